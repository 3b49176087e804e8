package org.os4j.internal.fork;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Every pool that had a worker starts over: no workers, an empty queue, locks that nobody holds. Its tasks were the parent's, busy workers and idle ones
 * are gone alike, and the first task that the child gives it makes a worker. Only the caller of fork() stays a worker where it was one.
 */
final class Pools implements Child.Repair {
    private static final int RUNNING = -1 << 29;
    private static final int WORKERS = (1 << 29) - 1;
    private static final int TERMINATED = 3 << 29;
    private static final long ONE_ACTIVE_WORKER = 1L << 48 | 1L << 32;
    private static final long ENDING = 0xfL;

    private final Field holder = Reach.field(Thread.class, "holder");
    private final Field task = Reach.field(Reach.type("java.lang.Thread$FieldHolder"), "task");
    private final Class<?> worker = Reach.type("java.util.concurrent.ThreadPoolExecutor$Worker");
    private final Field poolOfWorker = Reach.field(worker, "this$0");
    private final Field control = Reach.field(ThreadPoolExecutor.class, "ctl");
    private final Field workers = Reach.field(ThreadPoolExecutor.class, "workers");
    private final Field mainLock = Reach.field(ThreadPoolExecutor.class, "mainLock");
    private final Field termination = Reach.field(ThreadPoolExecutor.class, "termination");
    private final Class<?> delayedQueue = Reach.type("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue");
    private final Constructor<?> newDelayedQueue = Reach.constructor(delayedQueue);
    private final Field fair = Reach.field(SynchronousQueue.class, "fair", boolean.class);
    private final Field capacity = Reach.field(LinkedBlockingQueue.class, "capacity", int.class);
    private final Field dequeCapacity = Reach.field(LinkedBlockingDeque.class, "capacity", int.class);
    private final Field items = Reach.field(ArrayBlockingQueue.class, "items");
    private final Field comparator = Reach.field(PriorityBlockingQueue.class, "comparator");

    private final Field queues = Reach.field(ForkJoinPool.class, "queues");
    private final Field poolControl = Reach.field(ForkJoinPool.class, "ctl", long.class);
    private final Field runState = Reach.field(ForkJoinPool.class, "runState", long.class);
    private final Field delayScheduler = Reach.field(ForkJoinPool.class, "delayScheduler");
    private final Field queueOfWorker = Reach.field(ForkJoinWorkerThread.class, "workQueue");
    private final Field common = Reach.field(ForkJoinPool.class, "common");
    private final Field virtualThreadScheduler = Reach.field(Reach.type("java.lang.VirtualThread"), "DEFAULT_SCHEDULER");

    Pools() throws ReflectiveOperationException {}

    @Override
    public void rehearse() {
        try (ScheduledThreadPoolExecutor scheduled = new ScheduledThreadPoolExecutor(1);
                ThreadPoolExecutor executor = new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                ForkJoinPool pool = new ForkJoinPool(1)) {
            Set<Object> pools = newSet();
            pools.addAll(List.of(scheduled, executor, pool));
            add(pools, poolOf(new Thread("rehearsal")));
            renew(pools);
        }
        renew(new SynchronousQueue<>());
        renew(new PriorityBlockingQueue<>());
    }

    @Override
    public void repair(Thread[] dead) {
        Set<Object> pools = newSet();
        for (Thread thread : dead) {
            add(pools, poolOf(thread));
        }
        add(pools, Child.ofInitialized(common));
        add(pools, Child.ofInitialized(virtualThreadScheduler));
        renew(pools);
    }

    private static Set<Object> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private void renew(Set<Object> pools) {
        for (Object pool : pools) {
            if (pool instanceof ThreadPoolExecutor executor) {
                renew(executor);
            } else {
                renew((ForkJoinPool) pool);
            }
        }
    }

    private static void add(Set<Object> pools, @Nullable Object pool) {
        if (pool != null) {
            pools.add(pool);
        }
    }

