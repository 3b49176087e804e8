package org.os4j;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Children that run Java: a part of {@link Os}. */
public abstract sealed class OsFork extends OsProcesses permits Os {
    private static final int FAILED = 1;
    private static final int BUFFER = 65536;

    OsFork() {}

    /**
     * Forks a child that runs the body and ends by {@code _exit} with its value: no shutdown hook runs, and no file of the parent's is deleted. What an
     * exception leaves is its trace on standard error, and exit code 1.
     *
     * @param body what the child does
     * @return the child's process id, in the parent; the child does not return
     * @throws ForkException as {@link Posix#fork} does
     * @throws UnsupportedOperationException as {@link Posix#fork} does
     * @see "fork(2), Python multiprocessing.Process"
     */
    public static int fork(Os.Body body) throws ForkException {
        int pid = Posix.fork();
        if (pid == 0) {
            end(body);
        }
        return pid;
    }

    /** In the child, which never leaves this method. */
    private static void end(Os.Body body) {
        int code = FAILED;
        try {
            code = body.run();
        } catch (Throwable t) {
            t.printStackTrace();
        } finally {
            System.out.flush();
            System.err.flush();
            Posix._exit(code & 0xFF);
        }
    }

    /**
     * Runs a function in a child and waits for its end. The exit code is the function's value, 0 for null, and 1 after an exception, whose trace goes
     * to standard error. A virtual thread is refused, as by {@link Posix#fork}.
     *
     * @param function what the child does
     * @return what became of it
     * @throws ErrnoException as {@link Posix#fork} and {@link Posix#wait4} do
     * @throws UnsupportedOperationException as {@link Posix#fork} does
     * @see "Python multiprocessing.Process"
     */
    public static ProcessResult forkAndRun(Callable<@Nullable Integer> function) throws ErrnoException {
        int pid = fork(() -> {
            Integer value = function.call();
            return value == null ? 0 : value;
        });
        return ProcessResult.of(Posix.wait4(pid, 0));
    }

    /**
     * Sends bytes through a pipe from a child: the child writes, this process reads to the end.
     *
     * @param data what the child writes
     * @return what was read
     * @throws ErrnoException as {@link Posix#fork} and {@link Posix#pipe} do
     * @throws UnsupportedOperationException as {@link Posix#fork} does
     * @see "pipe(2)"
     */
    public static byte[] pipeBytes(byte[] data) throws ErrnoException {
        Pipe pipe = Posix.pipe();
        int pid;
        try {
            pid = fork(() -> {
                Posix.close(pipe.readEnd());
                for (int at = 0; at < data.length;) {
                    at += Posix.write(pipe.writeEnd(), data, at, data.length - at);
                }
                return 0;
            });
        } catch (ErrnoException | RuntimeException e) {
            Posix.close(pipe.readEnd());
            Posix.close(pipe.writeEnd());
            throw e;
        }
        Posix.close(pipe.writeEnd());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            for (byte[] part = Posix.read(pipe.readEnd(), BUFFER); part.length > 0; part = Posix.read(pipe.readEnd(), BUFFER)) {
                all.writeBytes(part);
            }
        } finally {
            Posix.close(pipe.readEnd());
            Posix.waitpid(pid, 0);
        }
        return all.toByteArray();
    }
}
