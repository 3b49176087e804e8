package org.os4j;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Memory;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * A name of a file that stays when the file is renamed and when the system is started again: the {@code struct file_handle} of open_by_handle_at(2).
 * Two handles of one file system are equal if they are of one file.
 */
public final class FileHandle {
    private static final Struct STRUCT = Struct.named("file_handle");
    private static final Field BYTES = STRUCT.field("handle_bytes");
    private static final Field TYPE = STRUCT.field("handle_type");

    private final int type;
    private final byte[] bytes;

    /**
     * A handle that was kept.
     *
     * @param type its type
     * @param bytes its bytes
     * @throws IllegalArgumentException for more than {@code MAX_HANDLE_SZ} bytes
     */
    public FileHandle(int type, byte[] bytes) {
        if (Objects.requireNonNull(bytes, "bytes").length > Posix.MAX_HANDLE_SZ) {
            throw new IllegalArgumentException("bytes: are more than " + Posix.MAX_HANDLE_SZ + ": " + bytes.length);
        }
        this.type = type;
        this.bytes = bytes.clone();
    }

    /**
     * The kind of handle, which the file system knows.
     *
     * @return {@code handle_type}
     */
    public int type() {
        return type;
    }

    /**
     * What names the file.
     *
     * @return {@code f_handle}
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The size of a struct with room for any handle. */
    static int size() {
        return STRUCT.size() + Posix.MAX_HANDLE_SZ;
    }

    /** Says in a struct how much room it has. */
    static void setRoom(long struct) {
        BYTES.set(struct, Posix.MAX_HANDLE_SZ);
    }

    /** Reads a {@code struct file_handle}. */
    static FileHandle at(long struct) {
        return new FileHandle(TYPE.getInt(struct), Memory.bytes(struct + STRUCT.size(), BYTES.getInt(struct)));
    }

    /** The size of the {@code struct file_handle} that lies at an address. */
    static long sizeAt(long struct) {
        return STRUCT.size() + BYTES.get(struct);
    }

    /** Writes a {@code struct file_handle}. */
    void writeTo(long struct) {
        BYTES.set(struct, bytes.length);
        TYPE.set(struct, type);
        Memory.copy(bytes, 0, struct + STRUCT.size(), bytes.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileHandle that && type == that.type && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return type + ":" + HexFormat.of().formatHex(bytes);
    }
}
