package org.os4j;

import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * What somebody may have on a file system, and has: C's {@code struct dqblk}.
 *
 * @param id the user, group or project
 * @param hardSpace the most space, in KiB; 0 for no limit
 * @param softSpace what space may be exceeded for a time, in KiB; 0 for no limit
 * @param space the space that is used, in bytes
 * @param hardFiles the most files; 0 for no limit
 * @param softFiles what number of files may be exceeded for a time; 0 for no limit
 * @param files the files that there are
 * @param spaceUntil until when {@code softSpace} may be exceeded, in seconds since 1970; 0 if it is not
 * @param filesUntil until when {@code softFiles} may be exceeded, in seconds since 1970; 0 if it is not
 */
public record DiskQuota(int id, long hardSpace, long softSpace, long space, long hardFiles, long softFiles, long files, long spaceUntil, long filesUntil) {
    static DiskQuota read(int id, long struct) {
        return new DiskQuota(id, Layout.HARD_SPACE.get(struct), Layout.SOFT_SPACE.get(struct), Layout.SPACE.get(struct), Layout.HARD_FILES.get(struct),
                Layout.SOFT_FILES.get(struct), Layout.FILES.get(struct), Layout.SPACE_UNTIL.get(struct), Layout.FILES_UNTIL.get(struct));
    }

    void writeTo(long struct, int valid) {
        Layout.HARD_SPACE.set(struct, hardSpace);
        Layout.SOFT_SPACE.set(struct, softSpace);
        Layout.SPACE.set(struct, space);
        Layout.HARD_FILES.set(struct, hardFiles);
        Layout.SOFT_FILES.set(struct, softFiles);
        Layout.FILES.set(struct, files);
        Layout.SPACE_UNTIL.set(struct, spaceUntil);
        Layout.FILES_UNTIL.set(struct, filesUntil);
        Layout.VALID.set(struct, valid);
    }

    /** The structs, for those who call. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("dqblk");
        static final Struct NEXT = Struct.named("nextdqblk");
        static final Field NEXT_ID = NEXT.field("dqb_id");
        private static final Field HARD_SPACE = STRUCT.field("dqb_bhardlimit");
        private static final Field SOFT_SPACE = STRUCT.field("dqb_bsoftlimit");
        private static final Field SPACE = STRUCT.field("dqb_curspace");
        private static final Field HARD_FILES = STRUCT.field("dqb_ihardlimit");
        private static final Field SOFT_FILES = STRUCT.field("dqb_isoftlimit");
        private static final Field FILES = STRUCT.field("dqb_curinodes");
        private static final Field SPACE_UNTIL = STRUCT.field("dqb_btime");
        private static final Field FILES_UNTIL = STRUCT.field("dqb_itime");
        private static final Field VALID = STRUCT.field("dqb_valid");

        private Layout() {}
    }
}
