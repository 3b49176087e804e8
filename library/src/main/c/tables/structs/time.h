STRUCT("timespec", struct timespec);
PLACE(struct timespec, tv_sec);
PLACE(struct timespec, tv_nsec);
END();
STRUCT("timeval", struct timeval);
PLACE(struct timeval, tv_sec);
PLACE(struct timeval, tv_usec);
END();
