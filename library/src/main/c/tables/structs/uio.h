STRUCT("iovec", struct iovec);
printf("                    iov_base %zu 8 u\n", offsetof(struct iovec, iov_base));
PLACE(struct iovec, iov_len);
END();
