package org.os4j;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a directory, whose type the directory itself tells as a rule: no call is made for it. Python: {@code os.DirEntry}.
 *
 * <p>A status is asked for once and kept. It is that of the path at that time, which need not be what was listed.
 */
public final class DirEntry {
    private final String directory;
    private final String name;
    private final int type;
    private final long inode;
    private @Nullable Stat link;
    private @Nullable Stat target;

    DirEntry(String directory, String name, int type, long inode) {
        this.directory = directory;
        this.name = name;
        this.type = type;
        this.inode = inode;
    }

    /**
     * Its name.
     *
     * @return the name, without the directory
     */
    public String name() {
        return name;
    }

    /**
     * Its path.
     *
     * @return the directory's path as it was given, and the name
     */
    public String path() {
        return FileCalls.join(directory, name);
    }

    /**
     * Its number on its device, as the directory tells it: for the root of a mount, that of the directory below.
     *
     * @return {@code d_ino}
     */
    public long inode() {
        return inode;
    }

    /**
     * What the directory says that it is.
     *
     * @return {@code DT_REG}, {@code DT_DIR}, {@code DT_LNK} or one of their sisters; {@code DT_UNKNOWN} where the file system does not tell
     */
    public int type() {
        return type;
    }

    /**
     * Says whether it, or what it is a link to, is a directory.
     *
     * @return true for a directory; false for a dangling link, and for what is missing by now
     * @throws ErrnoException as {@link #stat()}, but ENOENT
     */
    public boolean isDir() throws ErrnoException {
        return isDir(true);
    }

    /**
     * Says whether it is a directory.
     *
     * @param followSymlinks whether a link to one is too
     * @return true for a directory; false for a dangling link, and for what is missing by now
     * @throws ErrnoException as {@link #stat()}, but ENOENT
     */
    public boolean isDir(boolean followSymlinks) throws ErrnoException {
        return is(PosixStat.DT_DIR, PosixStat.S_IFDIR, followSymlinks);
    }

    /**
     * Says whether it, or what it is a link to, is a regular file.
     *
     * @return true for a regular file; false for a dangling link, and for what is missing by now
     * @throws ErrnoException as {@link #stat()}, but ENOENT
     */
    public boolean isFile() throws ErrnoException {
        return isFile(true);
    }

    /**
     * Says whether it is a regular file.
     *
     * @param followSymlinks whether a link to one is too
     * @return true for a regular file; false for a dangling link, and for what is missing by now
     * @throws ErrnoException as {@link #stat()}, but ENOENT
     */
    public boolean isFile(boolean followSymlinks) throws ErrnoException {
        return is(PosixStat.DT_REG, PosixStat.S_IFREG, followSymlinks);
    }

    /**
     * Says whether it is a symbolic link.
     *
     * @return true for a link, whether its target is there or not
     * @throws ErrnoException as {@link #stat(boolean)}, but ENOENT
     */
    public boolean isSymlink() throws ErrnoException {
        return is(PosixStat.DT_LNK, PosixStat.S_IFLNK, false);
    }

    private boolean is(int directoryType, int modeType, boolean followSymlinks) throws ErrnoException {
        if (type != PosixStat.DT_UNKNOWN && !(followSymlinks && type == PosixStat.DT_LNK)) {
            return type == directoryType;
        }
        try {
            return PosixStat.S_IFMT(stat(followSymlinks).mode()) == modeType;
        } catch (ErrnoException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }

    /**
     * What the system knows of it, or of what it is a link to.
     *
     * @return its status, which is asked for once
     * @throws ErrnoException as {@link Posix#stat}
     */
    public Stat stat() throws ErrnoException {
        return stat(true);
    }

    /**
     * What the system knows of it.
     *
     * @param followSymlinks whether a link's target is meant
     * @return its status, which is asked for once
     * @throws ErrnoException as {@link Posix#stat} and {@link Posix#lstat}
     */
    public Stat stat(boolean followSymlinks) throws ErrnoException {
        if (!followSymlinks || type != PosixStat.DT_LNK && type != PosixStat.DT_UNKNOWN) {
            if (link == null) {
                link = PosixStat.lstat(path());
            }
            if (!followSymlinks || !link.isSymbolicLink()) {
                return link;
            }
        }
        if (target == null) {
            target = PosixStat.stat(path());
        }
        return target;
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
