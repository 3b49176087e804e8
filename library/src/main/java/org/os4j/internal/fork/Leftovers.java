package org.os4j.internal.fork;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Iterator;
import java.util.Map;

/**
 * Small things of the parent's that the child must not use: kept-alive connections, the default group of asynchronous channels, whose threads and epoll
 * instance are the parent's, and the hook that ends a flight recording.
 */
final class Leftovers implements Child.Repair {
    private final Field connections = Reach.field(Reach.type("sun.net.www.http.HttpClient"), "kac");
    private final Constructor<?> noConnections = Reach.constructor(Reach.type("sun.net.www.http.KeepAliveCache"));
    private final Field defaultGroup = Reach.field(Reach.type("sun.nio.ch.LinuxAsynchronousChannelProvider"), "defaultPort");
    private final Field hooks = Reach.field(Reach.type("java.lang.ApplicationShutdownHooks"), "hooks");

    Leftovers() throws ReflectiveOperationException {}

    @Override
    public void repair(Thread[] dead) {
        Object cache = Child.ofInitialized(connections);
        if (cache != null) {
            Reach.renew(cache, Reach.create(noConnections), cache.getClass());
        }
        if (Child.ofInitialized(defaultGroup) != null) {
            Reach.clear(defaultGroup);
        }
        if (Child.ofInitialized(hooks) instanceof Map<?, ?> map) {
            for (Iterator<?> keys = map.keySet().iterator(); keys.hasNext();) {
                if (keys.next().getClass().getName().startsWith("jdk.jfr.")) {
                    keys.remove();
                }
            }
        }
    }
}
