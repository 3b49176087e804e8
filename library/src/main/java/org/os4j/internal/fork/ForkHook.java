package org.os4j.internal.fork;

import org.jspecify.annotations.Nullable;

/** What runs around each fork. */
final class ForkHook {
    final @Nullable Runnable before;
    final @Nullable Runnable afterInParent;
    final @Nullable Runnable afterInChild;

    ForkHook(@Nullable Runnable before, @Nullable Runnable afterInParent, @Nullable Runnable afterInChild) {
        this.before = before;
        this.afterInParent = afterInParent;
        this.afterInChild = afterInChild;
    }

    /** A hook that fails is reported as an uncaught exception is; the fork goes on, as in Python. */
    static void run(@Nullable Runnable hook) {
        if (hook == null) {
            return;
        }
        try {
            hook.run();
        } catch (Throwable t) {
            Thread self = Thread.currentThread();
            self.getUncaughtExceptionHandler().uncaughtException(self, t);
        }
    }
}
