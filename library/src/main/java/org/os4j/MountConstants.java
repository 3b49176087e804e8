package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of fsopen(2), fsconfig(2), fsmount(2), move_mount(2), open_tree(2) and mount_setattr(2). They are members of {@link Linux}. */
public sealed interface MountConstants permits LinuxMounts {
    /** fsopen: close on exec; os4j adds it. */
    int FSOPEN_CLOEXEC = constant("FSOPEN_CLOEXEC");

    /** fspick: close on exec; os4j adds it. */
    int FSPICK_CLOEXEC = constant("FSPICK_CLOEXEC");

    /** fspick: the path's last symbolic link is not followed. */
    int FSPICK_SYMLINK_NOFOLLOW = constant("FSPICK_SYMLINK_NOFOLLOW");

    /** fspick: nothing is mounted automatically on the way. */
    int FSPICK_NO_AUTOMOUNT = constant("FSPICK_NO_AUTOMOUNT");

    /** fspick: an empty path is the descriptor itself. */
    int FSPICK_EMPTY_PATH = constant("FSPICK_EMPTY_PATH");

    /** fsconfig: set an option that has no value. */
    int FSCONFIG_SET_FLAG = constant("FSCONFIG_SET_FLAG");

    /** fsconfig: set an option to a text. */
    int FSCONFIG_SET_STRING = constant("FSCONFIG_SET_STRING");

    /** fsconfig: set an option to bytes. */
    int FSCONFIG_SET_BINARY = constant("FSCONFIG_SET_BINARY");

    /** fsconfig: set an option to a path. */
    int FSCONFIG_SET_PATH = constant("FSCONFIG_SET_PATH");

    /** fsconfig: set an option to a path, which may be empty: the descriptor itself. */
    int FSCONFIG_SET_PATH_EMPTY = constant("FSCONFIG_SET_PATH_EMPTY");

    /** fsconfig: set an option to an open file. */
    int FSCONFIG_SET_FD = constant("FSCONFIG_SET_FD");

    /** fsconfig: create the file system, or find it. */
    int FSCONFIG_CMD_CREATE = constant("FSCONFIG_CMD_CREATE");

    /** fsconfig: give the options to the file system that was picked. */
    int FSCONFIG_CMD_RECONFIGURE = constant("FSCONFIG_CMD_RECONFIGURE");

    /** fsmount: close on exec; os4j adds it. */
    int FSMOUNT_CLOEXEC = constant("FSMOUNT_CLOEXEC");

    /** Nothing can be written. */
    int MOUNT_ATTR_RDONLY = constant("MOUNT_ATTR_RDONLY");

    /** Set-user-id bits and capabilities of files have no effect. */
    int MOUNT_ATTR_NOSUID = constant("MOUNT_ATTR_NOSUID");

    /** Device files cannot be opened. */
    int MOUNT_ATTR_NODEV = constant("MOUNT_ATTR_NODEV");

    /** Programs cannot be executed. */
    int MOUNT_ATTR_NOEXEC = constant("MOUNT_ATTR_NOEXEC");

    /** All the bits of how access times are kept. */
    int MOUNT_ATTR__ATIME = constant("MOUNT_ATTR__ATIME");

    /** Access times are kept if they are older than the others. */
    int MOUNT_ATTR_RELATIME = constant("MOUNT_ATTR_RELATIME");

    /** No access times are kept. */
    int MOUNT_ATTR_NOATIME = constant("MOUNT_ATTR_NOATIME");

    /** Access times are always kept. */
    int MOUNT_ATTR_STRICTATIME = constant("MOUNT_ATTR_STRICTATIME");

    /** No access times of directories are kept. */
    int MOUNT_ATTR_NODIRATIME = constant("MOUNT_ATTR_NODIRATIME");

    /** Owners are mapped by a user namespace; since Linux 5.12. */
    int MOUNT_ATTR_IDMAP = constant("MOUNT_ATTR_IDMAP");

    /** Symbolic links are not followed; since Linux 5.14. */
    int MOUNT_ATTR_NOSYMFOLLOW = constant("MOUNT_ATTR_NOSYMFOLLOW");

    /** move_mount: follow symbolic links from where it is moved. */
    int MOVE_MOUNT_F_SYMLINKS = constant("MOVE_MOUNT_F_SYMLINKS");

    /** move_mount: mount automatically there. */
    int MOVE_MOUNT_F_AUTOMOUNTS = constant("MOVE_MOUNT_F_AUTOMOUNTS");

    /** move_mount: an empty path is the descriptor itself, as fsmount and open_tree return it. */
    int MOVE_MOUNT_F_EMPTY_PATH = constant("MOVE_MOUNT_F_EMPTY_PATH");

    /** move_mount: follow symbolic links to where it is moved. */
    int MOVE_MOUNT_T_SYMLINKS = constant("MOVE_MOUNT_T_SYMLINKS");

    /** move_mount: mount automatically there. */
    int MOVE_MOUNT_T_AUTOMOUNTS = constant("MOVE_MOUNT_T_AUTOMOUNTS");

    /** move_mount: an empty path is the descriptor itself. */
    int MOVE_MOUNT_T_EMPTY_PATH = constant("MOVE_MOUNT_T_EMPTY_PATH");

    /** move_mount: share propagation with the other mount, and move nothing; since Linux 5.15. */
    int MOVE_MOUNT_SET_GROUP = constant("MOVE_MOUNT_SET_GROUP");

    /** move_mount: below what is on top there; since Linux 6.5. */
    int MOVE_MOUNT_BENEATH = constant("MOVE_MOUNT_BENEATH");

    /** open_tree: a copy of the mount, detached. */
    int OPEN_TREE_CLONE = constant("OPEN_TREE_CLONE");

    /** open_tree: close on exec; os4j adds it. */
    int OPEN_TREE_CLOEXEC = constant("OPEN_TREE_CLOEXEC");

    /** open_tree, mount_setattr: with all mounts below. */
    int AT_RECURSIVE = constant("AT_RECURSIVE");

    private static int constant(String name) {
        return Constants.get("mounts", name);
    }
}
