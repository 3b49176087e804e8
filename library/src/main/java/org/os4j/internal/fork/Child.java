package org.os4j.internal.fork;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is put right in the child before anyone else sees it: the JDK's own state that names threads, descriptors or numbers of the parent's. Each part
 * is looked up in the parent, before the first fork, so that the child need not load a class for it.
 */
final class Child {
    private static final List<Repair> REPAIRS = new ArrayList<>();
    private static @Nullable Class<?> virtualThread;

    private Child() {}

    /** One subject of the JDK's that a fork upsets. */
    interface Repair {
        void repair(Thread[] dead) throws ReflectiveOperationException;
    }

    /** Null, or what in this JDK is not as assumed. */
    static @Nullable String prepare() {
        try {
            virtualThread = Reach.type("java.lang.VirtualThread");
            REPAIRS.add(new Identity());
            VirtualThreads virtualThreads = new VirtualThreads();
            REPAIRS.add(virtualThreads);
            REPAIRS.add(new Queues(virtualThreads));
            REPAIRS.add(new Pools());
            REPAIRS.add(new Pollers());
            REPAIRS.add(new RandomNumbers());
            REPAIRS.add(new Leftovers());
            return null;
        } catch (ReflectiveOperationException e) {
            return "the JDK's classes are not as assumed: " + e;
        }
    }

    static boolean usesVirtualThreads() {
        return virtualThread != null && Native.isInitialized(virtualThread);
    }

    static void repair() {
        Thread[] dead = Native.dead();
        for (Repair repair : REPAIRS) {
            try {
                repair.repair(dead);
            } catch (ReflectiveOperationException | RuntimeException e) {
                System.getLogger("org.os4j.fork").log(Level.WARNING, "fork: " + repair.getClass().getSimpleName() + " in the child", e);
            }
        }
    }

    /** The field's static object, if its class has been initialized. */
    static @Nullable Object ofInitialized(Field field) throws ReflectiveOperationException {
        return Native.isInitialized(field.getDeclaringClass()) ? field.get(null) : null;
    }
}
