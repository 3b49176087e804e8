package org.os4j.internal.fork;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Holds System.out and System.err around the fork, so that no thread that dies in the child is in the middle of a line there. A thread of its own, the
 * keeper, takes the locks: the caller can then give up waiting, where a reader has stopped reading and some thread is stuck in println.
 */
final class PrintLocks {
    private static final long PATIENCE_MILLIS = 500;

    private final Semaphore wanted = new Semaphore(0);
    private final Semaphore held = new Semaphore(0);
    private final Semaphore finished = new Semaphore(0);
    private final Thread keeper;
    private volatile PrintStream out = System.out;
    private volatile PrintStream err = System.err;
    private boolean mine;

    PrintLocks() {
        keeper = Thread.ofPlatform().daemon().name("os4j fork").unstarted(this::keep);
        keeper.start();
    }

    Thread keeper() {
        return keeper;
    }

    private void keep() {
        while (true) {
            wanted.acquireUninterruptibly();
            synchronized (out) {
                synchronized (err) {
                    held.release();
                    finished.acquireUninterruptibly();
                }
            }
        }
    }

    /** Before the fork. */
    void take() throws InterruptedException {
        out = System.out;
        err = System.err;
        wanted.release();
        mine = held.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** After it, in the parent, and in the child, where the keeper lives too. */
    void giveBack() {
        finished.release();
    }

    /** In the child: a stream whose lock died with its owner is replaced by a new one on the same descriptor. True if the keeper is lost with it. */
    boolean replaceInChild() {
        if (mine) {
            return false;
        }
        replace(out, System.out, FileDescriptor.out, System::setOut);
        replace(err, System.err, FileDescriptor.err, System::setErr);
        return true;
    }

    private static void replace(PrintStream stuck, PrintStream current, FileDescriptor descriptor, Consumer<PrintStream> setter) {
        if (stuck == current) {
            setter.accept(new PrintStream(new FileOutputStream(descriptor), true, current.charset()));
        }
    }
}
