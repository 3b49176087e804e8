package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;

/** The JDK's own copies of the process id, and its children, which are the parent's. */
final class Identity implements Child.Repair {
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
            renew(handle);
            if (Reach.get(completions) instanceof Map<?, ?> map) {
                map.clear();
            }
        }
    }

    @Override
    public void rehearse() {
        if (Native.isInitialized(type)) {
            ProcessHandle handle = ProcessHandle.of(Native.pid()).orElse(null);
            if (handle != null) {
                renew(handle);
            }
        }
    }

    private void renew(Object handle) {
        long now = Native.pid();
        Reach.setLong(pid, handle, now);
        Reach.setLong(startTime, handle, Reach.callLong(isAlive, now));
    }
}
