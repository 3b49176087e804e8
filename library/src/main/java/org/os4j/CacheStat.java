package org.os4j;

import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * How much of a file is in the page cache, in pages: C's {@code struct cachestat}.
 *
 * @param cached pages that are in the cache
 * @param dirty of them, those that are to be written
 * @param writeback of them, those that are being written
 * @param evicted pages that were thrown out
 * @param recentlyEvicted of them, those that would be there still if memory were a little larger
 */
public record CacheStat(long cached, long dirty, long writeback, long evicted, long recentlyEvicted) {
    static CacheStat read(long struct) {
        return new CacheStat(Layout.CACHED.get(struct), Layout.DIRTY.get(struct), Layout.WRITEBACK.get(struct), Layout.EVICTED.get(struct),
                Layout.RECENTLY_EVICTED.get(struct));
    }

    /** The struct, for those who ask. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("cachestat");
        private static final Field CACHED = STRUCT.field("nr_cache");
        private static final Field DIRTY = STRUCT.field("nr_dirty");
        private static final Field WRITEBACK = STRUCT.field("nr_writeback");
        private static final Field EVICTED = STRUCT.field("nr_evicted");
        private static final Field RECENTLY_EVICTED = STRUCT.field("nr_recently_evicted");

        private Layout() {}
    }
}
