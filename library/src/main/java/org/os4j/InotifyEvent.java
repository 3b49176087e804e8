package org.os4j;

import static org.os4j.EventConstants.*;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.CStrings;

/**
 * What happened to a file or directory that is watched: C's {@code struct inotify_event}.
 *
 * @param wd the watch, as {@code inotify_add_watch} returned it; -1 for {@code IN_Q_OVERFLOW}
 * @param mask what happened, of the {@code IN_} constants
 * @param cookie the same for the {@code IN_MOVED_FROM} and the {@code IN_MOVED_TO} of one renaming; 0 for all else
 * @param name the file's name in the directory that is watched; null if it happened to what is watched itself
 */
public record InotifyEvent(int wd, int mask, int cookie, @Nullable String name) {
    /**
     * Whether something happened.
     *
     * @param events any of the {@code IN_} constants
     * @return whether one of them is in {@link #mask()}
     */
    public boolean is(int events) {
        return (mask & events) != 0;
    }

    @Override
    public String toString() {
        return "InotifyEvent[wd=" + wd + ", mask=" + Names.IN.of(mask) + (cookie == 0 ? "" : ", cookie=" + Integer.toUnsignedString(cookie))
                + (name == null ? "" : ", name=" + CStrings.quoted(name)) + "]";
    }

    /** The names, for those who print. */
    private static final class Names {
        static final FlagNames IN = new FlagNames(
                new String[] {"IN_ACCESS", "IN_MODIFY", "IN_ATTRIB", "IN_CLOSE_WRITE", "IN_CLOSE_NOWRITE", "IN_OPEN", "IN_MOVED_FROM", "IN_MOVED_TO",
                    "IN_CREATE", "IN_DELETE", "IN_DELETE_SELF", "IN_MOVE_SELF", "IN_UNMOUNT", "IN_Q_OVERFLOW", "IN_IGNORED", "IN_ISDIR"},
                IN_ACCESS, IN_MODIFY, IN_ATTRIB, IN_CLOSE_WRITE, IN_CLOSE_NOWRITE, IN_OPEN, IN_MOVED_FROM, IN_MOVED_TO, IN_CREATE, IN_DELETE,
                IN_DELETE_SELF, IN_MOVE_SELF, IN_UNMOUNT, IN_Q_OVERFLOW, IN_IGNORED, IN_ISDIR);
    }
}
