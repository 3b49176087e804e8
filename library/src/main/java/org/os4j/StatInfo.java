package org.os4j;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A path and what the system knows of it. The values are those of a link's target, as stat(2) has them; {@link #isSymlink} and {@link #linkStat} tell
 * of the link itself. Of a link whose target is missing the values are the link's own.
 */
public final class StatInfo {
    private final String path;
    private final Stat stat;
    private final Stat link;

    StatInfo(String path, Stat stat, Stat link) {
        this.path = path;
        this.stat = stat;
        this.link = link;
    }

    /**
     * The path.
     *
     * @return the path, as it was given
     */
    public String path() {
        return path;
    }

    /**
     * The size.
     *
     * @return bytes
     */
    public long size() {
        return stat.size();
    }

    /**
     * The type and permissions.
     *
     * @return {@code st_mode}
     */
    public int mode() {
        return stat.mode();
    }

    /**
     * The owner.
     *
     * @return the user's id
     */
    public int uid() {
        return stat.uid();
    }

    /**
     * The group.
     *
     * @return the group's id
     */
    public int gid() {
        return stat.gid();
    }

    /**
     * When it was last written.
     *
     * @return the time, to the nanosecond
     */
    public Instant mtime() {
        return stat.mtime();
    }

    /**
     * The file's number on its device.
     *
     * @return {@code st_ino}
     */
    public long inode() {
        return stat.ino();
    }

    /**
     * Says whether it, or what it is a link to, is a directory.
     *
     * @return true for a directory
     */
    public boolean isDir() {
        return stat.isDirectory();
    }

    /**
     * Says whether it, or what it is a link to, is a regular file.
     *
     * @return true for a regular file
     */
    public boolean isFile() {
        return stat.isRegularFile();
    }

    /**
     * Says whether the path names a symbolic link.
     *
     * @return true for a link, whether its target is there or not
     */
    public boolean isSymlink() {
        return link.isSymbolicLink();
    }

    /**
     * Says whether it is a link whose target is missing.
     *
     * @return true for such a link
     */
    public boolean isDangling() {
        return stat.isSymbolicLink();
    }

    /**
     * The type and permissions as text.
     *
     * @return ten characters, such as {@code drwxr-xr-x}
     */
    public String modeStr() {
        return PosixStat.filemode(mode());
    }

    /**
     * All that the system knows of it, or of what it is a link to.
     *
     * @return its status
     */
    public Stat stat() {
        return stat;
    }

    /**
     * All that the system knows of the path itself.
     *
     * @return the link's own status, or {@link #stat} where it is none
     */
    public Stat linkStat() {
        return link;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StatInfo that && path.equals(that.path) && stat.equals(that.stat) && link.equals(that.link);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, stat);
    }

    /** The line {@code mode uid=… gid=… size=… inode=… path}, the size in ten columns. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s uid=%s gid=%s size=%10d inode=%s %s", modeStr(), Integer.toUnsignedString(uid()), Integer.toUnsignedString(gid()),
                size(), Long.toUnsignedString(inode()), path);
    }
}
