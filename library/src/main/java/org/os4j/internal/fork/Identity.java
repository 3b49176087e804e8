package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/** The JDK's own copies of the process id, and its children, which are the parent's. */
final class Identity implements Child.Repair {
    private static final CFunction GETPID = CFunction.ofInt("getpid");

    private final Class<?> type = Reach.type("java.lang.ProcessHandleImpl");
    private final Field current = Reach.field(type, "current");
    private final Field completions = Reach.field(type, "completions");
    private final Field pid = Reach.field(type, "pid", long.class);
    private final Field startTime = Reach.field(type, "startTime", long.class);
    private final Method isAlive = Reach.functionOfLong(type, "isAlive0");

    Identity() throws ReflectiveOperationException {}

    @Override
    public void repair(Thread[] dead) {
        Object handle = Child.ofInitialized(current);
        if (handle != null) {
            long now = getpid();
            Reach.setLong(pid, handle, now);
            Reach.setLong(startTime, handle, Reach.callLong(isAlive, now));
            if (Reach.get(completions) instanceof Map<?, ?> map) {
                map.clear();
            }
        }
    }

    private static long getpid() {
        try (Scratch scratch = Scratch.take()) {
            return GETPID.call(scratch);
        }
    }
}
