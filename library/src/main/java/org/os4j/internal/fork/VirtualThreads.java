package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The parent's virtual threads have ended in the child: nobody can unpark them. New ones run on carriers of the child's own. */
final class VirtualThreads implements Child.Repair {
    /** VirtualThread's own constant: to read it would initialize the class. */
    private static final int TERMINATED = 99;

    private final Class<?> type = Reach.type("java.lang.VirtualThread");
    private final Field state = Reach.field(type, "state");
    private final Method root = Reach.method(Reach.type("jdk.internal.vm.ThreadContainers"), "root");
    private final Method threads = Reach.method(Reach.type("jdk.internal.vm.ThreadContainer"), "threads");
    private final Method children = Reach.method(Reach.type("jdk.internal.vm.ThreadContainer"), "children");
    private final Field threadsOfExecutor = Reach.field(Reach.type("java.util.concurrent.ThreadPerTaskExecutor"), "threads");

    private List<Thread> ended = List.of();

    VirtualThreads() throws ReflectiveOperationException {}

    /** In the child: the virtual threads that the fork has ended. */
    List<Thread> ended() {
        return ended;
    }

    @Override
    public void repair(Thread[] dead) throws ReflectiveOperationException {
        if (!Native.isInitialized(type)) {
            return;
        }
        Set<Thread> gone = new HashSet<>(Set.of(dead));
        ended = new ArrayList<>();
        collect(root.invoke(null), gone, ended);
        Native.resumeVirtualThreadsBut(ended.toArray(Thread[]::new));
        for (Thread thread : ended) {
            state.setInt(thread, TERMINATED);
        }
    }

    private void collect(Object container, Set<Thread> gone, List<Thread> ended) throws ReflectiveOperationException {
        List<Object> inside = new ArrayList<>();
        ((Stream<?>) children.invoke(container)).forEach(inside::add);
        ((Stream<?>) threads.invoke(container)).map(Thread.class::cast).filter(Thread::isVirtual).forEach(ended::add);
        if (threadsOfExecutor.getDeclaringClass().isInstance(container)) {
            ((Set<?>) threadsOfExecutor.get(container)).removeIf(thread -> ((Thread) thread).isVirtual() || gone.contains(thread));
        }
        for (Object child : inside) {
            collect(child, gone, ended);
        }
    }
}
