package org.os4j.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs a main class of the tests in a JVM of its own: for what changes a process for good (its user, its directory, its limits), ends it, or may
 * hang. The program's own assertions are its exit value: {@code java} exits with 1 when main throws.
 */
public final class ChildJvm {
    private ChildJvm() {}

    /** The command that runs a main class, to be wrapped (by prlimit, say) or run. */
    public static List<String> command(Class<?> main, String... arguments) {
        return command(List.of(), main, arguments);
    }

    /** The same with options of the JVM's. */
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-ea", "-cp", System.getProperty("java.class.path")));
        command.addAll(1, options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs it, and returns what came of it. */
    public static Command.Result run(Class<?> main, String... arguments) {
        return Command.of(command(main, arguments)).run();
    }

    /** Runs it; it must exit with 0. */
    public static String output(Class<?> main, String... arguments) {
        return output(command(main, arguments));
    }

    /** Runs a command that {@link #command} made; it must exit with 0. */
    public static String output(List<String> command) {
        Command.Result result = Command.of(command).run();
        if (result.exit() != 0) {
            throw new AssertionError("exit " + result.exit() + ": " + String.join(" ", command) + "\n" + result.out() + result.err());
        }
        return result.out().strip();
    }
}
