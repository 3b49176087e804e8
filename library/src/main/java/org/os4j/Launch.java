package org.os4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;

/**
 * One start of a command. All that can be opened is opened here, where an error can name it, and moved above the numbers that the child wants, so
 * that no
 * copy overwrites another; the child only copies it down to where it belongs.
 */
final class Launch implements AutoCloseable {
    private static final CFunction ADDCLOSEFROM = CFunction.ofInt("posix_spawn_file_actions_addclosefrom_np");
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int FIRST_OTHER = 3;
    private static final int FILE_MODE = 0666;
    /** Descriptors beyond the terminal that a child may have for a moment. */
    private static final int HELPERS = 2;

    private final CommandSettings settings;
    private final SpawnActions actions = new SpawnActions();
    /** Closed when the child has them. */
    private final List<Integer> ofTheChild = new ArrayList<>();
    /** Closed if there is no child. */
    private final List<Integer> ours = new ArrayList<>();
    /** Our ends of the three standard descriptors. */
    private final int[] ends = {-1, -1, -1};
    private final int highest;
    /** In the child, its controlling terminal until the descriptors are in their places. */
    private final int terminal;

    Launch(CommandSettings settings) {
        this.settings = settings;
        this.highest = settings.descriptors.isEmpty() ? STDERR : settings.descriptors.lastKey();
        this.terminal = highest + 1;
    }

    Child start() throws ErrnoException {
        Map<String, String> variables = settings.variables();
        enterDirectory();
        openTerminal();
        for (int number = STDIN; number <= STDERR; number++) {
            redirect(number, settings.redirect(number));
        }
        for (var descriptor : settings.descriptors.entrySet()) {
            actions.dup2(copyForTheChild(descriptor.getValue()), descriptor.getKey());
        }
        // Before the child is there: what fails from then on would leave it behind.
        ChildPipes pipes = new ChildPipes(ends[STDIN], ends[STDOUT], ends[STDERR]);
        int pid = ChildPreparation.isNeeded(settings) ? spawnPrepared(variables) : spawn(variables);
        Child child = new Child(settings, pid, pipes);
        ours.clear();
        return child;
    }

    private int spawn(@Nullable Map<String, String> variables) throws ErrnoException {
        closeAllOthers(highest + 1);
        return Posix.posix_spawnp(file(variables), settings.words, variables, actions, attributes());
    }

    /** By way of the program that prepares: it has itself and the pipe for what goes wrong as further descriptors, which the program that is meant has not. */
    private int spawnPrepared(@Nullable Map<String, String> variables) throws ErrnoException {
        int program = terminal + 1;
        int status = terminal + 2;
        List<String> words = ChildPreparation.words(settings, program, status, candidates(variables));
        put(ChildPreparation.open(), program);
        int failures;
        int pid;
        try (var _ = ChildPreparation.LOCK.hold()) {
            Pipe pipe = Posix.pipe();
            failures = ours(pipe.readEnd());
            put(pipe.writeEnd(), status);
            actions.close(terminal);
            closeAllOthers(status + 1);
            pid = Posix.posix_spawn("/proc/self/fd/" + program, words, variables, actions, attributes());
            closeAll(ofTheChild);
        }
        ChildPreparation.awaitBeginning(failures, pid, settings);
        ofTheChild.add(failures);
        return pid;
    }

    private SpawnAttributes attributes() {
        // A JVM whose parent ignored SIGPIPE would make all its children ignore it.
        SpawnAttributes attributes = new SpawnAttributes().setsigdef(SignalConstants.SIGPIPE);
        if (settings.session) {
            attributes.setsid();
        } else if (settings.group != CommandSettings.SAME_GROUP) {
            attributes.setpgroup(settings.group);
        }
        return attributes;
    }

    /** The directory is opened here, since posix_spawn does not say what it failed at. */
    private void enterDirectory() throws ErrnoException {
        if (settings.directory != null) {
            actions.fchdir(forTheChild(Posix.open(settings.directory, Posix.O_PATH | Posix.O_DIRECTORY)));
        }
    }

    /** The first terminal that the leader of a session opens becomes its controlling terminal. */
    private void openTerminal() throws ErrnoException {
        if (settings.ptySize != null) {
            int fd = ours(ChildTerminal.open(settings.ptySize[0], settings.ptySize[1]));
            actions.open(terminal, ChildTerminal.name(fd), Posix.O_RDWR, 0);
            ends[STDOUT] = fd;
            if (settings.standard[STDIN] == null) {
                ends[STDIN] = ours(Posix.dup(fd));
            }
        } else if (settings.terminal != CommandSettings.NO_TERMINAL) {
            actions.open(terminal, Posix.ttyname(settings.terminal), Posix.O_RDWR, 0);
        }
    }

