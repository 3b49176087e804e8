package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of stat(2), access(2), the {@code *at} calls and their like, as this platform has them. They are members of {@link Posix}. */
public sealed interface FileConstants permits PosixStat {
    /** The bits of a mode that say what kind of file it is. */
    int S_IFMT = constant("S_IFMT");

    /** A socket. */
    int S_IFSOCK = constant("S_IFSOCK");

    /** A symbolic link. */
    int S_IFLNK = constant("S_IFLNK");

    /** A regular file. */
    int S_IFREG = constant("S_IFREG");

    /** A block device. */
    int S_IFBLK = constant("S_IFBLK");

    /** A directory. */
    int S_IFDIR = constant("S_IFDIR");

    /** A character device. */
    int S_IFCHR = constant("S_IFCHR");

    /** A FIFO, or a pipe. */
    int S_IFIFO = constant("S_IFIFO");

    /** A program runs as its owner. */
    int S_ISUID = constant("S_ISUID");

    /** A program runs as its group; in a directory, new files get the directory's group. */
    int S_ISGID = constant("S_ISGID");

    /** In a directory, only a file's owner may remove it: the sticky bit. */
    int S_ISVTX = constant("S_ISVTX");

    /** The owner may read, write and execute. */
    int S_IRWXU = constant("S_IRWXU");

    /** The owner may read. */
    int S_IRUSR = constant("S_IRUSR");

    /** The owner may write. */
    int S_IWUSR = constant("S_IWUSR");

    /** The owner may execute, or search a directory. */
    int S_IXUSR = constant("S_IXUSR");

    /** The group may read, write and execute. */
    int S_IRWXG = constant("S_IRWXG");

    /** The group may read. */
    int S_IRGRP = constant("S_IRGRP");

    /** The group may write. */
    int S_IWGRP = constant("S_IWGRP");

    /** The group may execute, or search a directory. */
    int S_IXGRP = constant("S_IXGRP");

    /** Others may read, write and execute. */
    int S_IRWXO = constant("S_IRWXO");

    /** Others may read. */
    int S_IROTH = constant("S_IROTH");

    /** Others may write. */
    int S_IWOTH = constant("S_IWOTH");

    /** Others may execute, or search a directory. */
    int S_IXOTH = constant("S_IXOTH");

    /** Asks {@code access} whether the file exists. */
    int F_OK = constant("F_OK");

    /** Asks {@code access} whether it may be read. */
    int R_OK = constant("R_OK");

    /** Asks {@code access} whether it may be written. */
    int W_OK = constant("W_OK");

    /** Asks {@code access} whether it may be executed, or searched. */
    int X_OK = constant("X_OK");

    /** Act on a symbolic link itself, not on its target. */
    int AT_SYMLINK_NOFOLLOW = constant("AT_SYMLINK_NOFOLLOW");

    /** For {@code linkat}: act on a symbolic link's target, not on the link itself. */
    int AT_SYMLINK_FOLLOW = constant("AT_SYMLINK_FOLLOW");

    /** For {@code unlinkat}: remove a directory, as {@code rmdir} does. */
    int AT_REMOVEDIR = constant("AT_REMOVEDIR");

    /** For {@code faccessat}: ask for the effective user and group, not for the real ones. */
    int AT_EACCESS = constant("AT_EACCESS");

    /** An empty path means what the descriptor itself stands for. */
    int AT_EMPTY_PATH = constant("AT_EMPTY_PATH");

    /** Do not mount what would be mounted when it is first used. */
    int AT_NO_AUTOMOUNT = constant("AT_NO_AUTOMOUNT");

    /** For {@code statx}: ask a file server when {@code stat} would. */
    int AT_STATX_SYNC_AS_STAT = constant("AT_STATX_SYNC_AS_STAT");

    /** For {@code statx}: ask a file server, whatever is known here. */
    int AT_STATX_FORCE_SYNC = constant("AT_STATX_FORCE_SYNC");

    /** For {@code statx}: do not ask a file server if anything is known here. */
    int AT_STATX_DONT_SYNC = constant("AT_STATX_DONT_SYNC");

    /** In place of the nanoseconds: the present time; see {@link Timespec#NOW}. */
    int UTIME_NOW = constant("UTIME_NOW");

    /** In place of the nanoseconds: leave the time as it is; see {@link Timespec#OMIT}. */
    int UTIME_OMIT = constant("UTIME_OMIT");

    /** For {@code renameat2}: fail with EEXIST rather than replace a file. */
    int RENAME_NOREPLACE = constant("RENAME_NOREPLACE");

    /** For {@code renameat2}: let the two files change their names. */
    int RENAME_EXCHANGE = constant("RENAME_EXCHANGE");

    /** For {@code renameat2}: leave a whiteout, which hides the file of that name below in an overlay. */
    int RENAME_WHITEOUT = constant("RENAME_WHITEOUT");

    /** The longest path that a call takes, in bytes and with the NUL at its end. */
    int PATH_MAX = constant("PATH_MAX");

    /** The longest name of a file within its directory, in bytes and without a NUL. */
    int NAME_MAX = constant("NAME_MAX");

    /** A directory's entry whose type only {@code lstat} tells. */
    int DT_UNKNOWN = constant("DT_UNKNOWN");

    /** A directory's entry that is a FIFO. */
    int DT_FIFO = constant("DT_FIFO");

