package org.os4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Running commands as Python's {@code os} does: a part of {@link Os}. {@link Command} is the modern way to it.
 *
 * <p>The {@code popen} forms take a text for the shell, or a list of words that no shell sees. The {@code spawn} forms have C's letters, as
 * {@link Posix}'s
 * {@code exec} has: {@code l} takes the arguments one by one and {@code v} as a list, {@code p} searches for the program in this process's
 * {@code PATH},
 * {@code e} takes an environment. A child of theirs has, of this process's descriptors, those that are not close-on-exec.
 */
public abstract sealed class OsCommands extends OsEnvironment permits OsIdentity {
    /** For {@code spawn}: waits for the child's end. */
    public static final int P_WAIT = 0;
    /** For {@code spawn}: returns when the child runs. */
    public static final int P_NOWAIT = 1;
    /** The same as {@link #P_NOWAIT}. */
    public static final int P_NOWAITO = 1;

    OsCommands() {}

    /**
     * Starts a shell command whose output is read: {@code popen(command, "r")}.
     *
     * @param command what the shell is to do
     * @return the child, to be closed; its {@link Child#reader} has the output
     * @throws ErrnoException as {@link Command#start}
     * @see "popen(3), Python os.popen"
     */
    public static Child popen(String command) throws ErrnoException {
        return popen(command, "r");
    }

    /**
     * Starts a shell command whose output is read, or whose input is written:
     *
     * <pre>{@code
     * try (var p = Os.popen("sort -u", "w")) { p.writer().println("b"); }
     * }</pre>
     *
     * <p>Closing waits for its end, which {@link Child#resultOrNull} then tells.
     *
     * @param command what the shell is to do
     * @param mode {@code r} to read its output from {@link Child#reader} or {@link Child#stdout}, {@code w} to write its input to
     *     {@link Child#writer} or
     *     {@link Child#stdin}; the other streams are this process's
     * @return the child, to be closed
     * @throws ErrnoException as {@link Command#start}
     * @throws IllegalArgumentException if the mode is another, or the command holds a NUL
     * @see "popen(3), Python os.popen"
     */
    public static Child popen(String command, String mode) throws ErrnoException {
        return popen(Command.shell(command), mode);
    }

    /**
     * Starts a program whose output is read, or whose input is written, as {@link #popen(String, String)} without a shell.
     *
     * @param words the program and its arguments
     * @param mode {@code r} or {@code w}
     * @return the child, to be closed
     * @throws ErrnoException as {@link Command#start}
     * @throws IllegalArgumentException if the mode is another, or a word holds a NUL
     * @see "Python os.popen"
     */
    public static Child popen(List<String> words, String mode) throws ErrnoException {
        return popen(Command.of(words), mode);
    }

    private static Child popen(Command command, String mode) throws ErrnoException {
        return switch (mode) {
            case "r" -> command.stdout(Redirect.PIPE).start();
            case "w" -> command.stdin(Redirect.PIPE).start();
            default -> throw new IllegalArgumentException("mode: neither r nor w: \"" + mode + "\"");
        };
    }

    /**
     * Starts a shell command with pipes to its input and from its output; its error output is this process's.
     *
     * @param command what the shell is to do
     * @return the child, to be closed
     * @throws ErrnoException as {@link Command#start}
     * @see "Python 2 os.popen2"
     */
    public static Child popen2(String command) throws ErrnoException {
        return popen2(Command.shell(command));
    }

    /**
     * Starts a program with pipes to its input and from its output; its error output is this process's.
     *
     * @param words the program and its arguments
     * @return the child, to be closed
     * @throws ErrnoException as {@link Command#start}
     * @see "Python 2 os.popen2"
     */
    public static Child popen2(List<String> words) throws ErrnoException {
        return popen2(Command.of(words));
    }

    private static Child popen2(Command command) throws ErrnoException {
        return command.stdin(Redirect.PIPE).stdout(Redirect.PIPE).start();
    }

    /**
     * Starts a shell command with pipes to its input, from its output and from its error output.
     *
     * @param command what the shell is to do
     * @return the child, to be closed
     * @throws ErrnoException as {@link Command#start}
     * @see "Python 2 os.popen3"
     */
    public static Child popen3(String command) throws ErrnoException {
        return popen3(Command.shell(command));
    }

    /**
     * Starts a program with pipes to its input, from its output and from its error output.
     *
     * @param words the program and its arguments
     * @return the child, to be closed
     * @throws ErrnoException as {@link Command#start}
     * @see "Python 2 os.popen3"
     */
    public static Child popen3(List<String> words) throws ErrnoException {
        return popen3(Command.of(words));
    }

    private static Child popen3(Command command) throws ErrnoException {
        return command.stdin(Redirect.PIPE).stdout(Redirect.PIPE).stderr(Redirect.PIPE).start();
    }