    private void redirect(int number, Redirect redirect) throws ErrnoException {
        boolean toTerminal = settings.ptySize != null && settings.standard[number] == null;
        if (toTerminal) {
            actions.dup2(terminal, number);
        } else if (redirect == Redirect.NULL) {
            put(Posix.open("/dev/null", number == STDIN ? Posix.O_RDONLY : Posix.O_WRONLY), number);
        } else if (redirect == Redirect.PIPE) {
            pipe(number);
        } else if (redirect == Redirect.MERGE) {
            actions.dup2(STDOUT, STDERR);
        } else {
            switch (redirect) {
                case Redirect.File(String path, boolean append) -> put(openFile(number, path, append), number);
                case Redirect.Descriptor(int fd) -> actions.dup2(copyForTheChild(fd), number);
                case Redirect.Input input -> put(memory(input.data()), number);
                case Redirect.Standard inherit -> { }
            }
        }
    }

    private static int openFile(int number, String path, boolean append) throws ErrnoException {
        if (number == STDIN) {
            return Posix.open(path, Posix.O_RDONLY);
        }
        return Posix.open(path, Posix.O_WRONLY | Posix.O_CREAT | (append ? Posix.O_APPEND : Posix.O_TRUNC), FILE_MODE);
    }

    private void pipe(int number) throws ErrnoException {
        if (number == STDOUT && ends[STDOUT] >= 0) {
            throw new IllegalArgumentException("stdout: a command with a pseudo-terminal has no pipe for it: the terminal is what is read");
        }
        Pipe pipe = Posix.pipe();
        boolean toChild = number == STDIN;
        ends[number] = ours(toChild ? pipe.writeEnd() : pipe.readEnd());
        put(toChild ? pipe.readEnd() : pipe.writeEnd(), number);
    }

    /** A file without a name that holds the data. */
    private static int memory(byte[] data) throws ErrnoException {
        int fd = Posix.memfd_create("stdin", 0);
        try {
            for (int done = 0; done < data.length; ) {
                done += Posix.pwrite(fd, data, done, data.length - done, done);
            }
            return fd;
        } catch (ErrnoException e) {
            Posix.close(fd);
            throw e;
        }
    }

    /** Makes a descriptor of this class's the child's, under a number. */
    private void put(int fd, int number) throws ErrnoException {
        actions.dup2(forTheChild(fd), number);
    }

    private int ours(int fd) {
        ours.add(fd);
        return fd;
    }

    /** A descriptor that is closed here afterwards, above all those that the child wants. */
    private int forTheChild(int fd) throws ErrnoException {
        ofTheChild.add(fd);
        return fd > HELPERS + terminal ? fd : copyForTheChild(fd);
    }

    private int copyForTheChild(int fd) throws ErrnoException {
        try {
            int copy = Posix.fcntl(fd, Posix.F_DUPFD_CLOEXEC, HELPERS + terminal + 1);
            ofTheChild.add(copy);
            return copy;
        } catch (ErrnoException e) {
            // So fcntl says that the limit allows no descriptors so high.
            throw e.errno() == Errno.EINVAL ? new ErrnoException(e.function(), Errno.EMFILE.code()) : e;
        }
    }

    /** The JDK's descriptors are not close-on-exec. */
    private void closeAllOthers(int first) throws ErrnoException {
        for (int fd = FIRST_OTHER; fd < highest; fd++) {
            if (!settings.descriptors.containsKey(fd)) {
                actions.close(fd);
            }
        }
        if (!ADDCLOSEFROM.isMissing()) {
            actions.closefrom(first);
            return;
        }
        // glibc before 2.34: those that there are now.
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            open.mapToInt(path -> Integer.parseInt(path.getFileName().toString())).filter(fd -> fd >= first).forEach(actions::close);
        } catch (IOException e) {
            throw new ErrnoException("posix_spawn_file_actions_addclosefrom_np", Errno.ENOSYS.code());
        }
    }

    /** The program's file. posix_spawnp searches in this process's PATH; where the command has one of its own, that counts. */
    private String file(@Nullable Map<String, String> variables) throws ErrnoException {
        String file = settings.file();
        if (variables == null || isPath(file) || !settings.emptyEnvironment && !settings.environment.containsKey("PATH")) {
            return file;
        }
        for (String candidate : candidates(variables)) {
            if (Files.isRegularFile(Path.of(candidate)) && Files.isExecutable(Path.of(candidate))) {
                return candidate;
            }
        }
        throw new ErrnoException("posix_spawnp", Errno.ENOENT.code(), file);
    }

    private List<String> candidates(@Nullable Map<String, String> variables) {
        String file = settings.file();
        if (isPath(file)) {
            return List.of(file);
        }
        return OsEnvironment.get_exec_path(variables == null ? CommonCalls.environ() : variables).stream()
                .map(directory -> directory.isEmpty() ? "./" + file : directory + "/" + file).toList();
    }

    private static boolean isPath(String file) {
        return file.isEmpty() || file.indexOf('/') >= 0;
    }

    @Override
    public void close() throws ErrnoException {
        ofTheChild.addAll(ours);
        closeAll(ofTheChild);
    }

    private static void closeAll(List<Integer> descriptors) throws ErrnoException {
        for (int fd : descriptors) {
            Posix.close(fd);
        }
        descriptors.clear();
    }
}
