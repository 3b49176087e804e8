package org.os4j;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/** Watches what owns descriptors: what is lost without being closed is reported, and closed. */
final class Leaks {
    /** Where each was opened is known only if this property is true, since finding out costs more than opening. */
    static final String TRACE = "os4j.trace";
    private static final boolean TRACES = Boolean.getBoolean(TRACE);
    private static final Cleaner CLEANER = Cleaner.create();

    private Leaks() {}

    /** What is done with something lost; it must not refer to its owner. */
    interface Lost {
        /** Closes what is still open, and says what that was; null if all was closed. */
        @Nullable String closeLost();
    }

    /** Watches an owner; the result ends the watch, and must be called when the owner is closed. */
    static Cleaner.Cleanable watch(Object owner, Lost lost) {
        Throwable opened = TRACES ? new Throwable("opened here") : null;
        return CLEANER.register(owner, () -> report(lost.closeLost(), opened));
    }

    private static void report(@Nullable String what, @Nullable Throwable opened) {
        if (what == null) {
            return;
        }
        System.Logger logger = System.getLogger("org.os4j");
        if (opened != null) {
            logger.log(System.Logger.Level.WARNING, what + " was never closed", opened);
        } else {
            logger.log(System.Logger.Level.WARNING, what + " was never closed; -D" + TRACE + "=true says where it was opened");
        }
    }
}
