package org.os4j.internal.fork;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** The threads that wait for the sockets of virtual threads: the parent's died in the child, and the child gets its own, with epolls of their own. */
final class Pollers implements Child.Repair {
    private final Field group;
    private final Starter starter;

    Pollers() throws ReflectiveOperationException {
        Class<?> poller = Reach.type("sun.nio.ch.Poller");
        Starter starter;
        Field group;
        try {
            starter = starterOfJdk27(poller);
            group = Reach.field(poller, "POLLER_GROUP");
        } catch (NoSuchMethodException beforeJdk27) {
            starter = starterOfJdk25(Reach.type("sun.nio.ch.Poller$Pollers"));
            group = Reach.field(poller, "POLLERS");
        }
        this.starter = starter;
        this.group = group;
    }

    /** Puts a new group's pollers in an old one's place, and has them run. */
    private interface Starter {
        void replace(Object old);
    }

    private static Starter starterOfJdk25(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> create = Reach.constructor(type);
        Method start = Reach.procedure(type, "start");
        return old -> {
            Reach.renew(old, Reach.create(create), type);
            Reach.run(start, old);
        };
    }

    /** There are several kinds of groups; the pollers of one that was created run already. */
    private static Starter starterOfJdk27(Class<?> poller) throws ReflectiveOperationException {
        Method create = Reach.method(poller, "createPollerGroup");
        return old -> Reach.renew(old, Reach.call(create), old.getClass());
    }

    @Override
    public void repair(Thread[] dead) {
        Object old = Child.ofInitialized(group);
        if (old != null) {
            starter.replace(old);
        }
    }
}
