package org.os4j;

import org.jspecify.annotations.Nullable;

/**
 * How a child ended.
 *
 * @param pid its process id; 0 if no process was made, since the program could not be run
 * @param status how it ended
 * @param rusage what it and those of its children that it waited for have used; null if that is not known
 */
public record ProcessResult(int pid, WaitStatus status, @Nullable Rusage rusage) {
    /** What a shell says of a program that cannot be run. */
    static final int NOT_RUN = 127;

    /** The result of a wait. */
    static ProcessResult of(WaitUsage usage) {
        return new ProcessResult(usage.pid(), usage.status(), usage.rusage());
    }

    /** The result of a program that could not be run. */
    static ProcessResult notRun() {
        return new ProcessResult(0, new WaitStatus.Exited(NOT_RUN), null);
    }

    /**
     * The end as one number.
     *
     * @return the exit code, 0 to 255, or minus the signal that killed it
     * @see "Python subprocess.Popen.returncode"
     */
    public int exitCode() {
        return Posix.waitstatus_to_exitcode(status);
    }

    /**
     * Whether a signal killed it.
     *
     * @return true if one did
     */
    public boolean signaled() {
        return status instanceof WaitStatus.Signaled;
    }

    /**
     * The signal that killed it.
     *
     * @return the signal; 0 if it ended by exit
     */
    public int signal() {
        return status instanceof WaitStatus.Signaled(int signal, boolean core) ? signal : 0;
    }

    /**
     * Whether it ended well.
     *
     * @return true for exit code 0
     */
    public boolean succeeded() {
        return exitCode() == 0;
    }

    /**
     * The end in words.
     *
     * @return {@code pid=1234 exit 0} or {@code pid=1234 killed by Terminated}
     */
    @Override
    public String toString() {
        return "pid=" + pid + " " + end();
    }

    /** {@code exit 1}, {@code killed by Terminated}. */
    String end() {
        return signaled() ? "killed by " + Posix.strsignal(signal()) : "exit " + exitCode();
    }
}
