package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of statvfs(3), mount(2) and openat2(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface FilesystemConstants permits PosixFilesystems {
    /** statvfs: cannot be written. */
    int ST_RDONLY = constant("ST_RDONLY");

    /** statvfs: the set-user-ID and set-group-ID bits have no effect. */
    int ST_NOSUID = constant("ST_NOSUID");

    /** statvfs: device files cannot be opened. */
    int ST_NODEV = constant("ST_NODEV");

    /** statvfs: programs cannot be executed. */
    int ST_NOEXEC = constant("ST_NOEXEC");

    /** statvfs: each write waits for the disk. */
    int ST_SYNCHRONOUS = constant("ST_SYNCHRONOUS");

    /** statvfs: mandatory locks are possible. */
    int ST_MANDLOCK = constant("ST_MANDLOCK");

    /** statvfs: of another system; without meaning on Linux. */
    int ST_WRITE = constant("ST_WRITE");

    /** statvfs: of another system; without meaning on Linux. */
    int ST_APPEND = constant("ST_APPEND");

    /** statvfs: access times are not kept. */
    int ST_NOATIME = constant("ST_NOATIME");

    /** statvfs: the access times of directories are not kept. */
    int ST_NODIRATIME = constant("ST_NODIRATIME");

    /** statvfs: access times are kept once a day, or after a change. */
    int ST_RELATIME = constant("ST_RELATIME");

    /** statvfs: symbolic links are not followed; since Linux 5.10. */
    int ST_NOSYMFOLLOW = constant("ST_NOSYMFOLLOW");

    /** mount: cannot be written. */
    int MS_RDONLY = constant("MS_RDONLY");

    /** mount: the set-user-ID and set-group-ID bits have no effect. */
    int MS_NOSUID = constant("MS_NOSUID");

    /** mount: device files cannot be opened. */
    int MS_NODEV = constant("MS_NODEV");

    /** mount: programs cannot be executed. */
    int MS_NOEXEC = constant("MS_NOEXEC");

    /** mount: each write waits for the disk. */
    int MS_SYNCHRONOUS = constant("MS_SYNCHRONOUS");

    /** mount: change the flags of what is mounted there. */
    int MS_REMOUNT = constant("MS_REMOUNT");

    /** mount: mandatory locks are possible; ignored since Linux 5.15. */
    int MS_MANDLOCK = constant("MS_MANDLOCK");

    /** mount: each change of a directory waits for the disk. */
    int MS_DIRSYNC = constant("MS_DIRSYNC");

    /** mount: symbolic links are not followed; since Linux 5.10. */
    int MS_NOSYMFOLLOW = constant("MS_NOSYMFOLLOW");

    /** mount: access times are not kept. */
    int MS_NOATIME = constant("MS_NOATIME");

    /** mount: the access times of directories are not kept. */
    int MS_NODIRATIME = constant("MS_NODIRATIME");

    /** mount: show a directory or a file at a second place. */
    int MS_BIND = constant("MS_BIND");

    /** mount: move a mount to another place. */
    int MS_MOVE = constant("MS_MOVE");

    /** mount: with all that is mounted below. */
    int MS_REC = constant("MS_REC");

    /** mount: less messages in the kernel's log. */
    int MS_SILENT = constant("MS_SILENT");

    /** mount: with access control lists. */
    int MS_POSIXACL = constant("MS_POSIXACL");

    /** mount: cannot be bound to another place. */
    int MS_UNBINDABLE = constant("MS_UNBINDABLE");

    /** mount: what is mounted below is not seen in other namespaces, and theirs is not seen here. */
    int MS_PRIVATE = constant("MS_PRIVATE");

    /** mount: what other namespaces mount below is seen here, and ours is not seen there. */
    int MS_SLAVE = constant("MS_SLAVE");

    /** mount: what is mounted below is seen in all namespaces that share it. */
    int MS_SHARED = constant("MS_SHARED");

    /** mount: access times are kept once a day, or after a change. */
    int MS_RELATIME = constant("MS_RELATIME");

    /** mount: count a file's changes. */
    int MS_I_VERSION = constant("MS_I_VERSION");

    /** mount: access times are always kept. */
    int MS_STRICTATIME = constant("MS_STRICTATIME");

    /** mount: times reach the disk when something else does. */
    int MS_LAZYTIME = constant("MS_LAZYTIME");

    /** umount2: even if it is busy, where the file system can: unfinished requests fail. */
    int MNT_FORCE = constant("MNT_FORCE");

    /** umount2: now from the tree, and for good when nobody uses it any more. */
    int MNT_DETACH = constant("MNT_DETACH");

    /** umount2: mark it, failing with EAGAIN; a second call unmounts it if it was not used between them. */
    int MNT_EXPIRE = constant("MNT_EXPIRE");

    /** umount2: do not follow a symbolic link. */
    int UMOUNT_NOFOLLOW = constant("UMOUNT_NOFOLLOW");

    /** openat2: do not cross into another mount. */
    int RESOLVE_NO_XDEV = constant("RESOLVE_NO_XDEV");

    /** openat2: do not follow the links of /proc that name more than a path. */
    int RESOLVE_NO_MAGICLINKS = constant("RESOLVE_NO_MAGICLINKS");

    /** openat2: do not follow any symbolic link on the way. */
    int RESOLVE_NO_SYMLINKS = constant("RESOLVE_NO_SYMLINKS");

    /** openat2: fail with EXDEV rather than leave the directory. */
    int RESOLVE_BENEATH = constant("RESOLVE_BENEATH");

    /** openat2: the directory is the root, of absolute paths and links too. */
    int RESOLVE_IN_ROOT = constant("RESOLVE_IN_ROOT");

    /** openat2: fail with EAGAIN rather than wait for the disk; since Linux 5.12. */
    int RESOLVE_CACHED = constant("RESOLVE_CACHED");

    /** name_to_handle_at: a handle to compare, not to open; since Linux 6.5. */
    int AT_HANDLE_FID = constant("AT_HANDLE_FID");

    /** The most bytes that a file handle has. */
    int MAX_HANDLE_SZ = constant("MAX_HANDLE_SZ");

    /** statfs, the type of ext2, ext3 and ext4. */
    long EXT4_SUPER_MAGIC = longConstant("EXT4_SUPER_MAGIC");

    /** statfs, the type of XFS. */
    long XFS_SUPER_MAGIC = longConstant("XFS_SUPER_MAGIC");

    /** statfs, the type of Btrfs. */
    long BTRFS_SUPER_MAGIC = longConstant("BTRFS_SUPER_MAGIC");

    /** statfs, the type of F2FS. */
    long F2FS_SUPER_MAGIC = longConstant("F2FS_SUPER_MAGIC");

    /** statfs, the type of tmpfs. */
    long TMPFS_MAGIC = longConstant("TMPFS_MAGIC");

    /** statfs, the type of ramfs. */
    long RAMFS_MAGIC = longConstant("RAMFS_MAGIC");

    /** statfs, the type of hugetlbfs. */
    long HUGETLBFS_MAGIC = longConstant("HUGETLBFS_MAGIC");

    /** statfs, the type of overlayfs. */
    long OVERLAYFS_SUPER_MAGIC = longConstant("OVERLAYFS_SUPER_MAGIC");

    /** statfs, the type of SquashFS. */
    long SQUASHFS_MAGIC = longConstant("SQUASHFS_MAGIC");

    /** statfs, the type of EROFS. */
    long EROFS_SUPER_MAGIC_V1 = longConstant("EROFS_SUPER_MAGIC_V1");

    /** statfs, the type of ISO 9660. */
    long ISOFS_SUPER_MAGIC = longConstant("ISOFS_SUPER_MAGIC");

    /** statfs, the type of UDF. */
    long UDF_SUPER_MAGIC = longConstant("UDF_SUPER_MAGIC");

    /** statfs, the type of FAT. */
    long MSDOS_SUPER_MAGIC = longConstant("MSDOS_SUPER_MAGIC");

    /** statfs, the type of exFAT. */
    long EXFAT_SUPER_MAGIC = longConstant("EXFAT_SUPER_MAGIC");

    /** statfs, the type of NFS. */
    long NFS_SUPER_MAGIC = longConstant("NFS_SUPER_MAGIC");

    /** statfs, the type of CIFS. */
    long CIFS_SUPER_MAGIC = longConstant("CIFS_SUPER_MAGIC");

    /** statfs, the type of SMB 2 and 3. */
    long SMB2_SUPER_MAGIC = longConstant("SMB2_SUPER_MAGIC");

    /** statfs, the type of Ceph. */
    long CEPH_SUPER_MAGIC = longConstant("CEPH_SUPER_MAGIC");

    /** statfs, the type of FUSE. */
    long FUSE_SUPER_MAGIC = longConstant("FUSE_SUPER_MAGIC");

    /** statfs, the type of 9P. */
    long V9FS_MAGIC = longConstant("V9FS_MAGIC");

    /** statfs, the type of proc. */
    long PROC_SUPER_MAGIC = longConstant("PROC_SUPER_MAGIC");

    /** statfs, the type of sysfs. */
    long SYSFS_MAGIC = longConstant("SYSFS_MAGIC");

    /** statfs, the type of devpts. */
    long DEVPTS_SUPER_MAGIC = longConstant("DEVPTS_SUPER_MAGIC");

    /** statfs, the type of cgroup, version 1. */
    long CGROUP_SUPER_MAGIC = longConstant("CGROUP_SUPER_MAGIC");

    /** statfs, the type of cgroup, version 2. */
    long CGROUP2_SUPER_MAGIC = longConstant("CGROUP2_SUPER_MAGIC");

    /** statfs, the type of debugfs. */
    long DEBUGFS_MAGIC = longConstant("DEBUGFS_MAGIC");

    /** statfs, the type of tracefs. */
    long TRACEFS_MAGIC = longConstant("TRACEFS_MAGIC");

    /** statfs, the type of securityfs. */
    long SECURITYFS_MAGIC = longConstant("SECURITYFS_MAGIC");

    /** statfs, the type of bpf. */
    long BPF_FS_MAGIC = longConstant("BPF_FS_MAGIC");

    /** statfs, the type of the namespaces of /proc. */
    long NSFS_MAGIC = longConstant("NSFS_MAGIC");

    /** statfs, the type of pipes. */
    long PIPEFS_MAGIC = longConstant("PIPEFS_MAGIC");

    /** statfs, the type of sockets. */
    long SOCKFS_MAGIC = longConstant("SOCKFS_MAGIC");

    /** statfs, the type of autofs. */
    long AUTOFS_SUPER_MAGIC = longConstant("AUTOFS_SUPER_MAGIC");

    private static int constant(String name) {
        return Constants.get("filesystems", name);
    }

    private static long longConstant(String name) {
        return Constants.getLong("filesystems", name);
    }
}
