package org.os4j.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a main class in a JVM of an ordinary user's. It sees the library and the tests alone, and assertions are {@code assert}. */
public final class Nobody {
    private static final List<String> USER = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private Nobody() {}

    /** Runs it; it must exit with 0. The test is skipped where there is no other user to be had. */
    public static String output(Class<?> main, String... arguments) throws IOException {
        assumeTrue(Command.output("id", "-u").equals("0"), "only root can become another user");
        assumeTrue(Command.exists("setpriv"), "no setpriv here");
        Path classes = Files.createTempDirectory("classes");
        try {
            copyClassPath(classes);
            List<String> command = new ArrayList<>(USER);
            command.addAll(ChildJvm.command(main, arguments));
            command.set(command.indexOf("-cp") + 1, classes.toString());
            assumeTrue(canRead(Path.of(System.getProperty("java.home"), "bin", "java")), "this JDK is not readable for an ordinary user");
            return ChildJvm.output(command);
        } finally {
            Command.output("rm", "-r", classes.toString());
        }
    }

    private static boolean canRead(Path file) {
        List<String> command = new ArrayList<>(USER);
        command.addAll(List.of("test", "-x", file.toString()));
        return Command.of(command).run().exit() == 0;
    }

    /** What may stand below /root: class files, not the tests' libraries. */
    private static void copyClassPath(Path to) throws IOException {
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Path directory = Path.of(entry);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> files = Files.list(directory)) {
                    List<String> copy = new ArrayList<>(List.of("cp", "-r"));
                    files.forEach(file -> copy.add(file.toString()));
                    copy.add(to.toString());
                    Command.output(copy.toArray(String[]::new));
                }
            }
        }
        Command.output("chmod", "-R", "a+rX", to.toString());
    }
}
