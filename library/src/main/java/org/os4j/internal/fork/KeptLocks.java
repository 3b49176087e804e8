package org.os4j.internal.fork;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Holds the monitors that every program shares around the fork: those of the log handlers, System.out and System.err, so that no thread that dies in
 * the child is in the middle of a line. A thread of its own, the keeper, takes them: the caller can then give up waiting, where a reader has stopped
 * reading and some thread is stuck in println.
 */
final class KeptLocks {
    private static final long PATIENCE_MILLIS = 500;

    private final Semaphore wanted = new Semaphore(0);
    private final Semaphore held = new Semaphore(0);
    private final Semaphore finished = new Semaphore(0);
    private final Thread keeper;
    private volatile PrintStream out = System.out;
    private volatile PrintStream err = System.err;
    /** Those that the caller does not hold itself. */
    private volatile List<Object> monitors = List.of();
    private volatile boolean over;
    private boolean mine;

    KeptLocks() {
        keeper = Thread.ofPlatform().daemon().name("os4j fork").unstarted(this::keep);
        keeper.start();
    }

    Thread keeper() {
        return keeper;
    }

    private void keep() {
        while (!over) {
            wanted.acquireUninterruptibly();
            hold(monitors);
        }
    }

    /** In the order in which a thread that logs takes them: the handler, then the stream. */
    private void hold(List<Object> monitors) {
        if (monitors.isEmpty()) {
            held.release();
            finished.acquireUninterruptibly();
        } else {
            synchronized (monitors.getFirst()) {
                hold(monitors.subList(1, monitors.size()));
            }
        }
    }

    /** The handlers of java.util.logging, if the program logs by it; its module may be missing. */
    private static List<Object> logHandlers() {
        List<Object> handlers = new ArrayList<>();
        try {
            Class<?> manager = Class.forName("java.util.logging.LogManager", false, ClassLoader.getSystemClassLoader());
            if (Native.isInitialized(manager)) {
                Object theOne = manager.getMethod("getLogManager").invoke(null);
                Method getLogger = manager.getMethod("getLogger", String.class);
                Method getHandlers = Class.forName("java.util.logging.Logger", false, manager.getClassLoader()).getMethod("getHandlers");
                for (Object name : Collections.list((java.util.Enumeration<?>) manager.getMethod("getLoggerNames").invoke(theOne))) {
                    Object logger = getLogger.invoke(theOne, name);
                    if (logger != null) {
                        handlers.addAll(List.of((Object[]) getHandlers.invoke(logger)));
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            // No such module: nothing to hold.
        }
        return handlers;
    }

    /** Before the fork. */
    void take() throws InterruptedException {
        out = System.out;
        err = System.err;
        List<Object> all = new ArrayList<>(logHandlers());
        all.add(out);
        all.add(err);
        all.removeIf(Thread::holdsLock);
        monitors = all;
        wanted.release();
        mine = false;
        mine = held.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** After it, in the parent, and in the child, where the keeper lives too. False if the keeper is still waiting for a lock, and must be left alone. */
    boolean giveBack() {
        over = !mine;
        finished.release();
        return mine;
    }

    /** In the child, if the locks could not be had: a stream whose lock died with its owner is replaced by a new one on the same descriptor. */
    void replaceInChild() {
        if (!mine) {
            replace(out, System.out, FileDescriptor.out, System::setOut);
            replace(err, System.err, FileDescriptor.err, System::setErr);
        }
    }

    private static void replace(PrintStream stuck, PrintStream current, FileDescriptor descriptor, Consumer<PrintStream> setter) {
        if (stuck == current) {
            setter.accept(new PrintStream(new FileOutputStream(descriptor), true, current.charset()));
        }
    }
}
