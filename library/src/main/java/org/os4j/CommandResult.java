package org.os4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a command that was run ended, and what it wrote. */
public final class CommandResult {
    private final Command command;
    private final ProcessResult end;
    private final byte[] out;
    private final byte[] err;
    private final boolean timedOut;

    CommandResult(Command command, ProcessResult end, byte[] out, byte[] err, boolean timedOut) {
        this.command = command;
        this.end = end;
        this.out = out;
        this.err = err;
        this.timedOut = timedOut;
    }

    /**
     * The command.
     *
     * @return what was run
     */
    public Command command() {
        return command;
    }

    /**
     * Its process.
     *
     * @return the process id that it had
     */
    public int pid() {
        return end.pid();
    }

    /**
     * How it ended.
     *
     * @return {@link WaitStatus.Exited} or {@link WaitStatus.Signaled}
     */
    public WaitStatus status() {
        return end.status();
    }

    /**
     * The end as one number.
     *
     * @return the exit code, 0 to 255, or minus the signal that killed it
     */
    public int exitCode() {
        return end.exitCode();
    }

    /**
     * Whether a signal killed it.
     *
     * @return true if one did
     */
    public boolean signaled() {
        return end.signaled();
    }

    /**
     * The signal that killed it.
     *
     * @return the signal; 0 if it ended by exit
     */
    public int signal() {
        return end.signal();
    }

    /**
     * Whether it ended well.
     *
     * @return true for exit code 0
     */
    public boolean succeeded() {
        return end.succeeded();
    }

    /**
     * Whether its time was over.
     *
     * @return true if that is why it was killed
     */
    public boolean timedOut() {
        return timedOut;
    }

    /**
     * What it and those of its children that it waited for have used.
     *
     * @return the usage
     */
    public @Nullable Rusage rusage() {
        return end.rusage();
    }

    /**
     * What it wrote to its standard output, where that went to {@link Redirect#PIPE} or a pseudo-terminal.
     *
     * @return the bytes
     */
    public byte[] out() {
        return out.clone();
    }

    /**
     * What it wrote to its error output, where that went to {@link Redirect#PIPE}.
     *
     * @return the bytes
     */
    public byte[] err() {
        return err.clone();
    }

    /**
     * What it wrote to its standard output, as UTF-8 text.
     *
     * @return the text
     */
    public String outText() {
        return new String(out, StandardCharsets.UTF_8);
    }

    /**
     * What it wrote to its error output, as UTF-8 text.
     *
     * @return the text
     */
    public String errText() {
        return new String(err, StandardCharsets.UTF_8);
    }

    /**
     * Insists that it ended well.
     *
     * @return this
     * @throws IOException if it did not, saying how it ended and what it wrote to its error output
     */
    public CommandResult orThrow() throws IOException {
        if (!succeeded() || timedOut) {
            throw new IOException(this + (err.length == 0 ? "" : ": " + errText().strip()));
        }
        return this;
    }

    /**
     * The end in words.
     *
     * @return {@code make -j4: exit 2} or {@code sleep 60: killed by Killed, since its time was over}
     */
    @Override
    public String toString() {
        return command + ": " + end.end() + (timedOut ? ", since its time was over" : "");
    }
}
