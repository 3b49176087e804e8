package org.os4j;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.os4j.testing.Command;

/** A second process that holds something, a lock say, until it is closed. */
final class Holder implements AutoCloseable {
    private final Process process;

    private Holder(Process process) {
        this.process = process;
    }

    /** A line of Python, after which the process waits. */
    static Holder python(String line) throws IOException {
        assumeTrue(Command.exists("python3"), "no python3 here, to be the second process");
        Process process = new ProcessBuilder("python3", "-c", "import sys\n" + line + "\nprint('ready', flush=True)\nsys.stdin.read()\n")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer = process.inputReader().readLine();
        if (!"ready".equals(answer)) {
            process.destroyForcibly();
            throw new AssertionError("python3: " + answer);
        }
        return new Holder(process);
    }

    int pid() {
        return (int) process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it, and what it holds with it. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the second process does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        process.getInputStream().close();
    }
}
