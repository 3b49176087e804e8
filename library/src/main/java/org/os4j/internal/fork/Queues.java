package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * Locks, conditions and other synchronizers of java.util.concurrent for which threads of the parent's wait: they would hand on to the dead what living
 * threads wait for behind them. A thread that is parked says for what, so that the queue is found without a walk through the heap. Who holds a lock is left
 * as it is: what a dead owner was changing may be half changed.
 */
final class Queues implements Child.Repair {
    private final Field blocker = Reach.field(Thread.class, "parkBlocker");
    private final List<Kind> kinds = List.of(new Synchronizer(AbstractQueuedSynchronizer.class), new Synchronizer(AbstractQueuedLongSynchronizer.class),
            new Stamped(), new Transfer(), new Exchange());
    private final VirtualThreads virtualThreads;

    Queues(VirtualThreads virtualThreads) throws ReflectiveOperationException {
        this.virtualThreads = virtualThreads;
    }

    /** What a thread may wait for. */
    private interface Kind {
        void empty(Object blocker, Set<Thread> gone, Set<Object> seen);
    }

    private static boolean allGone(@Nullable Object from, Field link, Field waiter, Set<Thread> gone) {
        for (Object node = from; node != null; node = Reach.get(link, node)) {
            Object thread = Reach.get(waiter, node);
            if (thread != null && !gone.contains(thread)) {
                return false;
            }
        }
        return true;
    }

    /** Of two classes, which have the same fields. A queue is emptied if nobody in it lives. */
    private static final class Synchronizer implements Kind {
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

        Synchronizer(Class<?> type) throws ReflectiveOperationException {
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

        @Override
        public void empty(Object blocker, Set<Thread> gone, Set<Object> seen) {
            if (synchronizer.isInstance(blocker) && seen.add(blocker)) {
                if (allGone(Reach.get(tail, blocker), previous, waiter, gone)) {
                    Reach.set(tail, blocker, null);
                    Reach.set(head, blocker, null);
                }
            } else if (condition.isInstance(blocker) && seen.add(blocker)) {
                if (allGone(Reach.get(first, blocker), following, waiter, gone)) {
                    Reach.set(first, blocker, null);
                    Reach.set(last, blocker, null);
                }
                empty(Objects.requireNonNull(Reach.get(ofCondition, blocker)), gone, seen);
            }
        }
    }

    /** Readers that wait behind another reader hang on that one's node, and are forgotten with it. */
    private static final class Stamped implements Kind {
        final Class<?> node = Reach.type(StampedLock.class.getName() + "$Node");
        final Field head = Reach.field(StampedLock.class, "head");
        final Field tail = Reach.field(StampedLock.class, "tail");
        final Field previous = Reach.field(node, "prev");
        final Field waiter = Reach.field(node, "waiter");

        Stamped() throws ReflectiveOperationException {}

        @Override
        public void empty(Object blocker, Set<Thread> gone, Set<Object> seen) {
            if (blocker instanceof StampedLock && seen.add(blocker) && allGone(Reach.get(tail, blocker), previous, waiter, gone)) {
                Reach.set(tail, blocker, null);
                Reach.set(head, blocker, null);
            }
        }
    }

    /** LinkedTransferQueue, and what SynchronousQueue is made of: the dead give up, as those do whose time is over. */
    private static final class Transfer implements Kind {
        final Class<?> node = Reach.type(LinkedTransferQueue.class.getName() + "$DualNode");
        final Field head = Reach.field(LinkedTransferQueue.class, "head");
        final Field next = Reach.field(node, "next");
        final Field item = Reach.field(node, "item");
        final Field waiter = Reach.field(node, "waiter");
        final Field isData = Reach.field(node, "isData", boolean.class);

        Transfer() throws ReflectiveOperationException {}

        @Override
        public void empty(Object blocker, Set<Thread> gone, Set<Object> seen) {
            if (!(blocker instanceof LinkedTransferQueue) || !seen.add(blocker)) {
                return;
            }
            Object last = null;
            for (Object at = Reach.get(head, blocker); at != null && at != last; at = Reach.get(next, at)) {
                boolean offers = Reach.getBoolean(isData, at);
                Object thread = Reach.get(waiter, at);
                if (thread != null && gone.contains(thread) && offers == (Reach.get(item, at) != null)) {
                    Reach.set(item, at, offers ? null : at);
                }
                last = at;
            }
        }
    }

    /** Whoever has offered something there is gone: the child's only thread was elsewhere. */
    private static final class Exchange implements Kind {
        final Field arena = Reach.field(Exchanger.class, "arena");
        final Field entry = Reach.field(Reach.type(Exchanger.class.getName() + "$Slot"), "entry");

        Exchange() throws ReflectiveOperationException {}

        @Override
        public void empty(Object blocker, Set<Thread> gone, Set<Object> seen) {
            if (blocker instanceof Exchanger && seen.add(blocker)) {
                for (Object slot : (Object[]) Objects.requireNonNull(Reach.get(arena, blocker))) {
                    if (slot != null) {
                        Reach.set(entry, slot, null);
                    }
                }
            }
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