    /** A directory's entry that is a character device. */
    int DT_CHR = constant("DT_CHR");

    /** A directory's entry that is a directory. */
    int DT_DIR = constant("DT_DIR");

    /** A directory's entry that is a block device. */
    int DT_BLK = constant("DT_BLK");

    /** A directory's entry that is a regular file. */
    int DT_REG = constant("DT_REG");

    /** A directory's entry that is a symbolic link. */
    int DT_LNK = constant("DT_LNK");

    /** A directory's entry that is a socket. */
    int DT_SOCK = constant("DT_SOCK");

    /** A directory's entry that is a whiteout. */
    int DT_WHT = constant("DT_WHT");

    /** Asks {@code statx} for the mode's type. */
    int STATX_TYPE = constant("STATX_TYPE");

    /** Asks {@code statx} for the mode's permissions. */
    int STATX_MODE = constant("STATX_MODE");

    /** Asks {@code statx} for the number of names. */
    int STATX_NLINK = constant("STATX_NLINK");

    /** Asks {@code statx} for the owner. */
    int STATX_UID = constant("STATX_UID");

    /** Asks {@code statx} for the group. */
    int STATX_GID = constant("STATX_GID");

    /** Asks {@code statx} when the file was last read. */
    int STATX_ATIME = constant("STATX_ATIME");

    /** Asks {@code statx} when the file was last written. */
    int STATX_MTIME = constant("STATX_MTIME");

    /** Asks {@code statx} when the file was last changed. */
    int STATX_CTIME = constant("STATX_CTIME");

    /** Asks {@code statx} for the inode. */
    int STATX_INO = constant("STATX_INO");

    /** Asks {@code statx} for the size. */
    int STATX_SIZE = constant("STATX_SIZE");

    /** Asks {@code statx} for the space on the disk. */
    int STATX_BLOCKS = constant("STATX_BLOCKS");

    /** Asks {@code statx} for all that {@code stat} tells. */
    int STATX_BASIC_STATS = constant("STATX_BASIC_STATS");

    /** Asks {@code statx} when the file was made. */
    int STATX_BTIME = constant("STATX_BTIME");

    /** {@code STATX_BASIC_STATS} and {@code STATX_BTIME}: not all, despite its name. */
    int STATX_ALL = constant("STATX_ALL");

    /** Asks {@code statx} for the mount's number; since Linux 5.8. */
    int STATX_MNT_ID = constant("STATX_MNT_ID");

    /** Asks {@code statx} how direct reads and writes must be aligned; since Linux 6.1. */
    int STATX_DIOALIGN = constant("STATX_DIOALIGN");

    /** Asks {@code statx} for the mount's number that is never used again; since Linux 6.8. */
    int STATX_MNT_ID_UNIQUE = constant("STATX_MNT_ID_UNIQUE");

    /** Asks {@code statx} for the subvolume; since Linux 6.10. */
    int STATX_SUBVOL = constant("STATX_SUBVOL");

    /** Asks {@code statx} how much a write may hold to be done whole or not at all; since Linux 6.11. */
    int STATX_WRITE_ATOMIC = constant("STATX_WRITE_ATOMIC");

    /** Asks {@code statx} how the offset of direct reads must be aligned; since Linux 6.14. */
    int STATX_DIO_READ_ALIGN = constant("STATX_DIO_READ_ALIGN");

    /** An attribute: the file system compresses the file. */
    int STATX_ATTR_COMPRESSED = constant("STATX_ATTR_COMPRESSED");

    /** An attribute: nobody can change, rename or remove the file. */
    int STATX_ATTR_IMMUTABLE = constant("STATX_ATTR_IMMUTABLE");

    /** An attribute: the file can only be appended to. */
    int STATX_ATTR_APPEND = constant("STATX_ATTR_APPEND");

    /** An attribute: a backup leaves the file out. */
    int STATX_ATTR_NODUMP = constant("STATX_ATTR_NODUMP");

    /** An attribute: the file system needs a key to read the file. */
    int STATX_ATTR_ENCRYPTED = constant("STATX_ATTR_ENCRYPTED");

    /** An attribute: something is mounted here when it is first used. */
    int STATX_ATTR_AUTOMOUNT = constant("STATX_ATTR_AUTOMOUNT");

    /** An attribute: the root of a mount. */
    int STATX_ATTR_MOUNT_ROOT = constant("STATX_ATTR_MOUNT_ROOT");

    /** An attribute: every read is checked against the file's hash, and nobody can write. */
    int STATX_ATTR_VERITY = constant("STATX_ATTR_VERITY");

    /** An attribute: the file's memory is the storage itself. */
    int STATX_ATTR_DAX = constant("STATX_ATTR_DAX");

    /** An attribute: the file can be written whole or not at all. */
    int STATX_ATTR_WRITE_ATOMIC = constant("STATX_ATTR_WRITE_ATOMIC");

    /** System V's name of {@code S_ISGID}: mandatory locks, on a file that no group may execute. */
    int S_ENFMT = constant("S_ENFMT");

    /** Version 7's name of {@code S_IRUSR}. */
    int S_IREAD = constant("S_IREAD");

    /** Version 7's name of {@code S_IWUSR}. */
    int S_IWRITE = constant("S_IWRITE");

    /** Version 7's name of {@code S_IXUSR}. */
    int S_IEXEC = constant("S_IEXEC");

    private static int constant(String name) {
        return Constants.get("files", name);
    }
}
