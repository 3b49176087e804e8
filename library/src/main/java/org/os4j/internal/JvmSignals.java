package org.os4j.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The JVM's own table of what Java does on a signal, {@code sun.misc.Signal}. It is the only way to a handler in Java, and is reached by reflection
 * since javac warns of every mention of it and has no option against that.
 */
public final class JvmSignals {
    /** What the system does of itself. */
    public static final Object DEFAULT;

    /** Nothing. */
    public static final Object IGNORE;

    private static final Class<?> SIGNAL;
    private static final Class<?> HANDLER;
    private static final MethodHandle NEW_SIGNAL;
    private static final MethodHandle HANDLE;
    private static final MethodHandle RUN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            SIGNAL = Class.forName("sun.misc.Signal");
            HANDLER = Class.forName("sun.misc.SignalHandler");
            DEFAULT = HANDLER.getField("SIG_DFL").get(null);
            IGNORE = HANDLER.getField("SIG_IGN").get(null);
            NEW_SIGNAL = lookup.findConstructor(SIGNAL, MethodType.methodType(void.class, String.class));
            HANDLE = lookup.findStatic(SIGNAL, "handle", MethodType.methodType(HANDLER, SIGNAL, HANDLER));
            RUN = lookup.findVirtual(Runnable.class, "run", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("signal: this JVM has no sun.misc.Signal, by which a Java handler is set", e);
        }
    }

    private JvmSignals() {}

    /** An entry of the table: code that the JVM runs in a new thread for each signal. */
    public static Object running(Runnable code) {
        return MethodHandleProxies.asInterfaceInstance(HANDLER, MethodHandles.dropArguments(RUN.bindTo(code), 0, SIGNAL));
    }

    /**
     * Changes an entry of the table.
     *
     * @param name the signal's name without SIG
     * @param entry {@link #DEFAULT}, {@link #IGNORE}, {@link #running} or what this has returned
     * @return what was there before
     * @throws IllegalArgumentException if the JVM keeps the signal to itself
     */
    public static Object put(String name, Object entry) {
        try {
            return HANDLE.invoke(NEW_SIGNAL.invoke(name), entry);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
