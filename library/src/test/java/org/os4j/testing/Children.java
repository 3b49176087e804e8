package org.os4j.testing;

import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.os4j.SpawnActions;
import org.os4j.SpawnAttributes;
import org.os4j.WaitStatus;

/** Programs that posix_spawn starts, and what they print. */
public final class Children {
    private static final String ENDS_BY_ITSELF = "60";

    private Children() {}

    /** Starts a program found in PATH, its output into a file, and waits for it; it must succeed. */
    public static String output(
            Path directory, @Nullable Map<String, String> env, SpawnActions actions, @Nullable SpawnAttributes attributes, String... words)
            throws Exception {
        Path out = Files.createTempFile(directory, "out", "");
        SpawnActions all = actions.open(1, out.toString(), O_WRONLY | O_TRUNC, 0);
        int pid = posix_spawnp(words[0], List.of(words), env, all, attributes);
        WaitStatus status = waitpid(pid, 0).status();
        String text = new String(Files.readAllBytes(out), java.nio.charset.StandardCharsets.ISO_8859_1).strip();
        if (!status.equals(new WaitStatus.Exited(0))) {
            throw new AssertionError(status + ": " + String.join(" ", words) + "\n" + text);
        }
        return text;
    }

    /** The same with nothing particular. */
    public static String output(Path directory, String... words) throws Exception {
        return output(directory, null, new SpawnActions(), null, words);
    }

    /** A child that runs a line of shell. */
    public static int shell(String line) throws Exception {
        return posix_spawn("/bin/sh", List.of("sh", "-c", line));
    }

    /** A child that is there until it is killed; if the test dies, for a minute. */
    public static int sleeper() throws Exception {
        return posix_spawn("/bin/sleep", List.of("sleep", ENDS_BY_ITSELF));
    }

    /** Sends a signal by kill(1). */
    public static void kill(String signal, int pid) {
        Command.output("kill", "-s", signal, Integer.toString(pid));
    }
}
