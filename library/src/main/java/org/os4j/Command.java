package org.os4j;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.os4j.internal.Arguments;
import org.os4j.internal.CStrings;
import org.os4j.internal.Environment;

/**
 * A program and how it is to be run. A command never changes: each method gives another one, so that a command can be kept, shared and run many
 * times.
 *
 * <pre>{@code
 * String sorted = Command.of("sort", "-u").input("b\na\nb\n").output();
 *
 * CommandResult result = Command.of("make", "-j4").directory("src").set("CC", "clang").stdout(Redirect.PIPE).stderr(Redirect.MERGE)
 *         .timeout(Duration.ofMinutes(5)).run();
 *
 * try (Child shell = Command.of("sh").pty(24, 80).start()) {
 *     shell.writer().println("tty; exit");
 *     System.out.println(shell.reader().readLine());
 * }
 * }</pre>
 *
 * <p>The child has of this process: its directory, its environment as it is then, its user, its umask, its limits, its standard input and outputs,
 * unless
 * the command says otherwise; of the other descriptors none but those that {@link #descriptor} gives it. A broken pipe ends it, as from a shell,
 * even if
 * SIGPIPE is ignored here. It is started without a copy of this process's memory, however large that is.
 */
public final class Command {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int LARGEST_TERMINAL = 0xFFFF;
    private static final int ALL_PERMISSIONS = 0777;

    private final CommandSettings settings;

    private Command(CommandSettings settings) {
        this.settings = settings;
    }

    /**
     * A program and its arguments.
     *
     * @param program its file; a name without a slash is searched for in {@code PATH}
     * @param arguments its arguments
     * @return the command
     * @throws IllegalArgumentException if a text holds a NUL
     */
    public static Command of(String program, String... arguments) {
        List<String> words = new ArrayList<>(arguments.length + 1);
        words.add(program);
        words.addAll(List.of(arguments));
        return of(words);
    }

