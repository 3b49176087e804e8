package org.os4j.bench.startup;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** One call, by the Foreign Function &amp; Memory API and nothing else: what the JDK's own part of a first call costs. */
public final class HandWrittenCall {
    private static final int STRUCT_STAT = 144;

    private HandWrittenCall() {}

    /**
     * Calls.
     *
     * @param arguments none
     * @throws Throwable if it fails
     */
    public static void main(String[] arguments) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle stat = linker.downcallHandle(linker.defaultLookup().findOrThrow("stat"), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS),
                Linker.Option.captureCallState("errno"));
        MemorySegment errno = Arena.global().allocate(Linker.Option.captureStateLayout());
        int result = (int) stat.invokeExact(errno, Arena.global().allocateFrom("/"), Arena.global().allocate(STRUCT_STAT));
        if (result == -1) {
            throw new IllegalStateException();
        }
    }
}
