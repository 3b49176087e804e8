package org.os4j.internal;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.fork.ForkLock;

/**
 * The C library's environment, changed so that threads in C may read it meanwhile.
 *
 * <p>C's getenv takes no lock: it walks along the array {@code environ}, and C's setenv may free that array under it. What os4j writes is never freed
 * and never moved: a value is replaced by one store of a pointer, a variable is added behind the last one of an array of os4j's own with room to
 * spare, and what cannot be done so (removing) is done in a copy. Whoever reads sees the environment as it was or as it is. The price is memory: each
 * different text that a variable ever had stays, as in C, and a copy of the array for each removal.
 *
 * <p>Nothing helps against native code that calls setenv itself at the same time: the C library's lock is not to be had from outside.
 */
public final class Environment {
    private static final CFunction DLSYM = CFunction.ofLong("dlsym");
    private static final CFunction CALLOC = CFunction.ofLong("calloc");
    private static final CFunction GETENV = CFunction.ofLong("getenv");
    private static final long RTLD_DEFAULT = 0;
    private static final int SPARE = 16;

    private static long address;

    private static final ForkLock LOCK = new ForkLock();
    /** Every text that os4j ever made, so that a variable that goes to and fro does not cost memory each time. */
    private static final Map<String, Long> TEXTS = new HashMap<>();
    /** The array that os4j made last, and how many pointers it holds; another one, of the start or of native code's, is never written to. */
    private static long own;
    private static int capacity;

    private Environment() {}

    /** Where the C library keeps the pointer to the array, {@code char ***}. */
    public static long address() {
        if (address == 0) {
            try (Scratch scratch = Scratch.take()) {
                // The global scope, since a launcher that uses environ has a copy of its own, which is then the C library's too.
                address = DLSYM.call(scratch, RTLD_DEFAULT, scratch.string("environ", "symbol"));
            }
        }
        return address;
    }

    /**
     * Refuses what is no name of a variable.
     *
     * @throws IllegalArgumentException if it is empty or holds {@code =} or NUL
     */
    public static void checkName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("name: no name of a variable: " + CStrings.quoted(name));
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.indexOf('=') < 0 && name.indexOf('\0') < 0;
    }

    /** The value of a variable, or null; what is no name has none. */
    public static @Nullable String get(String name) {
        if (!isName(name)) {
            return null;
        }
        // Without the lock: what os4j writes is good to read at any time.
        try (Scratch scratch = Scratch.take()) {
            long value = GETENV.call(scratch, scratch.string(name, "name"));
            return value == 0 ? null : CStrings.read(value);
        }
    }

    /** Each variable as {@code NAME=VALUE}, in C's order. */
    public static List<String> list() {
        try (var _ = LOCK.hold()) {
            List<String> texts = new ArrayList<>();
            for (long at = array(); at != 0 && Memory.getLong(at) != 0; at += Long.BYTES) {
                texts.add(CStrings.read(Memory.getLong(at)));
            }
            return texts;
        }
    }

    /**
     * Sets a variable.
     *
     * @return the value that it had, or null
     * @throws IllegalArgumentException if the name is none, or the value holds a NUL
     */
    public static @Nullable String set(String name, String value) {
        return set(name, value, true);
    }

    /**
     * Sets a variable, perhaps only if it is not there.
     *
     * @return the value that it had, or null
     * @throws IllegalArgumentException if the name is none, or the value holds a NUL
     */
    public static @Nullable String set(String name, String value, boolean overwrite) {
        checkName(name);
        String spelled = asRead(name);
        try (var _ = LOCK.hold()) {
            int count = count();
            int index = indexOf(spelled, count);
            String before = valueOf(spelled, index);
            if (index >= 0 && !overwrite) {
                return before;
            }
            long text = text(spelled + "=" + value);
            if (array() != own || own == 0 || index < 0 && count + 2 > capacity) {
                install(copy(count, null));
            }
            publish(own + (long) (index < 0 ? count : index) * Long.BYTES, text);
            return before;
        }
    }

    /**
     * Removes a variable, if it is there.
     *
     * @return the value that it had, or null
     * @throws IllegalArgumentException if the name is none
     */
    public static @Nullable String remove(String name) {
        checkName(name);
        String spelled = asRead(name);
        try (var _ = LOCK.hold()) {
            int count = count();
            String before = valueOf(spelled, indexOf(spelled, count));
            if (before != null) {
                install(copy(count, spelled));
            }
            return before;
        }
    }

    /** Removes all variables. */
    public static void clear() {
        try (var _ = LOCK.hold()) {
            if (count() > 0) {
                install(copy(0, null));
            }
        }
    }

    /** The one text of a name's bytes: lone surrogates can spell in another way what is UTF-8 as it stands. */
    private static String asRead(String name) {
        return CStrings.decode(CStrings.encode(name, "name"));
    }

    private static long array() {
        return Memory.getLong(address());
    }

    private static int count() {
        long array = array();
        int count = 0;
        while (array != 0 && Memory.getLong(array + (long) count * Long.BYTES) != 0) {
            count++;
        }
        return count;
    }

    private static long element(int index) {
        return Memory.getLong(array() + (long) index * Long.BYTES);
    }

    private static int indexOf(String name, int count) {
        for (int i = 0; i < count; i++) {
            if (names(element(i), name)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String valueOf(String name, int index) {
        return index < 0 ? null : CStrings.read(element(index)).substring(name.length() + 1);
    }

    private static boolean names(long text, String name) {
        return CStrings.read(text).startsWith(name + "=");
    }

    /** A copy of the array with room for more, and without one variable. */
    private static long copy(int count, @Nullable String without) {
        int room = 2 * count + SPARE;
        long copy = memory((long) room * Long.BYTES);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long text = element(i);
            if (without == null || !names(text, without)) {
                Memory.setLong(copy + (long) kept++ * Long.BYTES, text);
            }
        }
        capacity = room;
        return copy;
    }

    private static void install(long array) {
        own = array;
        publish(address(), array);
    }

    /** Stores a pointer when what it points to can be seen by everybody. */
    private static void publish(long at, long pointer) {
        VarHandle.releaseFence();
        Memory.setLong(at, pointer);
    }

    private static long text(String variable) {
        Long known = TEXTS.get(variable);
        if (known != null) {
            return known;
        }
        byte[] bytes = CStrings.encode(variable, "value");
        long text = memory(bytes.length + 1L);
        Memory.copy(bytes, 0, text, bytes.length);
        TEXTS.put(variable, text);
        return text;
    }

    private static long memory(long size) {
        try (Scratch scratch = Scratch.take()) {
            long memory = CALLOC.call(scratch, 1, size);
            if (memory == 0) {
                throw new OutOfMemoryError("calloc: no " + size + " bytes of native memory");
            }
            return memory;
        }
    }
}