    /**
     * A program and its arguments.
     *
     * @param words the program, as for {@link #of(String, String...)}, and its arguments
     * @return the command
     * @throws IllegalArgumentException if there are no words, or one holds a NUL
     */
    public static Command of(List<String> words) {
        List<String> copy = List.copyOf(words);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("words: is empty, its first element is the program");
        }
        check(copy, "words");
        return new Command(new CommandSettings(copy));
    }

    /**
     * A line for the shell, {@code /bin/sh}.
     *
     * @param line what the shell is to do
     * @return the command
     * @throws IllegalArgumentException if it holds a NUL
     */
    public static Command shell(String line) {
        return of("/bin/sh", "-c", line);
    }

    /**
     * Adds arguments.
     *
     * @param more what follows the arguments that there are
     * @return the command
     * @throws IllegalArgumentException if one holds a NUL
     */
    public Command arguments(String... more) {
        return with(copy -> {
            List<String> words = new ArrayList<>(copy.words);
            words.addAll(List.of(more));
            check(words, "more");
            copy.words = List.copyOf(words);
        });
    }

    /**
     * The program's file, where it is not what the program is told as its own name: {@code Command.of("-sh").program("/bin/sh")}.
     *
     * @param file the file; a name without a slash is searched for in {@code PATH}
     * @return the command
     * @throws IllegalArgumentException if it holds a NUL
     */
    public Command program(String file) {
        CStrings.check(file, "file");
        return with(copy -> copy.program = file);
    }

    /**
     * Sets a variable of the child's environment, which else is this process's as it is when the command is started.
     *
     * @param name its name
     * @param value its value. {@code PATH} is also where the program is searched for
     * @return the command
     * @throws IllegalArgumentException if the name is empty or holds {@code =} or NUL, or the value holds a NUL
     */
    public Command set(String name, String value) {
        Environment.checkName(name);
        CStrings.check(value, "value");
        return with(copy -> copy.environment.put(name, value));
    }

    /**
     * Removes a variable from the child's environment.
     *
     * @param name its name; one that is not there is no error
     * @return the command
     * @throws IllegalArgumentException if the name is empty or holds {@code =} or NUL
     */
    public Command unset(String name) {
        Environment.checkName(name);
        return with(copy -> copy.environment.put(name, null));
    }

    /**
     * Gives the child no variables but those that are set afterwards.
     *
     * @return the command
     */
    public Command clearEnvironment() {
        return with(copy -> {
            copy.emptyEnvironment = true;
            copy.environment.clear();
        });
    }

    /**
     * The child's environment, all of it.
     *
     * @param env the variables
     * @return the command
     * @throws IllegalArgumentException as {@link #set}
     */
    public Command environment(Map<String, String> env) {
        Command command = clearEnvironment();
        for (var variable : env.entrySet()) {
            command = command.set(variable.getKey(), variable.getValue());
        }
        return command;
    }

    /**
     * The child's directory. A program with a relative path is looked up in it. Needs glibc 2.29.
     *
     * @param path the directory
     * @return the command
     * @throws IllegalArgumentException if it holds a NUL
     */
    public Command directory(String path) {
        CStrings.check(path, "path");
        return with(copy -> copy.directory = path);
    }

    /**
     * The child's directory, as {@link #directory(String)}.
     *
     * @param path the directory
     * @return the command
     */
    public Command directory(Path path) {
        return directory(path.toString());
    }

    /**
     * Where the standard input comes from.
     *
     * @param source any but {@link Redirect#MERGE}
     * @return the command
     * @throws IllegalArgumentException if no input can come from there
     */
    public Command stdin(Redirect source) {
        return redirect(STDIN, source, source != Redirect.MERGE, "source: no input: ");
    }

    /**
     * Where the standard output goes.
     *
     * @param target any but {@link Redirect#MERGE} and {@link Redirect#input(String)}
     * @return the command
     * @throws IllegalArgumentException if no output can go there
     */
    public Command stdout(Redirect target) {
        return redirect(STDOUT, target, target != Redirect.MERGE && !(target instanceof Redirect.Input), "target: no output: ");
    }

    /**
     * Where the error output goes.
     *
     * @param target any but {@link Redirect#input(String)}
     * @return the command
     * @throws IllegalArgumentException if no output can go there
     */
    public Command stderr(Redirect target) {
        return redirect(STDERR, target, !(target instanceof Redirect.Input), "target: no output: ");
    }

    /**
     * What the standard input reads: {@code stdin(Redirect.input(data))}.
     *
     * @param data the bytes
     * @return the command
     */
    public Command input(byte[] data) {
        return stdin(Redirect.input(data));
    }

    /**
     * What the standard input reads: {@code stdin(Redirect.input(text))}.
     *
     * @param text the text, given in UTF-8
     * @return the command
     */
    public Command input(String text) {
        return stdin(Redirect.input(text));
    }

    /**
     * Gives the child a further descriptor. Those that it is not given it does not have.
     *
     * @param number what it is to the child, 3 or more
     * @param fd what it is here, where it must be open when the command is started; it may be close-on-exec
     * @return the command
     * @throws IllegalArgumentException if the number is one of the standard ones or less
     */
    public Command descriptor(int number, int fd) {
        if (number <= STDERR) {
            throw new IllegalArgumentException("number: is not above 2: " + number);
        }
        return with(copy -> copy.descriptors.put(number, fd));
    }

    /**
     * Puts the child into a process group, and not into a session of its own.
     *
     * @param group the group, of this session; 0 for a new one, whose id is the child's
     * @return the command
     * @throws IllegalArgumentException if it is negative
     * @see "setpgid(2)"
     */
    public Command processGroup(int group) {
        Arguments.checkCount(group, "group");
        return with(copy -> {
            copy.group = group;
            copy.session = false;
        });
    }

    /**
     * Makes the child the leader of a new session and process group, without a controlling terminal: a terminal's interrupt does not reach it.
     *
     * @return the command
     * @see "setsid(2)"
     */
    public Command session() {
        return with(copy -> {
            copy.group = CommandSettings.SAME_GROUP;
            copy.session = true;
        });
    }

    /**
     * Makes the child the leader of a new session, whose controlling terminal is a given one, with the child in the foreground.
     *
     * @param fd the terminal; one that is no other session's
     * @return the command
     * @see "setsid(2), tty(4)"
     */
    public Command controllingTerminal(int fd) {
        return with(session(), copy -> copy.terminal = fd);
    }

    /**
     * Gives the child a new pseudo-terminal: it is its controlling terminal, and its standard input and outputs where the command does not say
     * otherwise.
     * The {@link Child}'s streams are the other side; what is written there is as if typed. Its output cannot go to {@link Redirect#PIPE} too.
     *
     * @param rows how many rows it has
     * @param columns how many columns it has
     * @return the command
     * @throws IllegalArgumentException if one is negative or above 65535
     * @see "pty(7)"
     */
    public Command pty(int rows, int columns) {
        if (((rows | columns) & ~LARGEST_TERMINAL) != 0) {
            throw new IllegalArgumentException("rows, columns: not between 0 and 65535: " + rows + ", " + columns);
        }
        return with(session(), copy -> copy.ptySize = new int[] {rows, columns});
    }

    /**
     * The permissions that files which the child makes do not get.
     *
     * @param mask the permissions, {@code 0} to {@code 0777}
     * @return the command
     * @throws IllegalArgumentException if it is another
     * @see "umask(2)"
     */
    public Command umask(int mask) {
        if ((mask & ~ALL_PERMISSIONS) != 0) {
            throw new IllegalArgumentException("mask: not between 0 and 0777: 0" + Integer.toOctalString(mask));
        }
        return with(copy -> copy.umask = mask);
    }

    /**
     * How much of something the child may use.
     *
     * @param resource one of the {@code RLIMIT_} constants
     * @param soft the limit, in the unit of getrlimit(2); -1 for none
     * @param hard up to where the child may raise it itself; -1 for no limit. Without privileges it cannot be above that of this process
     * @return the command; starting it throws EPERM for a hard limit that may not be set, EINVAL for a soft limit above it or no such resource
     * @see "getrlimit(2)"
     */
    public Command limit(int resource, long soft, long hard) {
        Arguments.checkCount(resource, "resource");
        return with(copy -> copy.limits.put(resource, new Rlimit(soft, hard)));
    }

    /**
     * Runs it as a user, for good, with the user's group and supplementary groups. The environment and the directory stay. Needs privileges.
     *
     * @param name the user's name
     * @return the command; starting it throws EPERM without privileges
     * @throws java.util.NoSuchElementException if there is no such user
     * @throws ErrnoException EIO, EMFILE or ENFILE if the system's users cannot be read
     */
    public Command user(String name) throws ErrnoException {
        UserIds user = UserIds.of(name);
        return with(copy -> copy.user = user);
    }

    /**
     * Runs it as a user, for good: the ids are the real, the effective and the saved ones. Needs privileges.
     *
     * @param uid the user
     * @param gid the group
     * @param groups the supplementary groups, all of them
     * @return the command; starting it throws EPERM without privileges
     */
    public Command user(int uid, int gid, int... groups) {
        UserIds user = UserIds.of(uid, gid, groups);
        return with(copy -> copy.user = user);
    }

    /**
     * Sends the child a signal when this process ends, however it ends. A program that is set-user-ID does not keep it, nor do the child's own
     * children.
     *
     * @param signal the signal
     * @return the command
     * @throws IllegalArgumentException if it is not between 1 and 64
     * @see "PR_SET_PDEATHSIG(2const)"
     */
    public Command deathSignal(int signal) {
        NewProgram.signals(signal);
        return with(copy -> copy.deathSignal = signal);
    }

    /**
     * How long {@link #run} waits: then the child is killed by SIGKILL, together with its process group if it has one of its own.
     *
     * @param time from the start to the end of the child and of its output
     * @return the command
     * @throws IllegalArgumentException if it is negative
     */
    public Command timeout(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time: must not be negative: " + time);
        }
        return with(copy -> copy.timeout = time);
    }

    /**
     * Lets {@link Child#close} kill the child by SIGKILL, instead of waiting for its own end, together with its process group if it has one of its
     * own.
     *
     * @return the command
     */
    public Command killOnClose() {
        return with(copy -> copy.killOnClose = true);
    }

    /**
     * Joins this command's standard output to another's standard input.
     *
     * @param next the other
     * @return both
     */
    public Pipeline pipe(Command next) {
        return new Pipeline(List.of(this, Objects.requireNonNull(next, "next")));
    }

    /**
     * Starts it.
     *
     * @return the child, which is to be closed or waited for
     * @throws ErrnoException ENOENT if the program, the directory or a file is missing, EACCES if the program may not be executed, ENOEXEC if its
     *     format
     *     is unknown (a script without {@code #!}), EBADF if a descriptor is not open, EMFILE, E2BIG, EAGAIN, ENOMEM: it says which call and which
     *     path
     */
    public Child start() throws ErrnoException {
        try (Launch launch = new Launch(settings)) {
            return settings.deathSignal == 0 ? launch.start() : ChildPreparation.onLastingThread(launch::start);
        }
    }

    /**
     * Starts it and waits for its end, collecting the outputs that go to {@link Redirect#PIPE} or to a pseudo-terminal. A virtual thread keeps its
     * carrier meanwhile. {@link Thread#interrupt} does not end it: {@link #timeout} does, and whoever kills the child.
     *
     * @return how it ended and what it wrote
     * @throws IOException as {@link #start}; ECHILD if somebody else waited for the child
     */
    public CommandResult run() throws IOException {
        try (Exchange exchange = new Exchange(settings.timeout)) {
            return exchange.run(List.of(this)).getFirst();
        }
    }

    /**
     * Runs it and returns what it wrote, as a shell's {@code $(...)} does. It must succeed.
     *
     * @return its standard output as UTF-8 text, without the line feeds at its end
     * @throws IOException as {@link #run}; if it fails, with its error output where that goes to {@link Redirect#PIPE}, or exceeds its time
     */
    public String output() throws IOException {
        CommandResult result = stdout(Redirect.PIPE).run().orThrow();
        return result.outText().replaceAll("\n+\\z", "");
    }

    CommandSettings settings() {
        return settings;
    }

    /**
     * The words of the command.
     *
     * @return the program and its arguments, quoted for the shell where they need it
     */
    @Override
    public String toString() {
        return String.join(" ", settings.words.stream().map(Command::quoted).toList());
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private Command redirect(int number, Redirect redirect, boolean possible, String message) {
        if (!possible) {
            throw new IllegalArgumentException(message + redirect);
        }
        return with(copy -> copy.standard[number] = Objects.requireNonNull(redirect, "redirect"));
    }

    private Command with(Consumer<CommandSettings> change) {
        return with(this, change);
    }

    private static Command with(Command command, Consumer<CommandSettings> change) {
        CommandSettings copy = command.settings.copy();
        change.accept(copy);
        return new Command(copy);
    }

    private static void check(List<String> words, String argument) {
        for (String word : words) {
            CStrings.check(word, argument);
        }
    }
}
