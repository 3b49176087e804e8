package org.os4j.fork;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/** The tests' library of native threads, natives.c; its place is the property natives. */
final class Natives {
    private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup(Path.of(System.getProperty("natives")), Arena.global());

    private Natives() {}

    static int call(String function, Object... arguments) throws Throwable {
        return invoke(function, new Linker.Option[0], arguments);
    }

    /** A call during which the JVM does not know that the thread is in native code. */
    static int critical(String function, Object... arguments) throws Throwable {
        return invoke(function, new Linker.Option[] {Linker.Option.critical(false)}, arguments);
    }

    /** Calls a function that calls the body back and returns what it returned. */
    static int callBack(String function, IntSupplier body) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            return call(function, stub(body, arena));
        }
    }

    /** Calls a function that calls the body back now and then, for ever. */
    static void start(String function, IntSupplier body) throws Throwable {
        call(function, stub(body, Arena.global()));
    }

    private static MemorySegment stub(IntSupplier body, Arena arena) throws ReflectiveOperationException {
        MethodHandle handle = MethodHandles.lookup().findVirtual(IntSupplier.class, "getAsInt", MethodType.methodType(int.class)).bindTo(body);
        return Linker.nativeLinker().upcallStub(handle, FunctionDescriptor.of(ValueLayout.JAVA_INT), arena);
    }

    private static int invoke(String function, Linker.Option[] options, Object... arguments) throws Throwable {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = arguments[i] instanceof Integer ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS;
        }
        return (int) Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(function), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts), options)
                .invokeWithArguments(arguments);
    }

    static long number(String variable) {
        return LIBRARY.findOrThrow(variable).reinterpret(8).get(ValueLayout.JAVA_LONG, 0);
    }

    static MemorySegment string(String text) {
        return Arena.global().allocateFrom(text);
    }
}
