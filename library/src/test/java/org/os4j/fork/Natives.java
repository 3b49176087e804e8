package org.os4j.fork;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** The tests' library of native threads, natives.c; its place is the property natives. */
final class Natives {
    private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup(Path.of(System.getProperty("natives")), Arena.global());

    private Natives() {}

    static int call(String function, Object... arguments) throws Throwable {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = arguments[i] instanceof Integer ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS;
        }
        return (int) Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(function), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts))
                .invokeWithArguments(arguments);
    }

    static long number(String variable) {
        return LIBRARY.findOrThrow(variable).reinterpret(8).get(ValueLayout.JAVA_LONG, 0);
    }

    static MemorySegment string(String text) {
        return Arena.global().allocateFrom(text);
    }
}
