package org.os4j.internal.fork;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock for what C has once for all threads. A thread that forks holds it meanwhile, so that the child does not find it held by a thread that it
 * does not have.
 */
public final class ForkLock implements AutoCloseable {
    private ReentrantLock lock = new ReentrantLock();

    /** A lock that nobody holds. */
    public ForkLock() {
        Fork.register(new Before(), new AfterInParent(), new AfterInChild());
    }

    /** Waits for it; what is returned gives it back. */
    public ForkLock hold() {
        lock.lock();
        return this;
    }

    @Override
    public void close() {
        lock.unlock();
    }

    /** Classes, since the first lambda of a program costs milliseconds. */
    private final class Before implements Runnable {
        @Override
        public void run() {
            lock.lock();
        }
    }

    private final class AfterInParent implements Runnable {
        @Override
        public void run() {
            lock.unlock();
        }
    }

    /** Threads wait for the old lock that the child does not have. */
    private final class AfterInChild implements Runnable {
        @Override
        public void run() {
            lock = new ReentrantLock();
        }
    }
}
