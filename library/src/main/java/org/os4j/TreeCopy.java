package org.os4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.DirectoryReader;

/** Copies a tree, both sides by the descriptors of their directories. */
final class TreeCopy {
    /** Until all is in it, a directory of the copy is its owner's alone. */
    private static final int UNFINISHED = 0700;
    private static final int NEW_FILE = 0600;

    private final OpenTree from;
    private final OpenTree to;
    private final boolean keepsLinks;
    private final boolean existOk;
    private final @Nullable Progress progress;
    private final @Nullable Consumer<? super ErrnoException> errors;
    private final Deque<List<String>> pending = new ArrayDeque<>();
    private long entries;
    private long bytes;

    private TreeCopy(OpenTree from, OpenTree to, Set<TreeOption> options, @Nullable Progress progress,
            @Nullable Consumer<? super ErrnoException> errors) {
        this.from = from;
        this.to = to;
        this.keepsLinks = options.contains(TreeOption.KEEP_LINKS);
        this.existOk = options.contains(TreeOption.EXIST_OK);
        this.progress = progress;
        this.errors = errors;
    }

    /** Without a handler the first failure ends it; without the two roots nothing can be done. */
    static void copy(String source, String target, Set<TreeOption> options, @Nullable Progress progress,
            @Nullable Consumer<? super ErrnoException> errors) throws ErrnoException {
        try (OpenTree from = new OpenTree(source, true)) {
            makeRoot(target, options.contains(TreeOption.EXIST_OK));
            try (OpenTree to = new OpenTree(target, true)) {
                new TreeCopy(from, to, options, progress, errors).all();
            }
        }
    }

    private static void makeRoot(String target, boolean existOk) throws ErrnoException {
        try {
            PosixNames.mkdir(target, UNFINISHED);
        } catch (ErrnoException e) {
            Stat stat = e.errno() == Errno.EEXIST && existOk ? FileCalls.targetOrNull(target) : null;
            if (stat == null || !stat.isDirectory()) {
                throw e;
            }
        }
    }

    private void all() throws ErrnoException {
        refuseCopyWithinItself();
        copyEntries();
        while (true) {
            List<String> names = pending.element();
            if (!names.isEmpty()) {
                descend(names.removeLast());
            } else {
                finishDirectory();
                pending.pop();
                if (pending.isEmpty()) {
                    return;
                }
                from.leave();
                to.leave();
            }
        }
    }

    /** The copy of a tree into itself would not end. */
    private void refuseCopyWithinItself() throws ErrnoException {
        Stat root = PosixStat.fstat(from.fd());
        int fd = PosixDescriptors.dup(to.fd());
        try {
            while (true) {
                Stat stat = PosixStat.fstat(fd);
                if (stat.dev() == root.dev() && stat.ino() == root.ino()) {
                    throw new ErrnoException("copytree", Errno.EINVAL.code(), from.path(), to.path());
                }
                int up = PosixDescriptors.openat(fd, "..", PosixDescriptors.O_PATH | PosixDescriptors.O_DIRECTORY, 0);
                FileCalls.closeQuietly(fd);
                fd = up;
                Stat above = PosixStat.fstat(fd);
                if (above.dev() == stat.dev() && above.ino() == stat.ino()) {
                    return;
                }
            }
        } finally {
            FileCalls.closeQuietly(fd);
        }
    }

    private void descend(String name) throws ErrnoException {
        String path = from.path(name);
        try {
            from.enter(name, !keepsLinks);
        } catch (ErrnoException e) {
            failed(e, path);
            return;
        }
        try {
            if (!keepsLinks && from.isLoop()) {
                throw new ErrnoException("copytree", Errno.ELOOP.code(), path);
            }
            makeDirectory(name);
            to.enter(name, false);
        } catch (ErrnoException e) {
            from.leave();
            failed(e, path);
            return;
        }
        copyEntries();
    }

