package org.os4j;

import java.time.Duration;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * How a file system keeps its quotas: C's {@code struct dqinfo}.
 *
 * @param spaceGrace for how long the lower limit of space may be exceeded
 * @param filesGrace for how long the lower limit of files may be exceeded
 * @param flags {@code DQF_ROOT_SQUASH}, 1, if root is limited too in the old format; {@code DQF_SYS_FILE}, 0x10000, if they are in hidden files
 */
public record QuotaInfo(Duration spaceGrace, Duration filesGrace, int flags) {
    static QuotaInfo read(long struct) {
        return new QuotaInfo(Duration.ofSeconds(Layout.SPACE_GRACE.get(struct)), Duration.ofSeconds(Layout.FILES_GRACE.get(struct)),
                Layout.FLAGS.getInt(struct));
    }

    /** The struct, for those who call. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("dqinfo");
        private static final Field SPACE_GRACE = STRUCT.field("dqi_bgrace");
        private static final Field FILES_GRACE = STRUCT.field("dqi_igrace");
        private static final Field FLAGS = STRUCT.field("dqi_flags");

        private Layout() {}
    }
}
