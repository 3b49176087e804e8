package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * Locks, conditions and other synchronizers of java.util.concurrent for which threads of the parent's wait: they would hand on to the dead what living
 * threads wait for behind them. A thread that is parked says for what, so that the queue is found without a walk through the heap; and it is emptied if
 * nobody in it lives. Who holds the lock is left as it is: what a dead owner was changing may be half changed.
 */
final class Queues implements Child.Repair {
    private final Field blocker = Reach.field(Thread.class, "parkBlocker");
    private final List<Kind> kinds = List.of(new Kind(AbstractQueuedSynchronizer.class), new Kind(AbstractQueuedLongSynchronizer.class));
    private final VirtualThreads virtualThreads;

    Queues(VirtualThreads virtualThreads) throws ReflectiveOperationException {
        this.virtualThreads = virtualThreads;
    }

    /** The two classes have the same fields. */
    private static final class Kind {
        final Class<?> synchronizer;
        final Class<?> condition;
        final Field head;
        final Field tail;
        final Field previous;
        final Field waiter;
        final Field first;
        final Field last;
        final Field following;
        final Field ofCondition;

        Kind(Class<?> type) throws ReflectiveOperationException {
            Class<?> node = Reach.type(type.getName() + "$Node");
            Class<?> waiting = Reach.type(type.getName() + "$ConditionNode");
            synchronizer = type;
            condition = Reach.type(type.getName() + "$ConditionObject");
            head = Reach.field(type, "head");
            tail = Reach.field(type, "tail");
            previous = Reach.field(node, "prev");
            waiter = Reach.field(node, "waiter");
            first = Reach.field(condition, "firstWaiter");
            last = Reach.field(condition, "lastWaiter");
            following = Reach.field(waiting, "nextWaiter");
            ofCondition = Reach.field(condition, "this$0");
        }

        void empty(Object blocker, Set<Thread> gone, Set<Object> seen) {
            if (synchronizer.isInstance(blocker) && seen.add(blocker)) {
                if (allGone(Reach.get(tail, blocker), previous, gone)) {
                    Reach.set(tail, blocker, null);
                    Reach.set(head, blocker, null);
                }
            } else if (condition.isInstance(blocker) && seen.add(blocker)) {
                if (allGone(Reach.get(first, blocker), following, gone)) {
                    Reach.set(first, blocker, null);
                    Reach.set(last, blocker, null);
                }
                empty(Objects.requireNonNull(Reach.get(ofCondition, blocker)), gone, seen);
            }
        }

        private boolean allGone(@Nullable Object from, Field link, Set<Thread> gone) {
            for (Object node = from; node != null; node = Reach.get(link, node)) {
                Object thread = Reach.get(waiter, node);
                if (thread != null && !gone.contains(thread)) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public void repair(Thread[] dead) {
        Set<Thread> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(gone, dead);
        gone.addAll(virtualThreads.ended());
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Thread thread : gone) {
            Object waitsFor = Reach.get(blocker, thread);
            if (waitsFor != null) {
                empty(waitsFor, gone, seen);
            }
        }
    }

    @Override
    public void rehearse() {
        empty(new AbstractQueuedSynchronizer() {}, Set.of(), Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void empty(Object waitsFor, Set<Thread> gone, Set<Object> seen) {
        for (Kind kind : kinds) {
            kind.empty(waitsFor, gone, seen);
        }
    }
}