    /**
     * Starts a shell command with pipes to its input and from its output, into which its error output goes too.
     *
     * @param command what the shell is to do
     * @return the child, to be closed
     * @throws ErrnoException as {@link Command#start}
     * @see "Python 2 os.popen4"
     */
    public static Child popen4(String command) throws ErrnoException {
        return popen4(Command.shell(command));
    }

    /**
     * Starts a program with pipes to its input and from its output, into which its error output goes too.
     *
     * @param words the program and its arguments
     * @return the child, to be closed
     * @throws ErrnoException as {@link Command#start}
     * @see "Python 2 os.popen4"
     */
    public static Child popen4(List<String> words) throws ErrnoException {
        return popen4(Command.of(words));
    }

    private static Child popen4(Command command) throws ErrnoException {
        return command.stdin(Redirect.PIPE).stdout(Redirect.PIPE).stderr(Redirect.MERGE).start();
    }

    /**
     * Runs a program.
     *
     * @param mode {@link #P_WAIT} or {@link #P_NOWAIT}
     * @param path the program
     * @param arg0 its own name
     * @param args its other arguments
     * @return with P_WAIT the exit code, minus the signal that killed it, or 127 if it could not be run; with P_NOWAIT its process id, to be waited
     *     for
     * @throws ErrnoException with P_NOWAIT, as {@link Posix#posix_spawn(String, List)}
     * @throws IllegalArgumentException if the mode is another, or a text holds a NUL
     * @see "Python os.spawnl"
     */
    public static int spawnl(int mode, String path, String arg0, String... args) throws ErrnoException {
        return spawn(mode, false, path, words(arg0, args), null);
    }

    /**
     * Runs a program with an environment.
     *
     * @param mode {@link #P_WAIT} or {@link #P_NOWAIT}
     * @param path the program
     * @param env its environment, all of it
     * @param arg0 its own name
     * @param args its other arguments
     * @return as {@link #spawnl}
     * @throws ErrnoException as {@link #spawnl}
     * @throws IllegalArgumentException if the mode is another, or a text holds a NUL
     * @see "Python os.spawnle"
     */
    public static int spawnle(int mode, String path, Map<String, String> env, String arg0, String... args) throws ErrnoException {
        return spawn(mode, false, path, words(arg0, args), env);
    }

    /**
     * Searches for a program and runs it.
     *
     * @param mode {@link #P_WAIT} or {@link #P_NOWAIT}
     * @param file the program
     * @param arg0 its own name
     * @param args its other arguments
     * @return as {@link #spawnl}
     * @throws ErrnoException as {@link #spawnl}
     * @throws IllegalArgumentException if the mode is another, or a text holds a NUL
     * @see "Python os.spawnlp"
     */
    public static int spawnlp(int mode, String file, String arg0, String... args) throws ErrnoException {
        return spawn(mode, true, file, words(arg0, args), null);
    }

    /**
     * Searches for a program and runs it with an environment.
     *
     * @param mode {@link #P_WAIT} or {@link #P_NOWAIT}
     * @param file the program
     * @param env its environment, all of it
     * @param arg0 its own name
     * @param args its other arguments
     * @return as {@link #spawnl}
     * @throws ErrnoException as {@link #spawnl}
     * @throws IllegalArgumentException if the mode is another, or a text holds a NUL
     * @see "Python os.spawnlpe (which follows env's PATH)"
     */
    public static int spawnlpe(int mode, String file, Map<String, String> env, String arg0, String... args) throws ErrnoException {
        return spawn(mode, true, file, words(arg0, args), env);
    }

    /**
     * Runs a program.
     *
     * @param mode {@link #P_WAIT} or {@link #P_NOWAIT}
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @return as {@link #spawnl}
     * @throws ErrnoException as {@link #spawnl}
     * @throws IllegalArgumentException if the mode is another, {@code args} is empty, or a text holds a NUL
     * @see "Python os.spawnv"
     */
    public static int spawnv(int mode, String path, List<String> args) throws ErrnoException {
        return spawn(mode, false, path, args, null);
    }

    /**
     * Runs a program with an environment.
     *
     * @param mode {@link #P_WAIT} or {@link #P_NOWAIT}
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it
     * @return as {@link #spawnl}
     * @throws ErrnoException as {@link #spawnl}
     * @throws IllegalArgumentException if the mode is another, {@code args} is empty, or a text holds a NUL
     * @see "Python os.spawnve"
     */
    public static int spawnve(int mode, String path, List<String> args, Map<String, String> env) throws ErrnoException {
        return spawn(mode, false, path, args, env);
    }

