package org.os4j;

import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.Scratch;

/** Namespaces and the root directory: a part of {@link Posix}. */
public abstract sealed class PosixNamespaces extends PosixSeccomp implements NamespaceConstants permits PosixClocks {
    private static final CFunction UNSHARE = CFunction.ofInt("unshare");
    private static final CFunction SETNS = CFunction.ofInt("setns");
    private static final CFunction CHROOT = CFunction.ofInt("chroot");
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");

    PosixNamespaces() {}

    /**
     * {@code int unshare(int flags)} - gives the calling thread namespaces of its own, or another thing that threads share. The other threads of the
     * process stay where they are; those that this one starts later, and its children, go with it.
     *
     * <p>A JVM has several threads from its beginning, and some flags are for processes with one alone: {@code CLONE_NEWUSER}, {@code CLONE_THREAD},
     * {@code CLONE_SIGHAND} and {@code CLONE_VM} are EINVAL. Such a sandbox is made by a child, which {@code unshare(1)} or a fork gives.
     * {@code CLONE_NEWNS} gives the thread a root and a working directory of its own as well ({@code CLONE_FS}), {@code CLONE_FILES} a table of
     * descriptors: what other threads of the JVM open is not there.
     *
     * @param flags any of {@code CLONE_NEWNS}, {@code CLONE_NEWNET}, {@code CLONE_NEWUTS}, {@code CLONE_NEWIPC}, {@code CLONE_NEWPID} and
     *     {@code CLONE_NEWTIME} (both for children), {@code CLONE_NEWCGROUP}, {@code CLONE_FS}, {@code CLONE_FILES}, {@code CLONE_SYSVSEM}
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN, EINVAL for a flag that is unknown, or not for a process of several threads, ENOSPC beyond
     *     the limit of namespaces
     * @throws UnsupportedOperationException in a virtual thread
     * @see "unshare(2), Python os.unshare"
     */
    public static void unshare(int flags) throws ErrnoException {
        Arguments.requirePlatformThread("unshare");
        try (Scratch scratch = Scratch.take()) {
            if (UNSHARE.call(scratch, flags) == -1) {
                throw failed(UNSHARE, scratch);
            }
        }
    }

    /**
     * {@code int setns(int fd, int nstype)} - moves the calling thread into a namespace. The other threads of the process stay where they are.
     *
     * <p>A thread that shares its root and working directory with others, as those of a JVM do, may not enter a mount namespace (EINVAL):
     * {@code unshare(CLONE_FS)} comes before. Nor may one of several threads enter a user namespace at all.
     *
     * @param fd a descriptor of {@code /proc/PID/ns/NAME}; or a process's, from pidfd_open, since Linux 5.8
     * @param nstype what it must be: 0 for anything, {@code CLONE_NEWNET} or another; with a process's, all that are to be entered
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN, EINVAL if it is something else, or not for a process of several threads, EBADF
     * @throws UnsupportedOperationException in a virtual thread
     * @see "setns(2), Python os.setns"
     */
    public static void setns(int fd, int nstype) throws ErrnoException {
        Arguments.requirePlatformThread("setns");
        try (Scratch scratch = Scratch.take()) {
            if (SETNS.call(scratch, fd, nstype) == -1) {
                throw failed(SETNS, scratch);
            }
        }
    }

    /**
     * {@code int chroot(const char *path)} - makes a directory the process's root, that of all of its threads. The working directory stays where it
     * is, perhaps outside: {@code chdir("/")} comes after. The JVM finds the files of its classes no longer, unless it has opened them.
     *
     * @param path the directory
     * @throws ErrnoException EPERM without CAP_SYS_CHROOT, ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "chroot(2), Python os.chroot"
     */
    public static void chroot(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (CHROOT.call(scratch, scratch.path(path, "path")) == -1) {
                throw failed(CHROOT, scratch, path);
            }
        }
    }

    /**
     * {@code int pivot_root(const char *new_root, const char *put_old)} - makes a mount the root of the mount namespace, and puts the old one within.
     * Processes of the namespace whose root was the old one go with it.
     *
     * @param newRoot the new root, a mount point
     * @param putOld where the old root is put: a directory below the new one, or {@code "."} for both, after {@code chdir(newRoot)}
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN, EINVAL if the new root is no mount point, a mount is shared, or {@code putOld} is not below
     *     it; EBUSY if both are the old root's file system, ENOTDIR, ENOENT
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "pivot_root(2)"
     */
    public static void pivot_root(String newRoot, String putOld) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (SYSCALL.call(scratch, Number.PIVOT_ROOT, scratch.path(newRoot, "newRoot"), scratch.path(putOld, "putOld")) == -1) {
                throw new ErrnoException("pivot_root", scratch.errno(), newRoot, putOld);
            }
        }
    }

    private static final class Number {
        static final int PIVOT_ROOT = Constants.get("syscalls", "SYS_pivot_root");
    }
}
