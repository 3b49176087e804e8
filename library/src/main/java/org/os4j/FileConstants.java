package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of stat(2), access(2), the {@code *at} calls and their like, as this platform has them. They are members of {@link Posix}. */
public sealed interface FileConstants permits PosixStat {
    /** TODO. */
    int S_IFMT = constant("S_IFMT");

    /** TODO. */
    int S_IFSOCK = constant("S_IFSOCK");

    /** TODO. */
    int S_IFLNK = constant("S_IFLNK");

    /** TODO. */
    int S_IFREG = constant("S_IFREG");

    /** TODO. */
    int S_IFBLK = constant("S_IFBLK");

    /** TODO. */
    int S_IFDIR = constant("S_IFDIR");

    /** TODO. */
    int S_IFCHR = constant("S_IFCHR");

    /** TODO. */
    int S_IFIFO = constant("S_IFIFO");

    /** TODO. */
    int S_ISUID = constant("S_ISUID");

    /** TODO. */
    int S_ISGID = constant("S_ISGID");

    /** TODO. */
    int S_ISVTX = constant("S_ISVTX");

    /** TODO. */
    int S_IRWXU = constant("S_IRWXU");

    /** TODO. */
    int S_IRUSR = constant("S_IRUSR");

    /** TODO. */
    int S_IWUSR = constant("S_IWUSR");

    /** TODO. */
    int S_IXUSR = constant("S_IXUSR");

    /** TODO. */
    int S_IRWXG = constant("S_IRWXG");

    /** TODO. */
    int S_IRGRP = constant("S_IRGRP");

    /** TODO. */
    int S_IWGRP = constant("S_IWGRP");

    /** TODO. */
    int S_IXGRP = constant("S_IXGRP");

    /** TODO. */
    int S_IRWXO = constant("S_IRWXO");

    /** TODO. */
    int S_IROTH = constant("S_IROTH");

    /** TODO. */
    int S_IWOTH = constant("S_IWOTH");

    /** TODO. */
    int S_IXOTH = constant("S_IXOTH");

    /** TODO. */
    int F_OK = constant("F_OK");

    /** TODO. */
    int R_OK = constant("R_OK");

    /** TODO. */
    int W_OK = constant("W_OK");

    /** TODO. */
    int X_OK = constant("X_OK");

    /** TODO. */
    int AT_SYMLINK_NOFOLLOW = constant("AT_SYMLINK_NOFOLLOW");

    /** TODO. */
    int AT_SYMLINK_FOLLOW = constant("AT_SYMLINK_FOLLOW");

    /** TODO. */
    int AT_REMOVEDIR = constant("AT_REMOVEDIR");

    /** TODO. */
    int AT_EACCESS = constant("AT_EACCESS");

    /** TODO. */
    int AT_EMPTY_PATH = constant("AT_EMPTY_PATH");

    /** TODO. */
    int AT_NO_AUTOMOUNT = constant("AT_NO_AUTOMOUNT");

    /** TODO. */
    int AT_STATX_SYNC_AS_STAT = constant("AT_STATX_SYNC_AS_STAT");

    /** TODO. */
    int AT_STATX_FORCE_SYNC = constant("AT_STATX_FORCE_SYNC");

    /** TODO. */
    int AT_STATX_DONT_SYNC = constant("AT_STATX_DONT_SYNC");

    /** TODO. */
    int UTIME_NOW = constant("UTIME_NOW");

    /** TODO. */
    int UTIME_OMIT = constant("UTIME_OMIT");

    /** TODO. */
    int RENAME_NOREPLACE = constant("RENAME_NOREPLACE");

    /** TODO. */
    int RENAME_EXCHANGE = constant("RENAME_EXCHANGE");

    /** TODO. */
    int RENAME_WHITEOUT = constant("RENAME_WHITEOUT");

    /** TODO. */
    int PATH_MAX = constant("PATH_MAX");

    /** TODO. */
    int NAME_MAX = constant("NAME_MAX");

    /** TODO. */
    int DT_UNKNOWN = constant("DT_UNKNOWN");

    /** TODO. */
    int DT_FIFO = constant("DT_FIFO");

    /** TODO. */
    int DT_CHR = constant("DT_CHR");

    /** TODO. */
    int DT_DIR = constant("DT_DIR");

    /** TODO. */
    int DT_BLK = constant("DT_BLK");

    /** TODO. */
    int DT_REG = constant("DT_REG");

    /** TODO. */
    int DT_LNK = constant("DT_LNK");

    /** TODO. */
    int DT_SOCK = constant("DT_SOCK");

    /** TODO. */
    int DT_WHT = constant("DT_WHT");

    /** TODO. */
    int STATX_TYPE = constant("STATX_TYPE");

    /** TODO. */
    int STATX_MODE = constant("STATX_MODE");

    /** TODO. */
    int STATX_NLINK = constant("STATX_NLINK");

    /** TODO. */
    int STATX_UID = constant("STATX_UID");

    /** TODO. */
    int STATX_GID = constant("STATX_GID");

    /** TODO. */
    int STATX_ATIME = constant("STATX_ATIME");

    /** TODO. */
    int STATX_MTIME = constant("STATX_MTIME");

    /** TODO. */
    int STATX_CTIME = constant("STATX_CTIME");

    /** TODO. */
    int STATX_INO = constant("STATX_INO");

    /** TODO. */
    int STATX_SIZE = constant("STATX_SIZE");

    /** TODO. */
    int STATX_BLOCKS = constant("STATX_BLOCKS");

    /** TODO. */
    int STATX_BASIC_STATS = constant("STATX_BASIC_STATS");

    /** TODO. */
    int STATX_BTIME = constant("STATX_BTIME");

    /** TODO. */
    int STATX_ALL = constant("STATX_ALL");

    /** TODO. */
    int STATX_MNT_ID = constant("STATX_MNT_ID");

    /** TODO. */
    int STATX_DIOALIGN = constant("STATX_DIOALIGN");

    /** TODO. */
    int STATX_MNT_ID_UNIQUE = constant("STATX_MNT_ID_UNIQUE");

    /** TODO. */
    int STATX_SUBVOL = constant("STATX_SUBVOL");

    /** TODO. */
    int STATX_ATTR_COMPRESSED = constant("STATX_ATTR_COMPRESSED");

    /** TODO. */
    int STATX_ATTR_IMMUTABLE = constant("STATX_ATTR_IMMUTABLE");

    /** TODO. */
    int STATX_ATTR_APPEND = constant("STATX_ATTR_APPEND");

    /** TODO. */
    int STATX_ATTR_NODUMP = constant("STATX_ATTR_NODUMP");

    /** TODO. */
    int STATX_ATTR_ENCRYPTED = constant("STATX_ATTR_ENCRYPTED");

    /** TODO. */
    int STATX_ATTR_AUTOMOUNT = constant("STATX_ATTR_AUTOMOUNT");

    /** TODO. */
    int STATX_ATTR_MOUNT_ROOT = constant("STATX_ATTR_MOUNT_ROOT");

    /** TODO. */
    int STATX_ATTR_VERITY = constant("STATX_ATTR_VERITY");

    /** TODO. */
    int STATX_ATTR_DAX = constant("STATX_ATTR_DAX");

    private static int constant(String name) {
        return Constants.get("files", name);
    }
}
