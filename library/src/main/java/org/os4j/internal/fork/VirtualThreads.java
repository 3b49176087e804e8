package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The parent's virtual threads have ended in the child: nobody can unpark them. New ones run on carriers of the child's own. */
final class VirtualThreads implements Child.Repair {
    /** VirtualThread's own constant: to read it would initialize the class. */
    private static final int TERMINATED = 99;

    private final Class<?> type = Reach.type("java.lang.VirtualThread");
    private final Field state = Reach.field(type, "state", int.class);
    private final Field carrier = Reach.field(type, "carrierThread", Thread.class);
    private final Method root = Reach.method(Reach.type("jdk.internal.vm.ThreadContainers"), "root");
    private final Method threads = Reach.method(Reach.type("jdk.internal.vm.ThreadContainer"), "threads");
    private final Method children = Reach.method(Reach.type("jdk.internal.vm.ThreadContainer"), "children");
    private final Field threadsOfExecutor = Reach.field(Reach.type("java.util.concurrent.ThreadPerTaskExecutor"), "threads");

    private List<Thread> ended = List.of();
    private boolean rehearsedWithThreads;

    VirtualThreads() throws ReflectiveOperationException {}

    /** In the parent, before the clone: whether the program has virtual threads. What the child will do with them is rehearsed when it has first. */
    boolean areUsed() {
        boolean used = Native.isInitialized(type);
        if (used && !rehearsedWithThreads) {
            rehearseWithThreads();
            rehearsedWithThreads = true;
        }
        return used;
    }

    /** What the child will do, in the parent that uses virtual threads, so that its classes are there; the program's executors keep their threads. */
    private void rehearseWithThreads() {
        for (Object container : elements(children, Objects.requireNonNull(Reach.call(root)))) {
            elements(threads, container);
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            collect(executor, Set.of(), new ArrayList<>());
        }
    }

    /** In the child: the virtual threads that the fork has ended. */
    List<Thread> ended() {
        return ended;
    }

    @Override
    public void repair(Thread[] dead) {
        if (!Child.isInitialized(type)) {
            return;
        }
        Set<Thread> gone = new HashSet<>(Set.of(dead));
        ended = new ArrayList<>();
        collect(Objects.requireNonNull(Reach.call(root)), gone, ended);
        Native.endVirtualThreads(ended.toArray(new Thread[0]), state, TERMINATED, carrier);
    }

    private void collect(Object container, Set<Thread> gone, List<Thread> ended) {
        Object[] inside = elements(children, container);
        for (Object thread : elements(threads, container)) {
            if (((Thread) thread).isVirtual()) {
                ended.add((Thread) thread);
            }
        }
        if (threadsOfExecutor.getDeclaringClass().isInstance(container)) {
            for (Iterator<?> all = ((Set<?>) Objects.requireNonNull(Reach.get(threadsOfExecutor, container))).iterator(); all.hasNext();) {
                Thread thread = (Thread) all.next();
                if (thread.isVirtual() || gone.contains(thread)) {
                    all.remove();
                }
            }
        }
        for (Object child : inside) {
            collect(child, gone, ended);
        }
    }

    private static Object[] elements(Method method, Object container) {
        return ((Stream<?>) Objects.requireNonNull(Reach.call(method, container))).toArray();
    }
}
