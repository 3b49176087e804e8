package org.os4j.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the measuring is done with: the C floor, compiled on the spot, CPython, the JVM, and the peers' libraries. What is not there is told of. */
final class Tools {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Path sources;
    private final Path directory;
    private final Results results;
    private List<String> floor = List.of();
    private List<String> python = List.of();

    private Tools(Path sources, Path directory, Results results) {
        this.sources = sources;
        this.directory = directory;
        this.results = results;
    }

    /** Looks for them; the sources of the floors are below a directory, programs are made in another. */
    static Tools find(Path sources, Path directory, Results results) throws IOException, InterruptedException {
        Tools tools = new Tools(sources, directory, results);
        tools.compileFloor();
        tools.findPython();
        for (String library : List.of("jna", "jnr-posix", "nuprocess")) {
            tools.findLibrary(library);
        }
        return tools;
    }

    /** The command that measures a row in C; empty if there is no compiler. */
    List<String> floor() {
        return floor;
    }

    /** The command that measures a row in CPython; empty if there is none. */
    List<String> python() {
        return python;
    }

    /** A JVM with all libraries on its class path. */
    List<String> java(Class<?> program, String... options) {
        return java(System.getProperty("java.class.path"), program, options);
    }

    /** A JVM with some of the libraries on its class path, each named by the beginning of its file's name. */
    List<String> javaWith(List<String> libraries, Class<?> program, String... options) {
        return java(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> libraries.stream().anyMatch(Path.of(jar).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator)), program, options);
    }

    private static List<String> java(String classPath, Class<?> program, String... options) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", classPath));
        command.addAll(List.of(options));
        command.add(program.getName());
        return command;
    }

    /** A command and its last arguments. */
    static List<String> with(List<String> command, Object... arguments) {
        return Stream.concat(command.stream(), Arrays.stream(arguments).map(Object::toString)).toList();
    }

    private void compileFloor() throws IOException, InterruptedException {
        Path program = directory.resolve("floor");
        List<String> command = new ArrayList<>(List.of("cc", "-O2", "-pthread", "-o", program.toString()));
        try (Stream<Path> files = Files.list(sources.resolve("c"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".c")).sorted().forEach(command::add);
        }
        if (has("C", command)) {
            floor = List.of(program.toString());
            results.note("C compiler", firstLine("cc", "--version"));
        }
    }

    private void findPython() throws IOException, InterruptedException {
        if (has("CPython", List.of("python3", "--version"))) {
            // The interpreter itself, not what may stand in its place on the PATH.
            String executable = firstLine("python3", "-c", "import sys; print(sys.executable)");
            python = List.of(executable, sources.resolve("python/floor.py").toString());
            results.note("CPython", firstLine(executable, "-c", "import platform; print(platform.python_version())"));
        }
    }

    private void findLibrary(String name) {
        List<String> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(jar -> Path.of(jar).getFileName().toString()).filter(jar -> jar.matches(name + "-[0-9].*\\.jar")).toList();
        if (jars.isEmpty()) {
            results.missing(name, "not on the class path");
        } else {
            results.note(name, jars.getFirst().replaceAll(name + "-|\\.jar", ""));
        }
    }

    private boolean has(String peer, List<String> command) throws InterruptedException {
        try {
            String failure = ChildProgram.run(command, Map.of(), BOUND).failure();
            if (failure != null) {
                results.missing(peer, command.getFirst() + ": " + failure);
            }
            return failure == null;
        } catch (IOException e) {
            results.missing(peer, "there is no " + command.getFirst());
            return false;
        }
    }

    /** The first line that a program prints; empty if it cannot be run. */
    static String firstLine(String... command) throws InterruptedException {
        try {
            List<String> lines = ChildProgram.run(List.of(command), Map.of(), BOUND).lines();
            return lines.isEmpty() ? "" : lines.getFirst();
        } catch (IOException e) {
            return "";
        }
    }
}
