package org.os4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.os4j.internal.fork.ForkLock;

/**
 * What posix_spawn cannot do for a child: its umask, its limits, its user, its death signal. It starts a program of os4j's instead (in C, some 200
 * instructions, run from memory), which does these things to itself, and only to itself, and becomes the program that was meant. So nothing of this
 * process is changed meanwhile, and nothing races.
 */
final class ChildPreparation {
    private static final int REPORT_SIZE = 8;
    /** By the letter of the word that failed. */
    private static final Map<Character, String> FUNCTIONS = Map.of('l', "setrlimit", 'g', "setgroups", 'i', "setresgid", 'j', "setresuid", 'd', "prctl",
            's', "fcntl", 'c', "close");

    /** Held while the pipe for failures is open for writing: a forked child that had it too would keep it open for as long as it lives. */
    static final ForkLock LOCK = new ForkLock();

    private ChildPreparation() {}

    /** Whether a command needs it. */
    static boolean isNeeded(CommandSettings settings) {
        return settings.umask >= 0 || !settings.limits.isEmpty() || settings.user != null || settings.deathSignal != 0;
    }

    /** The arguments of the program that prepares. */
    static List<String> words(CommandSettings settings, int program, int status, List<String> candidates) {
        List<String> words = new ArrayList<>(List.of("os4j-exec", "s" + status, "c" + program));
        if (settings.umask >= 0) {
            words.add("u" + settings.umask);
        }
        settings.limits.forEach((resource, limit) ->
                words.add("l" + resource + ":" + Long.toUnsignedString(limit.cur()) + ":" + Long.toUnsignedString(limit.max())));
        UserIds user = settings.user;
        if (user != null) {
            words.add("g" + String.join(",", user.groups().stream().map(Integer::toUnsignedString).toList()));
            words.add("i" + Integer.toUnsignedString(user.gid()));
            words.add("j" + Integer.toUnsignedString(user.uid()));
        }
        if (settings.deathSignal != 0) {
            // After the user, since becoming another takes it away.
            words.add("d" + settings.deathSignal + ":" + Posix.getpid());
        }
        candidates.forEach(candidate -> words.add("x" + candidate));
        words.add("-");
        words.addAll(settings.words);
        return words;
    }

    /** The program, as a file in memory. */
    static int open() throws ErrnoException {
        byte[] program = program();
        int fd;
        try {
            fd = Posix.memfd_create("os4j-exec", Posix.MFD_EXEC);
        } catch (ErrnoException e) {
            // Before Linux 6.3, which made it possible to forbid such files.
            fd = Posix.memfd_create("os4j-exec", 0);
        }
        try {
            for (int done = 0; done < program.length; ) {
                done += Posix.pwrite(fd, program, done, program.length - done, done);
            }
            return fd;
        } catch (ErrnoException e) {
            Posix.close(fd);
            throw e;
        }
    }

    private static byte[] program() {
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String resource = "linux-" + (processor.equals("amd64") ? "x86_64" : processor) + "/exec";
        try (InputStream program = ChildPreparation.class.getResourceAsStream(resource)) {
            if (program == null) {
                throw new UnsupportedOperationException("a command's umask, limits, user and death signal: os4j was built without the program that sets"
                        + " them (" + resource + "), for want of a C compiler");
            }
            return program.readAllBytes();
        } catch (IOException e) {
            throw new UnsupportedOperationException("a command's umask, limits, user and death signal: " + resource + " cannot be read", e);
        }
    }

    /** Waits until the program that was meant has begun. */
    static void awaitBeginning(int status, int pid, CommandSettings settings) throws ErrnoException {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        byte[] part;
        while (report.size() < REPORT_SIZE && (part = Posix.read(status, REPORT_SIZE - report.size())).length > 0) {
            report.writeBytes(part);
        }
        if (report.size() < REPORT_SIZE) {
            return;
        }
        Posix.waitpid(pid, 0);
        ByteBuffer numbers = ByteBuffer.wrap(report.toByteArray()).order(ByteOrder.nativeOrder());
        char step = (char) numbers.getInt();
        int errno = numbers.getInt();
        throw step == 'x' ? new ErrnoException("execve", errno, settings.file()) : new ErrnoException(FUNCTIONS.getOrDefault(step, "exec"), errno);
    }

    /** Makes a call on a thread that never ends: the death signal comes when the thread ends that made the child. */
    static <T> T onLastingThread(Callable<T> call) throws ErrnoException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Lasting.THREAD.execute(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        try {
            // Whoever is interrupted meanwhile gets the child all the same.
            return result.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case ErrnoException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** The thread is there when a child with a death signal was started. */
    private static final class Lasting {
        static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task ->
                Thread.ofPlatform().daemon().name("os4j-children's parent").unstarted(task));
    }
}
