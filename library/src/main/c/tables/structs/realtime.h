STRUCT("mq_attr", struct mq_attr);
PLACE(struct mq_attr, mq_flags);
PLACE(struct mq_attr, mq_maxmsg);
PLACE(struct mq_attr, mq_msgsize);
PLACE(struct mq_attr, mq_curmsgs);
END();
STRUCT("sigevent", struct sigevent);
PLACE(struct sigevent, sigev_signo);
PLACE(struct sigevent, sigev_notify);
printf("                    sigev_value %zu 8 s\n", offsetof(struct sigevent, sigev_value));
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif
PLACE(struct sigevent, sigev_notify_thread_id);
END();
STRUCT("timex", struct timex);
PLACE(struct timex, modes);
PLACE(struct timex, offset);
PLACE(struct timex, freq);
PLACE(struct timex, maxerror);
PLACE(struct timex, esterror);
PLACE(struct timex, status);
PLACE(struct timex, constant);
PLACE(struct timex, precision);
PLACE(struct timex, tolerance);
PLACE(struct timex, time.tv_sec);
PLACE(struct timex, time.tv_usec);
PLACE(struct timex, tick);
PLACE(struct timex, tai);
END();
STRUCT("sem_t", sem_t);
END();
