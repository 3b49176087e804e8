package org.os4j;

import java.util.ArrayList;
import java.util.List;
import org.os4j.internal.CStrings;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * An entry of a directory as the file system has it: C's {@code struct dirent64}, without its length.
 *
 * @param inode the file's number on its device; for the root of a mount, that of the directory below
 * @param offset where the next entry begins, for {@code lseek}: no count of anything
 * @param type what kind of file it is, {@code DT_REG} or one of its sisters; {@code DT_UNKNOWN} where the file system does not tell
 * @param name its name
 */
public record Dirent(long inode, long offset, int type, String name) {
    private static final Struct STRUCT = Struct.named("dirent");
    private static final Field INODE = STRUCT.field("d_ino");
    private static final Field OFFSET = STRUCT.field("d_off");
    private static final Field LENGTH = STRUCT.field("d_reclen");
    private static final Field TYPE = STRUCT.field("d_type");
    private static final int NAME = STRUCT.field("d_name").offset();

    /** Reads those that lie one after another. */
    static List<Dirent> read(long structs, long size) {
        List<Dirent> all = new ArrayList<>();
        for (long at = structs; at < structs + size; at += LENGTH.get(at)) {
            all.add(new Dirent(INODE.get(at), OFFSET.get(at), TYPE.getInt(at), CStrings.read(at + NAME)));
        }
        return all;
    }
}
