package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.util.Map;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/** The JDK's own copies of the process id, and its children, which are the parent's. */
final class Identity implements Child.Repair {
    private static final CFunction GETPID = CFunction.ofInt("getpid");

    private final Class<?> type = Reach.type("java.lang.ProcessHandleImpl");
    private final Field current = Reach.field(type, "current");
    private final Field completions = Reach.field(type, "completions");
    private final Field pid = Reach.field(type, "pid");
    private final Field startTime = Reach.field(type, "startTime");
    private final java.lang.reflect.Method isAlive = Reach.method(type, "isAlive0", long.class);

    Identity() throws ReflectiveOperationException {}

    @Override
    public void repair(Thread[] dead) throws ReflectiveOperationException {
        Object handle = Child.ofInitialized(current);
        if (handle != null) {
            long now = getpid();
            pid.set(handle, now);
            startTime.set(handle, isAlive.invoke(null, now));
            ((Map<?, ?>) completions.get(null)).clear();
        }
    }

    private static long getpid() {
        try (Scratch scratch = Scratch.take()) {
            return GETPID.call(scratch);
        }
    }
}
