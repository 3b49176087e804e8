package org.os4j.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A second process that runs Python while the test goes on, and says what it sees by lines. */
public final class Peer implements AutoCloseable {
    private static final int DEADLINE_SECONDS = Patience.seconds(30);

    private final Process process;
    private final BufferedReader lines;

    private Peer(Process process) {
        this.process = process;
        lines = process.inputReader();
    }

    /** Starts a program; the test is skipped where there is no Python. */
    public static Peer python(String program, String... arguments) throws IOException {
        Assumptions.assumeTrue(Command.exists("python3"), "no python3 to talk to");
        List<String> words = new ArrayList<>(List.of("timeout", Integer.toString(DEADLINE_SECONDS), "python3", "-u", "-c",
                "import os, socket, struct, sys\n" + program));
        words.addAll(List.of(arguments));
        return new Peer(new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** What it says next. */
    public String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new AssertionError("the peer has ended");
        }
        return line;
    }

    /** Waits for its end, which must be a good one. */
    @Override
    public void close() throws IOException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the peer hung");
            }
            lines.close();
            process.getErrorStream().close();
            if (process.exitValue() != 0) {
                throw new AssertionError("the peer's exit: " + process.exitValue());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