    /**
     * Searches for a program and runs it.
     *
     * @param mode {@link #P_WAIT} or {@link #P_NOWAIT}
     * @param file the program
     * @param args its arguments, the first of which is its own name
     * @return as {@link #spawnl}
     * @throws ErrnoException as {@link #spawnl}
     * @throws IllegalArgumentException if the mode is another, {@code args} is empty, or a text holds a NUL
     * @see "Python os.spawnvp"
     */
    public static int spawnvp(int mode, String file, List<String> args) throws ErrnoException {
        return spawn(mode, true, file, args, null);
    }

    /**
     * Searches for a program and runs it with an environment.
     *
     * @param mode {@link #P_WAIT} or {@link #P_NOWAIT}
     * @param file the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it
     * @return as {@link #spawnl}
     * @throws ErrnoException as {@link #spawnl}
     * @throws IllegalArgumentException if the mode is another, {@code args} is empty, or a text holds a NUL
     * @see "Python os.spawnvpe (which follows env's PATH)"
     */
    public static int spawnvpe(int mode, String file, List<String> args, Map<String, String> env) throws ErrnoException {
        return spawn(mode, true, file, args, env);
    }

    private static int spawn(int mode, boolean search, String path, List<String> args, @Nullable Map<String, String> env) throws ErrnoException {
        if (mode != P_WAIT && mode != P_NOWAIT) {
            throw new IllegalArgumentException("mode: neither P_WAIT nor P_NOWAIT: " + mode);
        }
        if (mode == P_NOWAIT) {
            return start(search, path, args, env);
        }
        int pid;
        try {
            pid = start(search, path, args, env);
        } catch (ErrnoException e) {
            return ProcessResult.NOT_RUN;
        }
        return new ChildExit(pid).await().exitCode();
    }

    private static int start(boolean search, String path, List<String> args, @Nullable Map<String, String> env) throws ErrnoException {
        return search ? Posix.posix_spawnp(path, args, env) : Posix.posix_spawn(path, args, env);
    }

    private static List<String> words(String arg0, String... args) {
        List<String> words = new ArrayList<>(args.length + 1);
        words.add(arg0);
        words.addAll(Arrays.asList(args));
        return words;
    }

    /**
     * Runs a program with this process's environment and waits for its end.
     *
     * @param argv the program's path, which is not searched for, and its arguments
     * @return how it ended; exit code 127, and 0 for the process id, if it could not be run
     * @throws ErrnoException ECHILD if somebody else waited for the child
     * @throws IllegalArgumentException if there are no words, or one holds a NUL
     */
    public static ProcessResult spawnCommand(List<String> argv) throws ErrnoException {
        return spawnCommand(argv, null);
    }

    /**
     * Runs a program and waits for its end.
     *
     * @param argv the program's path, which is not searched for, and its arguments
     * @param env its environment, all of it; null for this process's
     * @return how it ended; exit code 127, and 0 for the process id, if it could not be run
     * @throws ErrnoException ECHILD if somebody else waited for the child
     * @throws IllegalArgumentException if there are no words, or a text holds a NUL
     */
    public static ProcessResult spawnCommand(List<String> argv, @Nullable Map<String, String> env) throws ErrnoException {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("argv: is empty, its first element is the program");
        }
        int pid;
        try {
            pid = Posix.posix_spawn(argv.getFirst(), argv, env);
        } catch (ErrnoException e) {
            return ProcessResult.notRun();
        }
        return new ChildExit(pid).await();
    }

    /**
     * Replaces this program by another with this process's environment. A call that succeeds does not return.
     *
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @throws ErrnoException as {@link Posix#execv(String, List)}
     */
    public static void execReplace(String path, List<String> args) throws ErrnoException {
        execReplace(path, args, null);
    }

    /**
     * Replaces this program by another. A call that succeeds does not return.
     *
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it; null for this process's
     * @throws ErrnoException as {@link Posix#execve(String, List, Map)}
     */
    public static void execReplace(String path, List<String> args, @Nullable Map<String, String> env) throws ErrnoException {
        if (env == null) {
            Posix.execv(path, args);
        } else {
            Posix.execve(path, args, env);
        }
    }

    /**
     * The calls of {@link Posix} and {@link Linux}, and whether this platform has each: what {@code dir(posix)} tells in Python.
     *
     * <p>{@code fork} and what is made of it are there if os4j was built with its helper; whether this very process can fork says
     * {@link Posix#fork_unsupported}.
     *
     * @return each call's name, and true if the C library has it or os4j makes it of others (macros, Python's own), in alphabetical order
     * @see "Python dir(posix)"
     */
    public static SortedMap<String, Boolean> calls() {
        return Calls.of(Stream.concat(Domains.OF_POSIX.stream(), Domains.OF_LINUX.stream()).toList());
    }
}
