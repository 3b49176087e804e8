STRUCT("dirent", struct dirent);
PLACE(struct dirent, d_ino);
PLACE(struct dirent, d_off);
PLACE(struct dirent, d_reclen);
PLACE(struct dirent, d_type);
PLACE(struct dirent, d_name);
END();
