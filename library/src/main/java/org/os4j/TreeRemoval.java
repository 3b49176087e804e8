package org.os4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.DirectoryReader;
import org.os4j.internal.Scratch;

/**
 * Removes a tree. Every name is looked up in a directory that is open, and no link is followed: whoever puts a link in a directory's place meanwhile
 * loses the link.
 */
final class TreeRemoval {
    private final OpenTree tree;
    private final @Nullable Progress progress;
    private final @Nullable Consumer<? super ErrnoException> errors;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private long removed;

    /** A directory whose files are gone, and the directories in it that are not yet. */
    private static final class Frame {
        final List<String> directories = new ArrayList<>();
        boolean failed;
    }

    private TreeRemoval(OpenTree tree, @Nullable Progress progress, @Nullable Consumer<? super ErrnoException> errors) {
        this.tree = tree;
        this.progress = progress;
        this.errors = errors;
    }

    /** Without a handler the first failure ends it. */
    static long remove(String path, @Nullable Progress progress, @Nullable Consumer<? super ErrnoException> errors) throws ErrnoException {
        if (FileCalls.lastName(path).equals(".") || FileCalls.lastName(path).equals("..")) {
            // It could be emptied, and then not be removed.
            throw new ErrnoException("rmdir", Errno.EINVAL.code(), path);
        }
        try (OpenTree tree = new OpenTree(withoutSlash(path), false)) {
            return new TreeRemoval(tree, progress, errors).all(path);
        } catch (ErrnoException e) {
            if (errors == null) {
                throw e;
            }
            errors.accept(e);
            return 0;
        }
    }

    /** A link with a slash at its end is the directory that it leads to, which must not be entered. */
    private static String withoutSlash(String path) {
        String parent = FileCalls.parent(path);
        String name = FileCalls.lastName(path);
        return name.isEmpty() ? path : parent.isEmpty() ? name : FileCalls.join(parent, name);
    }

    private long all(String path) throws ErrnoException {
        empty();
        while (true) {
            Frame frame = frames.element();
            if (!frame.directories.isEmpty()) {
                descend(frame.directories.removeLast());
            } else if (frames.size() > 1) {
                ascend();
            } else {
                break;
            }
        }
        if (!frames.element().failed) {
            try {
                PosixNames.rmdir(path);
                done(path);
            } catch (ErrnoException e) {
                failed(e, path);
            }
        }
        return removed;
    }

    private void descend(String name) throws ErrnoException {
        try {
            tree.enter(name, false);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.ENOTDIR || e.errno() == Errno.ELOOP) {
                // It is no directory any more.
                unlink(name);
            } else {
                failedBelow(e, name);
            }
            return;
        }
        empty();
    }

    private void ascend() throws ErrnoException {
        String name = tree.name();
        Frame frame = frames.pop();
        tree.leave();
        if (frame.failed) {
            frames.element().failed = true;
            return;
        }
        try {
            PosixNames.unlinkat(tree.fd(), name, PosixStat.AT_REMOVEDIR);
            done(progress == null ? "" : tree.path(name));
        } catch (ErrnoException e) {
            failedBelow(e, name);
        }
    }

    /** Removes all but the directories from the directory where we are. */
    private void empty() throws ErrnoException {
        Frame frame = new Frame();
        frames.push(frame);
        try (DirectoryReader entries = new DirectoryReader(tree.fd())) {
            while (entries.next()) {
                if (isDirectory(entries)) {
                    frame.directories.add(entries.name());
                } else {
                    unlink(entries.name());
                }
            }
            if (entries.error() != 0) {
                failed(new ErrnoException("readdir", entries.error()), tree.path());
            }
        }
    }

    private boolean isDirectory(DirectoryReader entries) {
        if (entries.type() != PosixStat.DT_UNKNOWN) {
            return entries.type() == PosixStat.DT_DIR;
        }
        try (Scratch scratch = Scratch.take()) {
            Stat stat = FileCalls.statAt(scratch, tree.fd(), entries.nameAddress(), PosixStat.AT_SYMLINK_NOFOLLOW);
            return stat != null && stat.isDirectory();
        }
    }

    private void unlink(String name) throws ErrnoException {
        try {
            PosixNames.unlinkat(tree.fd(), name, 0);
            done(progress == null ? "" : tree.path(name));
        } catch (ErrnoException e) {
            failedBelow(e, name);
        }
    }

    private void done(String path) {
        removed++;
        if (progress != null) {
            progress.done(path, removed, 0);
        }
    }

    /** What somebody else has removed since it was read is gone, as was wanted. */
    private void failedBelow(ErrnoException e, String name) throws ErrnoException {
        if (e.errno() != Errno.ENOENT) {
            failed(e, tree.path(name));
        }
    }

    private void failed(ErrnoException e, String path) throws ErrnoException {
        frames.element().failed = true;
        ErrnoException named = FileCalls.named(e, path);
        if (errors == null) {
            throw named;
        }
        errors.accept(named);
    }
}
