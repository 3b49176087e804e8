package org.os4j.internal.fork;

import java.lang.reflect.AccessibleObject;
import org.jspecify.annotations.Nullable;

/** The helper's functions, in C: {@code library/src/main/c/fork}. */
final class Native {
    private Native() {}

    /** Null, or why this process cannot fork. */
    static native @Nullable String check();

    /**
     * Forks. Who lives in the child is decided here.
     *
     * @param keeper a thread of os4j's own that lives in the child, or null
     * @param virtualThreads whether the process has used virtual threads
     * @return 0 in the child, its process id in the parent, minus errno on failure
     */
    static native int fork(@Nullable Thread keeper, boolean virtualThreads);

    /** After a failure, the words that go with it; empty if errno says it all. */
    static native String reason();

    /** Of the last fork, in nanoseconds: the pause of the parent's threads, the kernel's clone in it, the freezes in it; then how many freezes. */
    static native long[] timings();

    /** In the child: the threads of the parent's that do not live, those of earlier forks among them. */
    static native Thread[] dead();

    /** In the child: virtual threads run again, but not these. */
    static native void resumeVirtualThreadsBut(Thread[] ended);

    /** Lets reflection reach one member that the module system hides. */
    static native void open(AccessibleObject member);

    /** Whether a class has been initialized, without doing it. */
    static native boolean isInitialized(Class<?> type);
}
