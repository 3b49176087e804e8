package org.os4j.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.os4j.internal.fork.Fork;

/** os4j as it is built where there is no C compiler. */
public final class WithoutHelper {
    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

    private WithoutHelper() {}

    /** Skips a test that needs the helper. */
    public static void assumeThereIsOne() {
        assumeTrue(Fork.isBuilt(), "built without fork()'s helper, for want of a C compiler");
    }

    /** A copy of the library's classes without the helper. */
    public static Path copyOfTheClasses(Path directory) throws IOException {
        Path copy = directory.resolve("classes");
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : (Iterable<Path>) files.filter(file -> !file.toString().endsWith(".so"))::iterator) {
                Files.copy(file, copy.resolve(CLASSES.relativize(file).toString()));
            }
        }
        return copy;
    }

    /** The command that runs a main class on such a copy. */
    public static List<String> command(Path classes, Class<?> main, String... arguments) {
        List<String> command = ChildJvm.command(main, arguments);
        int path = command.indexOf("-cp") + 1;
        String all = command.get(path);
        if (!all.contains(CLASSES.toString())) {
            throw new AssertionError("the class path has no " + CLASSES + ": " + all);
        }
        command.set(path, all.replace(CLASSES.toString(), classes.toString()));
        return command;
    }
}
