package org.os4j;

import java.util.List;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Struct;

/**
 * What is mounted somewhere: C's {@code struct mntent}.
 *
 * @param source what is mounted: a device, or what the file system calls itself
 * @param directory where
 * @param type the kind of file system
 * @param options its options, as {@code rw} and {@code size=1024k}
 */
public record MountEntry(String source, String directory, String type, List<String> options) {
    /** Keeps a copy of the options. */
    public MountEntry {
        options = List.copyOf(options);
    }

    static MountEntry read(long struct) {
        return new MountEntry(text(struct, Layout.SOURCE), text(struct, Layout.DIRECTORY), text(struct, Layout.TYPE),
                List.of(text(struct, Layout.OPTIONS).split(",")));
    }

    private static String text(long struct, int offset) {
        return CStrings.read(Memory.getLong(struct + offset));
    }

    /** The struct, for those who read. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("mntent");
        private static final int SOURCE = STRUCT.field("mnt_fsname").offset();
        private static final int DIRECTORY = STRUCT.field("mnt_dir").offset();
        private static final int TYPE = STRUCT.field("mnt_type").offset();
        private static final int OPTIONS = STRUCT.field("mnt_opts").offset();

        private Layout() {}
    }
}
