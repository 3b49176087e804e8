package org.os4j.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the project's classes that every user may read, the originals being below a home directory as a rule: for a JVM that runs as nobody, or
 * becomes it. Only the main classes of tests that need no test library run from it.
 */
public final class ReadableClassPath implements AutoCloseable {
    /** The user and group whom the system gives no rights. */
    public static final int NOBODY = 65534;

    private final Path root;
    private final List<String> entries = new ArrayList<>();

    private ReadableClassPath() throws IOException {
        root = Files.createTempDirectory("os4j-classes", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path copy = root.resolve(Integer.toString(entries.size()));
                copy(Path.of(entry), copy);
                entries.add(copy.toString());
            }
        }
    }

    /** Makes the copy; skips the test where its user may not become another. */
    public static ReadableClassPath copy() throws IOException {
        assumeTrue(Command.output("id", "-u").equals("0"), "only root can run a program as another user");
        assumeTrue(Command.exists("setpriv"), "no setpriv (util-linux)");
        assumeTrue(Command.of("setpriv", "--reuid=" + NOBODY, "--clear-groups", "test", "-x", System.getProperty("java.home") + "/bin/java").run()
                .exit() == 0, "nobody may not run this JDK");
        return new ReadableClassPath();
    }

    /** The command that runs a main class with these classes. */
    public List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(ChildJvm.command(main, arguments));
        command.set(command.indexOf("-cp") + 1, String.join(File.pathSeparator, entries));
        return command;
    }

    /** The command that runs a main class as nobody. */
    public List<String> commandAsNobody(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        command.addAll(command(main, arguments));
        return command;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
