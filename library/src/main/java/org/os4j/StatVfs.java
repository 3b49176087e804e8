package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** The state of a file system: the {@code struct statvfs} of statvfs(3). The accessors have the names of its members without the prefix. */
public final class StatVfs extends FilesystemSpace {
    static final Struct STRUCT = Struct.named("statvfs");
    private static final Layout LAYOUT = Layout.of(STRUCT);
    private static final Field FAVAIL = STRUCT.field("f_favail");
    private static final Field FLAG = STRUCT.field("f_flag");
    private static final Field NAMEMAX = STRUCT.field("f_namemax");

    private final long favail;
    private final int flag;
    private final long namemax;

    /** Reads a {@code struct statvfs}. */
    StatVfs(long struct) {
        super(LAYOUT, struct);
        favail = FAVAIL.get(struct);
        flag = FLAG.getInt(struct);
        namemax = NAMEMAX.get(struct);
    }

    /**
     * How many more files ordinary users can have.
     *
     * @return {@code f_favail}, on Linux the same as {@link #ffree}
     */
    public long favail() {
        return favail;
    }

    /**
     * How it is mounted.
     *
     * @return {@code f_flag}: {@code ST_RDONLY} and the other {@code ST_} constants
     */
    public int flag() {
        return flag;
    }

    /**
     * The longest name that a file can have.
     *
     * @return {@code f_namemax} in bytes
     */
    public long namemax() {
        return namemax;
    }

    /**
     * How large it is.
     *
     * @return {@code blocks * frsize}, in bytes
     */
    public long size() {
        return blocks() * frsize();
    }

    /**
     * How much is free for ordinary users.
     *
     * @return {@code bavail * frsize}, in bytes
     */
    public long available() {
        return bavail() * frsize();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StatVfs that && isEqualIn(that) && favail == that.favail && flag == that.flag && namemax == that.namemax;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return inWords(namemax, flag);
    }
}
