package org.os4j.tour;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One chapter: a program in {@code src/main/chapters} that begins with a comment, its title in the first line, and then a few words.
 *
 * @param name the word that chooses it on the command line
 * @param program the name of its class, and of its file
 */
record Chapter(String name, String program) {
    /** All chapters, in the order in which they are told. */
    static final List<Chapter> ALL = List.of(
            new Chapter("demo", "Demo"),
            new Chapter("helpers", "HelperLayer"),
            new Chapter("posix", "RawPosix"),
            new Chapter("calls", "AllCalls"),
            new Chapter("owner", "ProcessOwner"),
            new Chapter("identity", "Identity"),
            new Chapter("environment", "TheEnvironment"),
            new Chapter("directory", "WorkingDirectory"),
            new Chapter("popen", "Popen"),
            new Chapter("descriptors", "Descriptors"),
            new Chapter("open", "OpenWords"),
            new Chapter("pipes", "Pipes"),
            new Chapter("permissions", "Permissions"),
            new Chapter("directories", "Directories"),
            new Chapter("makedirs", "DirectoriesInDirectories"),
            new Chapter("links", "Links"),
            new Chapter("walk", "Walking"),
            new Chapter("copy", "Copying"),
            new Chapter("pictures", "Pictures"),
            new Chapter("command", "RunningACommand"),
            new Chapter("builder", "CommandBuilder"),
            new Chapter("pipeline", "Pipelines"),
            new Chapter("fork", "Forking"),
            new Chapter("function", "ForkingAFunction"),
            new Chapter("workers", "WarmWorkers"),
            new Chapter("usr1", "SignalToAChild"),
            new Chapter("signals", "Signals"),
            new Chapter("exec", "Exec"),
            new Chapter("ending", "Ending"),
            new Chapter("waiting", "Waiting"),
            new Chapter("wait", "WaitFamily"),
            new Chapter("spawn", "Spawning"),
            new Chapter("family", "SpawnFamily"),
            new Chapter("sessions", "Sessions"),
            new Chapter("terminal", "TerminalJob"),
            new Chapter("locks", "Locks"),
            new Chapter("memory", "MemoryMapping"),
            new Chapter("watch", "WatchingADirectory"),
            new Chapter("limits", "Limits"),
            new Chapter("passing", "PassingADescriptor"),
            new Chapter("sandbox", "Sandbox"),
            new Chapter("events", "EventLoop"),
            new Chapter("dispatcher", "Dispatching"),
            new Chapter("prefork", "PreforkServer"),
            new Chapter("processes", "ProcessTable"),
            new Chapter("system", "TheSystem"),
            new Chapter("errors", "Errors"));

    /** The source in two parts. */
    record Source(String title, String words, String code) {}

    Source source() throws IOException {
        String text;
        try (InputStream in = Chapter.class.getResourceAsStream("/chapters/" + program + ".java")) {
            if (in == null) {
                throw new IOException("the tour has lost the source of " + program);
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> comment = text.lines().takeWhile(line -> line.startsWith("//")).map(line -> line.substring(2).strip()).toList();
        String code = text.lines().skip(comment.size()).reduce("", (a, b) -> a + b + "\n").strip();
        return new Source(comment.getFirst(), String.join("\n", comment.subList(1, comment.size())).strip(), code);
    }
}
