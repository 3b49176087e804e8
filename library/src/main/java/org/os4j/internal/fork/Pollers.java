package org.os4j.internal.fork;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** The threads that wait for the sockets of virtual threads: the parent's died in the child, and the child gets its own, with epolls of their own. */
final class Pollers implements Child.Repair {
    private final Class<?> poller = Reach.type("sun.nio.ch.Poller");
    private final Class<?> type = Reach.type("sun.nio.ch.Poller$Pollers");
    private final Field pollers = Reach.field(poller, "POLLERS");
    private final Constructor<?> create = Reach.constructor(type);
    private final Method start = Reach.procedure(type, "start");

    Pollers() throws ReflectiveOperationException {}

    @Override
    public void repair(Thread[] dead) {
        Object old = Child.ofInitialized(pollers);
        if (old != null) {
            Reach.renew(old, Reach.create(create), type);
            Reach.run(start, old);
        }
    }
}
