package org.os4j.bench.calls;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.openjdk.jmh.annotations.Benchmark;
import org.os4j.bench.Setting;

/**
 * The least that the Foreign Function &amp; Memory API asks of a call: a handle of its own for the function, memory that is made once and belongs to one
 * thread, and no look at a path but the JDK's. What os4j costs more is the price of its rules.
 */
public class HandWrittenCalls extends Call {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MethodHandle LABS = handle("labs", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
    private static final MethodHandle STAT = handle("stat", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private static final int STRUCT_STAT = 144;
    /** The same on x86-64 and aarch64. */
    private static final int ST_SIZE = 48;

    private final MemorySegment errno = Arena.global().allocate(Linker.Option.captureStateLayout());
    private final MemorySegment name = Arena.global().allocate(256);
    private final MemorySegment status = Arena.global().allocate(STRUCT_STAT, Long.BYTES);
    private final String path = Setting.SHORT.value();
    private long number = -2;

    private static MethodHandle handle(String function, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(function), descriptor, ERRNO);
    }

    @Benchmark
    public long labs_FFM() throws Throwable {
        return (long) LABS.invokeExact(errno, number);
    }

    @Benchmark
    public long stat_FFM() throws Throwable {
        name.setString(0, path);
        if ((int) STAT.invokeExact(errno, name, status) == -1) {
            throw new IOException("stat: errno " + errno.get(JAVA_INT, 0));
        }
        return status.get(JAVA_LONG, ST_SIZE);
    }
}