    private void makeDirectory(String name) throws ErrnoException {
        try {
            PosixNames.mkdirat(to.fd(), name, UNFINISHED);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EEXIST || !existOk) {
                throw e;
            }
        }
    }

    /** Copies what is in a directory, but the directories, which are kept for later. */
    private void copyEntries() throws ErrnoException {
        List<String> directories = new ArrayList<>();
        pending.push(directories);
        try (DirectoryReader reader = new DirectoryReader(from.fd())) {
            while (reader.next()) {
                String name = reader.name();
                try {
                    if (isDirectory(name, reader.type())) {
                        directories.add(name);
                    } else {
                        copyEntry(name);
                        done(name);
                    }
                } catch (ErrnoException e) {
                    failed(e, from.path(name));
                }
            }
            if (reader.error() != 0) {
                failed(new ErrnoException("readdir", reader.error()), from.path());
            }
        }
    }

    private boolean isDirectory(String name, int type) throws ErrnoException {
        if (type == PosixStat.DT_DIR || type == PosixStat.DT_REG || type == PosixStat.DT_LNK && keepsLinks) {
            return type == PosixStat.DT_DIR;
        }
        return stat(name).isDirectory();
    }

    private Stat stat(String name) throws ErrnoException {
        return PosixStat.fstatat(from.fd(), name, keepsLinks ? PosixStat.AT_SYMLINK_NOFOLLOW : 0);
    }

    private void copyEntry(String name) throws ErrnoException {
        Stat stat = stat(name);
        if (stat.isRegularFile()) {
            copyFile(name);
            return;
        }
        if (existOk) {
            removeExisting(name);
        }
        if (stat.isSymbolicLink()) {
            PosixNames.symlinkat(PosixNames.readlinkat(from.fd(), name), to.fd(), name);
        } else {
            PosixNames.mknodat(to.fd(), name, stat.mode(), stat.rdev());
            PosixPermissions.fchmodat(to.fd(), name, stat.permissions(), 0);
        }
        PosixTimes.utimensat(to.fd(), name, Timespec.ofNanos(stat.atimeNanos()), Timespec.ofNanos(stat.mtimeNanos()), PosixStat.AT_SYMLINK_NOFOLLOW);
    }

    private void removeExisting(String name) throws ErrnoException {
        try {
            PosixNames.unlinkat(to.fd(), name, 0);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
        }
    }

    private void copyFile(String name) throws ErrnoException {
        // Not to wait for ever where somebody has put a FIFO in the file's place.
        int flags = PosixDescriptors.O_RDONLY | PosixDescriptors.O_NONBLOCK | (keepsLinks ? PosixDescriptors.O_NOFOLLOW : 0);
        int in = PosixDescriptors.openat(from.fd(), name, flags, 0);
        try {
            Stat stat = PosixStat.fstat(in);
            int created = PosixDescriptors.O_WRONLY | PosixDescriptors.O_CREAT | PosixDescriptors.O_NOFOLLOW | PosixDescriptors.O_NONBLOCK;
            int out = PosixDescriptors.openat(to.fd(), name, created | (existOk ? 0 : PosixDescriptors.O_EXCL), NEW_FILE);
            long before = bytes;
            Progress ofFile = progress == null ? null : (path, none, count) -> progress.done(path, entries, before + count);
            bytes += FileCopy.copyAndClose(in, stat, out, name, name, FileCopy.With.EVERYTHING, ofFile);
        } finally {
            FileCalls.closeQuietly(in);
        }
    }

    /** Its permissions and times come last: what is put into a directory changes them, or is not allowed by them. */
    private void finishDirectory() throws ErrnoException {
        try {
            Stat stat = PosixStat.fstat(from.fd());
            FileCopy.copyExtended(from.fd(), to.fd());
            PosixPermissions.fchmod(to.fd(), stat.permissions());
            PosixTimes.futimens(to.fd(), Timespec.ofNanos(stat.atimeNanos()), Timespec.ofNanos(stat.mtimeNanos()));
        } catch (ErrnoException e) {
            failed(e, to.path());
        }
        entries++;
        if (progress != null) {
            progress.done(to.path(), entries, bytes);
        }
    }

    private void done(String name) {
        entries++;
        if (progress != null) {
            progress.done(to.path(name), entries, bytes);
        }
    }

    private void failed(ErrnoException e, String path) throws ErrnoException {
        ErrnoException named = FileCalls.named(e, path);
        if (errors == null) {
            throw named;
        }
        errors.accept(named);
    }
}