    private @Nullable Object poolOf(Thread thread) {
        if (thread instanceof ForkJoinWorkerThread w) {
            return w.getPool();
        }
        Object run = workerOf(thread);
        return run == null ? null : Reach.get(poolOfWorker, run);
    }

    private @Nullable Object workerOf(Thread thread) {
        Object fields = Reach.get(holder, thread);
        Object run = fields == null ? null : Reach.get(task, fields);
        return worker.isInstance(run) ? run : null;
    }

    private void renew(ThreadPoolExecutor pool) {
        Object caller = workerOf(Thread.currentThread());
        Set<Object> living = new HashSet<>();
        if (caller != null && Reach.get(poolOfWorker, caller) == pool) {
            living.add(caller);
        }
        renew(pool.getQueue());
        ReentrantLock lock = new ReentrantLock();
        Reach.set(mainLock, pool, lock);
        Reach.set(termination, pool, lock.newCondition());
        Reach.set(workers, pool, living);
        AtomicInteger state = (AtomicInteger) Objects.requireNonNull(Reach.get(control, pool));
        int run = state.get() & ~WORKERS;
        state.set(run == RUNNING || !living.isEmpty() ? run | living.size() : TERMINATED);
    }

    /** An application's own kind of queue is left as it is. */
    private void renew(BlockingQueue<Runnable> queue) {
        if (queue instanceof LinkedBlockingQueue<?>) {
            Reach.renew(queue, new LinkedBlockingQueue<>(Reach.getInt(capacity, queue)), LinkedBlockingQueue.class);
        } else if (queue instanceof SynchronousQueue<?>) {
            Reach.renew(queue, new SynchronousQueue<>(Reach.getBoolean(fair, queue)), SynchronousQueue.class);
        } else if (delayedQueue.isInstance(queue)) {
            Reach.renew(queue, Reach.create(newDelayedQueue), delayedQueue);
        } else if (queue instanceof ArrayBlockingQueue<?>) {
            Reach.renew(queue, new ArrayBlockingQueue<>(((Object[]) Objects.requireNonNull(Reach.get(items, queue))).length), ArrayBlockingQueue.class);
        } else if (queue instanceof LinkedBlockingDeque<?>) {
            Reach.renew(queue, new LinkedBlockingDeque<>(Reach.getInt(dequeCapacity, queue)), LinkedBlockingDeque.class);
        } else if (queue instanceof PriorityBlockingQueue<?>) {
            Object order = Reach.get(comparator, queue);
            Reach.renew(queue, new PriorityBlockingQueue<>(), PriorityBlockingQueue.class);
            Reach.set(comparator, queue, order);
        } else if (queue instanceof LinkedTransferQueue<?>) {
            Reach.renew(queue, new LinkedTransferQueue<>(), LinkedTransferQueue.class);
        } else if ((Object) queue instanceof DelayQueue<?>) {
            Reach.renew(queue, new DelayQueue<>(), DelayQueue.class);
        }
    }

    private void renew(ForkJoinPool pool) {
        Object old = Objects.requireNonNull(Reach.get(queues, pool));
        Object fresh = Array.newInstance(old.getClass().getComponentType(), Array.getLength(old));
        long control = 0;
        if (Thread.currentThread() instanceof ForkJoinWorkerThread caller && caller.getPool() == pool) {
            Object mine = Reach.get(queueOfWorker, caller);
            for (int i = 0; i < Array.getLength(old); i++) {
                if (Array.get(old, i) == mine) {
                    Array.set(fresh, i, mine);
                }
            }
            control = ONE_ACTIVE_WORKER;
        }
        Reach.set(delayScheduler, pool, null);
        Reach.setLong(poolControl, pool, control);
        Reach.setLong(runState, pool, Reach.getLong(runState, pool) & ENDING);
        Reach.set(queues, pool, fresh);
    }
}
