package org.os4j.testing;

import static org.os4j.Posix.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.os4j.Posix;
import org.os4j.SignalHandler;

/** A call that waits in a thread of its own. {@link #interrupt} runs a signal handler in that very thread, which {@code kill} cannot. */
public final class Waiting<T> {
    private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
    private static final Map<String, Integer> NUMBERS = X86
            ? Map.of("ppoll", 271, "pselect6", 270, "epoll_pwait", 281, "epoll_pwait2", 441, "futex", 202, "rt_sigtimedwait", 128,
                    "rt_sigsuspend", 130, "pause", 34, "clock_nanosleep", 230, "read", 0)
            : Map.of("ppoll", 73, "pselect6", 72, "epoll_pwait", 22, "epoll_pwait2", 441, "futex", 98, "rt_sigtimedwait", 137, "rt_sigsuspend", 133, "pause", 73,
                    "clock_nanosleep", 115, "read", 63);
    private static final int DEADLINE_SECONDS = Patience.seconds(60);

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final CompletableFuture<Integer> tid = new CompletableFuture<>();
    private final String systemCall;

    private Waiting(String systemCall) {
        this.systemCall = systemCall;
    }

    /** Makes the call, and returns when it waits in the system call. */
    public static <T> Waiting<T> in(String systemCall, Callable<T> call) throws Exception {
        Waiting<T> waiting = new Waiting<>(systemCall);
        Thread thread = new Thread(() -> {
            waiting.tid.complete(gettid());
            try {
                waiting.result.complete(call.call());
            } catch (Throwable e) {
                waiting.result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        waiting.await();
        return waiting;
    }

    /** The kernel's number of the thread. */
    public int tid() {
        return tid.join();
    }

    /** Returns when the call waits. */
    public void await() throws Exception {
        Path file = Path.of("/proc/self/task/" + tid() + "/syscall");
        // New calls have the same number on every processor.
        String prefix = (systemCall.equals("io_uring_enter") ? Integer.valueOf(426) : NUMBERS.get(systemCall)) + " ";
        for (int i = 0; i < DEADLINE_SECONDS * 200; i++) {
            if (result.isCompletedExceptionally()) {
                result.get();
            }
            if (read(file).startsWith(prefix)) {
                return;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("the thread does not wait in " + systemCall + " but " + read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** Runs a handler of SIGUSR1 in the thread; returns when it has run and, if the call goes on, waits again. */
    public void interrupt() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        SignalHandler before = signal(Posix.SIGUSR1, number -> handled.incrementAndGet());
        try {
            tgkill(getpid(), tid(), SIGUSR1);
            for (int i = 0; i < DEADLINE_SECONDS * 200 && handled.get() == 0; i++) {
                Thread.sleep(5);
            }
            if (handled.get() != 1) {
                throw new AssertionError("the handler ran " + handled + " times");
            }
        } finally {
            signal(SIGUSR1, before);
        }
    }

    /** Whether the call has returned or failed. */
    public boolean isDone() {
        return result.isDone();
    }

    /** What the call returns; its exception is thrown. */
    public T result() throws Exception {
        try {
            return result.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw e;
        }
    }
}
