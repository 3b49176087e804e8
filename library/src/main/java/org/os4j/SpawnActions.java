package org.os4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/**
 * What a child that posix_spawn makes does with its descriptors and its directory before its program begins, in the order of the calls:
 *
 * <pre>{@code
 * var actions = new SpawnActions().open(STDOUT_FILENO, "log", O_WRONLY | O_CREAT | O_APPEND, 0644).dup2(STDOUT_FILENO, STDERR_FILENO).closefrom(3);
 * int pid = posix_spawn("/bin/make", List.of("make"), null, actions, null);
 * }</pre>
 *
 * <p>It may be used for many children, by one thread at a time. Python: the {@code file_actions} of {@code os.posix_spawn}.
 */
public final class SpawnActions {
    private static final Struct STRUCT = Struct.named("posix_spawn_file_actions");
    private static final CFunction INIT = CFunction.ofInt("posix_spawn_file_actions_init");
    private static final CFunction DESTROY = CFunction.ofInt("posix_spawn_file_actions_destroy");
    private static final CFunction ADDOPEN = CFunction.ofInt("posix_spawn_file_actions_addopen");
    private static final CFunction ADDCLOSE = CFunction.ofInt("posix_spawn_file_actions_addclose");
    private static final CFunction ADDDUP2 = CFunction.ofInt("posix_spawn_file_actions_adddup2");
    private static final CFunction ADDCHDIR = CFunction.ofInt("posix_spawn_file_actions_addchdir_np");
    private static final CFunction ADDFCHDIR = CFunction.ofInt("posix_spawn_file_actions_addfchdir_np");
    private static final CFunction ADDCLOSEFROM = CFunction.ofInt("posix_spawn_file_actions_addclosefrom_np");
    private static final CFunction ADDTCSETPGRP = CFunction.ofInt("posix_spawn_file_actions_addtcsetpgrp_np");

    private final List<Action> actions = new ArrayList<>();

    /** Tells C of one action. */
    private interface Action {
        void addTo(Scratch scratch, long object) throws ErrnoException;
    }

    /** No actions: the child has its parent's descriptors, but for those that are close-on-exec. */
    public SpawnActions() {}

    /**
     * {@code posix_spawn_file_actions_addopen} - the child opens a file, not close-on-exec.
     *
     * @param fd the descriptor that it becomes; what it was is closed
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @param mode the permissions of a file that is created, before the umask
     * @return this
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "posix_spawn_file_actions_addopen(3), Python os.POSIX_SPAWN_OPEN"
     */
    public SpawnActions open(int fd, String path, int flags, int mode) {
        checkPath(path);
        return add((scratch, object) -> tell(ADDOPEN, scratch, object, fd, scratch.path(path, "path"), flags, mode));
    }

    /**
     * {@code posix_spawn_file_actions_addclose} - the child closes a descriptor; one that is not open is no error.
     *
     * @param fd the descriptor
     * @return this
     * @see "posix_spawn_file_actions_addclose(3), Python os.POSIX_SPAWN_CLOSE"
     */
    public SpawnActions close(int fd) {
        return add((scratch, object) -> tell(ADDCLOSE, scratch, object, fd, 0, 0, 0));
    }

    /**
     * {@code posix_spawn_file_actions_adddup2} - the child makes one descriptor a copy of another, not close-on-exec. With both the same the child
     * keeps a descriptor that is close-on-exec in its parent (with glibc 2.29 and later).
     *
     * @param fd the descriptor
     * @param fd2 what becomes its copy; what it was is closed
     * @return this
     * @see "posix_spawn_file_actions_adddup2(3), Python os.POSIX_SPAWN_DUP2"
     */
    public SpawnActions dup2(int fd, int fd2) {
        return add((scratch, object) -> tell(ADDDUP2, scratch, object, fd, fd2, 0, 0));
    }

    /**
     * {@code posix_spawn_file_actions_addchdir_np} - the child changes its directory. A program's path that is relative is looked up in it. Needs
     * glibc 2.29.
     *
     * @param path the directory
     * @return this
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "posix_spawn_file_actions_addchdir_np(3)"
     */
    public SpawnActions chdir(String path) {
        checkPath(path);
        return add((scratch, object) -> tell(ADDCHDIR, scratch, object, scratch.path(path, "path"), 0, 0, 0));
    }

    /**
     * {@code posix_spawn_file_actions_addfchdir_np} - the child changes its directory to an open one. Needs glibc 2.29.
     *
     * @param fd the directory
     * @return this
     * @see "posix_spawn_file_actions_addfchdir_np(3)"
     */
    public SpawnActions fchdir(int fd) {
        return add((scratch, object) -> tell(ADDFCHDIR, scratch, object, fd, 0, 0, 0));
    }

    /**
     * {@code posix_spawn_file_actions_addclosefrom_np} - the child closes all higher descriptors: with 3 it has none of the JDK's, which are not
     * close-on-exec. Needs glibc 2.34.
     *
     * @param low the first to be closed
     * @return this
     * @see "posix_spawn_file_actions_addclosefrom_np(3), Python os.POSIX_SPAWN_CLOSEFROM"
     */
    public SpawnActions closefrom(int low) {
        return add((scratch, object) -> tell(ADDCLOSEFROM, scratch, object, low, 0, 0, 0));
    }

    /**
     * {@code posix_spawn_file_actions_addtcsetpgrp_np} - the child makes its process group the one in the foreground of a terminal. Needs glibc 2.35.
     *
     * @param fd the terminal
     * @return this
     * @see "posix_spawn_file_actions_addtcsetpgrp_np(3), tcsetpgrp(3)"
     */
    public SpawnActions tcsetpgrp(int fd) {
        return add((scratch, object) -> tell(ADDTCSETPGRP, scratch, object, fd, 0, 0, 0));
    }

    private SpawnActions add(Action action) {
        actions.add(action);
        return this;
    }

    private static void checkPath(String path) {
        CStrings.check(Objects.requireNonNull(path, "path"), "path");
    }

    private static void tell(CFunction function, Scratch scratch, long object, long a, long b, long c, long d) throws ErrnoException {
        int error = (int) function.call(scratch, object, a, b, c, d);
        if (error != 0) {
            throw new ErrnoException(function.name(), error);
        }
    }

    /** C's object of these actions, to be given to {@link #destroy}. */
    long write(Scratch scratch) throws ErrnoException {
        long object = scratch.allocate(STRUCT);
        INIT.call(scratch, object);
        boolean complete = false;
        try {
            for (Action action : actions) {
                action.addTo(scratch, object);
            }
            complete = true;
        } finally {
            if (!complete) {
                destroy(scratch, object);
            }
        }
        return object;
    }

    static void destroy(Scratch scratch, long object) {
        DESTROY.call(scratch, object);
    }
}
