package org.os4j.internal.fork;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is put right in the child before anyone else sees it: the JDK's own state that names threads, descriptors or numbers of the parent's. Each part
 * is looked up and rehearsed in the parent, before the first fork: what runs for the first time in the child is run slowly by each child anew.
 */
final class Child {
    private static final List<Repair> REPAIRS = new ArrayList<>();
    private static final Map<Repair, Throwable> FAILED = new LinkedHashMap<>();
    private static boolean rehearsing;
    /** Null before {@link #prepare}. */
    private static @Nullable VirtualThreads virtualThreads;

    private Child() {}

    /** One subject of the JDK's that a fork upsets. */
    interface Repair {
        void repair(Thread[] dead);

        /** In the parent, what {@link #repair} does, on objects made for it. */
        default void rehearse() {}
    }

    /** Null, or what in this JDK is not as assumed. */
    static @Nullable String prepare() {
        try {
            REPAIRS.add(new Identity());
            REPAIRS.add(virtualThreads = new VirtualThreads());
            REPAIRS.add(new Queues(virtualThreads));
            REPAIRS.add(new Pools());
            REPAIRS.add(new Pollers());
            REPAIRS.add(new RandomNumbers());
            REPAIRS.add(new Leftovers());
            REPAIRS.add(new StandardInput());
            return null;
        } catch (ReflectiveOperationException e) {
            return "the JDK's classes are not as assumed: " + e;
        }
    }

    /** Before the clone. */
    static boolean usesVirtualThreads() {
        return virtualThreads != null && virtualThreads.areUsed();
    }

    static void repair() {
        repair(Native.dead());
    }

    /**
     * In the parent, before the first fork: runs what the child will run, so that no child has to load a class, link a method or find a native one for it.
     * Nothing that is in use is touched.
     */
    static void rehearse() {
        rehearsing = true;
        Monitors.find();
        repair();
        for (Repair repair : REPAIRS) {
            repair.rehearse();
        }
        rehearsing = false;
        reportFailures();
    }

    private static void repair(Thread[] dead) {
        for (Repair repair : REPAIRS) {
            try {
                repair.repair(dead);
            } catch (Exception | LinkageError e) {
                FAILED.put(repair, e);
            }
        }
    }

    /** Not before the locks of the log and its streams have been given back. */
    static void reportFailures() {
        for (Map.Entry<Repair, Throwable> failed : FAILED.entrySet()) {
            String name = failed.getKey().getClass().getSimpleName();
            System.getLogger("org.os4j.fork").log(Level.WARNING, "fork: " + name + " in the child", failed.getValue());
        }
        FAILED.clear();
    }

    /** The field's static object, if its class has been initialized. */
    static @Nullable Object ofInitialized(Field field) {
        return isInitialized(field.getDeclaringClass()) ? Reach.get(field) : null;
    }

    /** Whether the class has something that must be put right. */
    static boolean isInitialized(Class<?> type) {
        return Native.isInitialized(type) && !rehearsing;
    }
}
