package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** fork(): the order of things around the clone. */
public final class Fork {
    private static final int ENOTSUP = 95;
    private static final List<ForkHook> HOOKS = new CopyOnWriteArrayList<>();
    private static ReentrantLock one = new ReentrantLock();
    private static @Nullable KeptLocks shared;
    private static boolean rehearsed;

    private Fork() {}

    /** The helper is loaded, and the process looked at, when first needed. */
    private static final class Support {
        static final @Nullable String REFUSAL = find();

        private static @Nullable String find() {
            String refusal = Library.load();
            if (refusal == null) {
                refusal = Native.check();
            }
            return refusal != null ? refusal : Child.prepare();
        }
    }

    /** A fork that failed: errno and the words that go with it. */
    public static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
        private final int errno;

        Failure(int errno, String reason) {
            super(reason);
            this.errno = errno;
        }

        /** The value of errno. */
        public int errno() {
            return errno;
        }
    }

    /** Why this process cannot fork; empty if it can. */
    public static Optional<String> unsupportedReason() {
        return Optional.ofNullable(Support.REFUSAL);
    }

    /** Whether os4j was built with what fork() needs; this process may still be refused. */
    public static boolean isBuilt() {
        return Library.isBuilt();
    }

    /** Loads the helper in C, for what it can do besides forking; null, or why it cannot be had here. */
    public static @Nullable String loadHelper() {
        return Library.load();
    }

    /** The value of a field that the module system hides, by the helper. */
    public static int getHidden(Field field, Object of) {
        return Reach.getInt(field, of);
    }

    /** Sets a field that the module system hides, by the helper. */
    public static void setHidden(Field field, Object of, int value) {
        Reach.setInt(field, of, value);
    }

    /**
     * Registers what is to run around each fork.
     *
     * @return removes it again
     */
    public static Runnable register(@Nullable Runnable before, @Nullable Runnable afterInParent, @Nullable Runnable afterInChild) {
        ForkHook hook = new ForkHook(before, afterInParent, afterInChild);
        HOOKS.add(hook);
        return () -> HOOKS.remove(hook);
    }

    /**
     * Forks.
     *
     * @return 0 in the child, its process id in the parent
     */
    public static int fork() throws Failure {
        if (Thread.currentThread().isVirtual()) {
            throw unsupported("a virtual thread cannot fork, since its carrier would be lost: call it from a platform thread, or Os.fork(body), which does");
        }
        if (Support.REFUSAL != null) {
            throw unsupported(Support.REFUSAL);
        }
        ReentrantLock mine = one;
        mine.lock();
        try {
            return forkAlone();
        } finally {
            mine.unlock();
        }
    }

    /** How long the last fork held this process: pause, clone, freezes (ns), number of freezes, of attempts, of copies thrown away. For measurements. */
    public static long[] timings() {
        return Native.timings();
    }

    private static UnsupportedOperationException unsupported(String reason) {
        return new UnsupportedOperationException("fork: " + reason + ". To start a program, Posix.posix_spawn does without fork()");
    }

    private static int forkAlone() throws Failure {
        List<ForkHook> hooks = List.copyOf(HOOKS);
        for (ForkHook hook : hooks.reversed()) {
            ForkHook.run(hook.before);
        }
        KeptLocks locks = shared;
        if (locks == null) {
            shared = locks = new KeptLocks();
        }
        if (!rehearsed) {
            rehearsed = true;
            Child.rehearse();
        }
        int pid;
        boolean interrupted = false;
        try {
            locks.take();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        pid = Native.fork(locks.keeper(), Child.usesVirtualThreads());
        String reason = pid < 0 ? Native.reason() : "";
        if (pid == 0) {
            one = new ReentrantLock();
            Child.repair();
            locks.replaceInChild();
        }
        if (!locks.giveBack()) {
            shared = null;
        }
        if (pid == 0) {
            Child.reportFailures();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        for (ForkHook hook : hooks) {
            ForkHook.run(pid == 0 ? hook.afterInChild : hook.afterInParent);
        }
        if (pid == -ENOTSUP) {
            throw unsupported(reason);
        }
        if (pid < 0) {
            throw new Failure(-pid, reason);
        }
        return pid;
    }
}
