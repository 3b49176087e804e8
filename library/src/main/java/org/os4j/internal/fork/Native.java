package org.os4j.internal.fork;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
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

    /** Of the last fork, in nanoseconds: the pause of the parent's threads, the kernel's clone in it, the freezes in it; then how many freezes, and how many attempts. */
    static native long[] timings();

    /** In the child: the threads of the parent's that do not live, those of earlier forks among them. */
    static native Thread[] dead();

    /** Whether the one thread waits in a monitor and the other one wants to enter it, and the helper has seen by them where a monitor keeps both. */
    static native boolean findMonitorLists(Thread waiting, Thread entering);

    /** In the child: virtual threads run again, but not these, whose state is set. The two fields are VirtualThread's. */
    static native void endVirtualThreads(Thread[] ended, Field state, int terminated, Field carrier);

    /** The value of a field that holds an object; of a static one if {@code of} is null. {@link Reach} has checked the types, here and below. */
    static native @Nullable Object get(Class<?> declaring, Field field, @Nullable Object of);

    static native int getInt(Field field, Object of);

    static native long getLong(Field field, Object of);

    static native boolean getBoolean(Field field, Object of);

    static native void set(Class<?> declaring, Field field, @Nullable Object of, @Nullable Object value);

    static native void setInt(Field field, Object of, int value);

    static native void setLong(Field field, Object of, long value);

    /** One field's value, from one object to another; its type as the first letter of its descriptor. */
    static native void copy(Field field, char type, Object from, Object to);

    /** Calls a method without parameters that returns an object; a static one if {@code of} is null. */
    static native @Nullable Object call(Class<?> declaring, Method method, @Nullable Object of);

    /** Calls a void method without parameters. */
    static native void run(Method method, Object of);

    /** Calls a static method from long to long. */
    static native long callLong(Class<?> declaring, Method method, long argument);

    /** Calls a constructor without parameters. */
    static native Object create(Class<?> declaring, Constructor<?> constructor);

    /** This process's id. */
    static native long pid();

    /** 64 random bits of the kernel's. */
    static native long random();

    /** Whether a class has been initialized, without doing it. */
    static native boolean isInitialized(Class<?> type);
}
