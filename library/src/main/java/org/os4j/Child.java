package org.os4j;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A child that runs a command: what {@link Command#start} and {@link Os#popen(String, String)} give. It is to be closed, or waited for and its
 * streams
 * closed.
 *
 * <p>Neither side waits for the other for ever: a thread that waits until the child reads takes in meanwhile what the child writes, and keeps it;
 * one that
 * waits for one output takes in the other; so one thread can write everything and then read everything. What is kept takes memory. Several threads
 * may use
 * the streams at once. Waiting for a pipe or for the child keeps a virtual thread's carrier, and is not ended by {@link Thread#interrupt}; {@link #onExit} does neither.
 */
public final class Child implements AutoCloseable {
    private final CommandSettings settings;
    private final int pid;
    private final ChildPipes pipes;
    private final ChildExit exit;
    private @Nullable OutputStream stdin;
    private @Nullable InputStream stdout;
    private @Nullable InputStream stderr;
    private @Nullable PrintWriter writer;
    private @Nullable BufferedReader reader;
    private @Nullable BufferedReader errorReader;
    private volatile @Nullable IOException unwritten;
    private boolean closed;

    Child(CommandSettings settings, int pid, ChildPipes pipes) {
        this.settings = settings;
        this.pid = pid;
        this.pipes = pipes;
        this.exit = new ChildExit(pid);
    }

    /**
     * Its process.
     *
     * @return the process id, which may be another process's once the child was waited for
     */
    public int pid() {
        return pid;
    }

    /**
     * What the child reads, where that is {@link Redirect#PIPE} or a pseudo-terminal. Closing it is the end of the child's input; a
     * pseudo-terminal's is
     * not ended by that.
     *
     * @return the stream, not buffered; writing throws {@link ErrnoException} EPIPE when the child does not read any more
     * @throws IllegalStateException if the input is not ours to write
     */
    public synchronized OutputStream stdin() {
        if (stdin == null) {
            if (!isWritable()) {
                throw new IllegalStateException("stdin: is not a pipe of this process");
            }
            stdin = pipes.stdin();
        }
        return stdin;
    }

    private boolean isWritable() {
        return settings.standard[0] == Redirect.PIPE || settings.ptySize != null && settings.standard[0] == null;
    }

    /**
     * What the child writes, where that is {@link Redirect#PIPE} or a pseudo-terminal.
     *
     * @return the stream, not buffered
     * @throws IllegalStateException if the output is not ours to read
     */
    public synchronized InputStream stdout() {
        if (stdout == null) {
            stdout = stream(pipes.out(), "stdout");
        }
        return stdout;
    }

    /**
     * What the child writes to its error output, where that is {@link Redirect#PIPE}.
     *
     * @return the stream, not buffered
     * @throws IllegalStateException if the error output is not ours to read
     */
    public synchronized InputStream stderr() {
        if (stderr == null) {
            stderr = stream(pipes.err(), "stderr");
        }
        return stderr;
    }

    private InputStream stream(@Nullable ChildOutput output, String name) {
        if (output == null) {
            throw new IllegalStateException(name + ": is not a pipe of this process");
        }
        return pipes.stream(output, this::flush);
    }

    /**
     * Text to {@link #stdin}, in UTF-8. It is buffered; reading from the child flushes it, if there is nothing to be read yet, and so does closing.
     *
     * @return the writer; as every PrintWriter it throws nothing, but {@link #close} throws what it could not write
     * @throws IllegalStateException as {@link #stdin}
     */
    public synchronized PrintWriter writer() {
        if (writer == null) {
            writer = new PrintWriter(new BufferedWriter(new OutputStreamWriter(new Remembering(stdin()), StandardCharsets.UTF_8)));
        }
        return writer;
    }

    /**
     * Text from {@link #stdout}, in UTF-8.
     *
     * @return the reader
     * @throws IllegalStateException as {@link #stdout}
     */
    public synchronized BufferedReader reader() {
        if (reader == null) {
            reader = new BufferedReader(new InputStreamReader(stdout(), StandardCharsets.UTF_8));
        }
        return reader;
    }

    /**
     * Text from {@link #stderr}, in UTF-8.
     *
     * @return the reader
     * @throws IllegalStateException as {@link #stderr}
     */
    public synchronized BufferedReader errorReader() {
        if (errorReader == null) {
            errorReader = new BufferedReader(new InputStreamReader(stderr(), StandardCharsets.UTF_8));
        }
        return errorReader;
    }

    private void flush() {
        PrintWriter mine;
        synchronized (this) {
            mine = writer;
        }
        if (mine != null) {
            mine.flush();
        }
    }

    /**
     * Tells a pseudo-terminal another size; the child's foreground process group gets SIGWINCH.
     *
     * @param rows how many rows it has
     * @param columns how many columns it has
     * @throws ErrnoException EBADF if it was closed
     * @throws IllegalStateException if the child has no pseudo-terminal of its own
     */
    public void resize(int rows, int columns) throws ErrnoException {
        ChildOutput terminal = pipes.out();
        if (settings.ptySize == null || terminal == null) {
            throw new IllegalStateException("resize: the child has no pseudo-terminal of its own");
        }
        if (terminal.isClosed()) {
            throw new ErrnoException("ioctl", Errno.EBADF.code());
        }
        ChildTerminal.resize(terminal.fd(), rows, columns);
    }

    /**
     * Waits for the child's end, and keeps what it writes meanwhile: that needs Linux 5.3. A child that reads from {@link #stdin} goes on until that is
     * closed.
     *
     * @return how it ended
     * @throws ErrnoException ECHILD if somebody else waited for it
     */
    public ProcessResult waitFor() throws ErrnoException {
        awaitEnd(Deadline.NEVER);
        return exit.await();
    }

    /**
     * Waits for the child's end for a time, and keeps what it writes meanwhile. Needs Linux 5.3.
     *
     * @param time how long at most
     * @return how it ended; null if it lives
     * @throws ErrnoException ECHILD if somebody else waited for it
     */
    public @Nullable ProcessResult waitFor(Duration time) throws ErrnoException {
        awaitEnd(Deadline.in(time));
        return exit.resultOrNull();
    }

    void awaitEnd(Deadline deadline) throws ErrnoException {
        if (pipes.outputs().stream().noneMatch(ChildOutput::isOpen)) {
            exit.await(deadline);
            return;
        }
        int pidfd = exit.open();
        if (pidfd < 0) {
            return;
        }
        try {
            pipes.takeInUntil(pidfd, deadline);
        } finally {
            Posix.close(pidfd);
        }
    }

    /**
     * Looks whether it has ended.
     *
     * @return how it ended; null if it lives
     * @throws ErrnoException ECHILD if somebody else waited for it
     * @see "Python subprocess.Popen.poll"
     */
    public @Nullable ProcessResult resultOrNull() throws ErrnoException {
        return exit.resultOrNull();
    }

    /**
     * Its end, when it comes: one thread sleeps until one of all such children ends. What it writes is not taken in meanwhile. Needs Linux 5.3.
     *
     * @return completed with how it ended, on a virtual thread of its own; with an {@link ErrnoException} ECHILD if somebody else waited for it, EMFILE
     *     or EAGAIN if there was no descriptor or no thread left to wait with: then it may be called again
     */
    public CompletableFuture<ProcessResult> onExit() {
        return exit.future();
    }

    /**
     * Signals the child, if it lives: never another process that got its number since.
     *
     * @param signal the signal
     * @return false if it has ended and was waited for
     * @throws ErrnoException EPERM if it runs as another user, EINVAL if there is no such signal
     */
    public boolean kill(int signal) throws ErrnoException {
        return exit.kill(signal, false);
    }

    /**
     * Signals all of the child's process group, which it must lead ({@link Command#processGroup processGroup(0)}, {@link Command#session}), as long
     * as the
     * child was not waited for.
     *
     * @param signal the signal
     * @return false if the child has ended and was waited for
     * @throws ErrnoException EPERM if all run as another user, EINVAL if there is no such signal
     * @throws IllegalStateException if the command gave it no group of its own
     */
    public boolean killGroup(int signal) throws ErrnoException {
        if (!leadsGroup()) {
            throw new IllegalStateException("killGroup: the child has no process group of its own");
        }
        return exit.kill(signal, true);
    }

    private boolean leadsGroup() {
        return settings.session || settings.group == 0;
    }

    /** Ends it, or, where it is another user's by now, leaves it: its end is taken when it comes. */
    void killOrForget() throws ErrnoException {
        try {
            killAll();
        } catch (ErrnoException e) {
            onExit();
            throw e;
        }
    }

    /** Ends it, and with it all that it leads. */
    boolean killAll() throws ErrnoException {
        return exit.kill(SignalConstants.SIGKILL, leadsGroup());
    }

    /**
     * The JDK's view of the child.
     *
     * @return its handle
     * @throws IllegalStateException if it was waited for already
     */
    public ProcessHandle toHandle() {
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("toHandle: the child was waited for already"));
    }

    ChildPipes pipes() {
        return pipes;
    }

    /**
     * Closes the streams, flushing the {@link #writer}, and waits for the child's end. A command that is {@link Command#killOnClose} is killed first,
     * and what its writer holds is dropped: a grandchild may have the pipe open, and read nothing. A child that writes on is ended by SIGPIPE, or by
     * SIGHUP if it has a pseudo-terminal. {@link #resultOrNull} says how it ended.
     *
     * @throws IOException what the writer could not write, EPIPE if the child did not read it all; ECHILD if somebody else waited for the child;
     *     EPERM if it has become another user's and cannot be killed: then its end is taken when it comes
     */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            if (settings.killOnClose) {
                killOrForget();
            } else if (writer != null) {
                writer.close();
            }
        } finally {
            closePipes();
        }
        exit.await();
        IOException failure = unwritten;
        if (failure != null && !settings.killOnClose) {
            throw failure;
        }
    }

    void closePipes() throws ErrnoException {
        pipes.closeInput();
        for (ChildOutput output : pipes.outputs()) {
            pipes.closeOutput(output);
        }
    }

    /**
     * The child in words.
     *
     * @return its process id and its command
     */
    @Override
    public String toString() {
        return "pid=" + pid + " " + String.join(" ", settings.words);
    }

    /** Keeps the first failure, which a PrintWriter hides. */
    private final class Remembering extends OutputStream {
        private final OutputStream target;

        Remembering(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int count) throws IOException {
            try {
                target.write(data, offset, count);
            } catch (IOException e) {
                if (unwritten == null) {
                    unwritten = e;
                }
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            target.close();
        }
    }
}
