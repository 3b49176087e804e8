package org.os4j;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.DirectoryReader;
import org.os4j.internal.Scratch;

/** The steps of a walk, made one by one. How a directory is opened is for the two kinds of walk to say. */
abstract class WalkIterator implements Iterator<WalkStep> {
    final Walk walk;
    private final List<Frame> frames = new ArrayList<>();
    private long found;
    private boolean begun;
    private boolean leaves;
    private @Nullable WalkStep next;

    /** A directory that was listed, and how far its directories were gone into. */
    private static final class Frame {
        final WalkStep step;
        @Nullable Iterator<String> children;

        Frame(WalkStep step) {
            this.step = step;
        }
    }

    WalkIterator(Walk walk) {
        this.walk = walk;
    }

    /** Opens a directory, the root if the name is null, and lists it. */
    abstract WalkStep enter(String path, @Nullable String name) throws ErrnoException;

    /** The directory that was entered last is done with. */
    abstract void leave() throws ErrnoException;

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = advance();
        }
        return next != null;
    }

    @Override
    public WalkStep next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        WalkStep step = Objects.requireNonNull(next);
        next = null;
        return step;
    }

    void end() {
        frames.clear();
        begun = true;
        leaves = false;
    }

    private @Nullable WalkStep advance() {
        if (!begun) {
            begun = true;
            if (push(walk.root, null) && walk.topDown) {
                return frames.getLast().step;
            }
        }
        while (!frames.isEmpty()) {
            if (leaves) {
                leaves = false;
                pop();
                continue;
            }
            Frame frame = frames.getLast();
            if (frame.children == null) {
                // A copy: what the user does to the list from now on comes too late.
                frame.children = List.copyOf(frame.step.directories()).iterator();
            }
            if (frame.children.hasNext()) {
                String name = frame.children.next();
                if (push(frame.step.path(name), name) && walk.topDown) {
                    return frames.getLast().step;
                }
            } else {
                // The step that is shown now, or was shown before, has its directory open until the next.
                leaves = true;
                if (!walk.topDown) {
                    return frame.step;
                }
            }
        }
        return null;
    }

    private boolean push(String path, @Nullable String name) {
        try {
            WalkStep step = enter(path, name);
            frames.add(new Frame(step));
            found += step.directories().size() + step.files().size();
        } catch (ErrnoException e) {
            if (name == null || walk.followsLinks || !isLink(e, path, name)) {
                walk.errors.accept(FileCalls.named(e, path));
            }
            return false;
        }
        walk.progress.done(path, found, 0);
        return true;
    }

    /** Whether it could not be opened only because it is a link, which is not followed. */
    private boolean isLink(ErrnoException e, String path, String name) {
        if (e.errno() != Errno.ENOTDIR && e.errno() != Errno.ELOOP) {
            return false;
        }
        Stat stat = statOf(path, name);
        return stat != null && stat.isSymbolicLink();
    }

    /** The status of a directory's entry itself, or null. */
    abstract @Nullable Stat statOf(String path, String name);

    private void pop() {
        try {
            frames.removeLast();
            leave();
        } catch (ErrnoException e) {
            // There is no way back up.
            frames.clear();
            walk.errors.accept(e);
        }
    }

    /** The names in an open directory: directories and links to directories, and all else. */
    static WalkStep list(int fd, String path) throws ErrnoException {
        List<String> directories = new ArrayList<>();
        List<String> files = new ArrayList<>();
        try (DirectoryReader entries = new DirectoryReader(fd)) {
            while (entries.next()) {
                (isDirectory(fd, entries) ? directories : files).add(entries.name());
            }
            if (entries.error() != 0) {
                throw new ErrnoException("readdir", entries.error(), path);
            }
        }
        return new WalkStep(path, directories, files);
    }

    private static boolean isDirectory(int fd, DirectoryReader entries) {
        int type = entries.type();
        if (type != PosixStat.DT_LNK && type != PosixStat.DT_UNKNOWN) {
            return type == PosixStat.DT_DIR;
        }
        try (Scratch scratch = Scratch.take()) {
            Stat target = FileCalls.statAt(scratch, fd, entries.nameAddress(), 0);
            return target != null && target.isDirectory();
        }
    }

    /** Opens each directory by its path, for as long as it is listed. */
    static final class ByPath extends WalkIterator {
        private record Identity(long dev, long ino) {}

        /** Of the directories that were entered, where links are followed. */
        private final List<Identity> entered = new ArrayList<>();

        ByPath(Walk walk) {
            super(walk);
        }

        @Override
        WalkStep enter(String path, @Nullable String name) throws ErrnoException {
            boolean follows = name == null || walk.followsLinks;
            int fd = FileCalls.tryOpenLong(path, FileCalls.DIRECTORY | (follows ? 0 : PosixDescriptors.O_NOFOLLOW));
            if (fd < 0) {
                throw new ErrnoException("open", -fd, path);
            }
            try {
                if (!walk.followsLinks) {
                    return list(fd, path);
                }
                Stat stat = PosixStat.fstat(fd);
                Identity identity = new Identity(stat.dev(), stat.ino());
                if (entered.contains(identity)) {
                    throw new ErrnoException("walk", Errno.ELOOP.code(), path);
                }
                WalkStep step = list(fd, path);
                entered.add(identity);
                return step;
            } finally {
                FileCalls.closeQuietly(fd);
            }
        }

        @Override
        void leave() {
            if (walk.followsLinks) {
                entered.removeLast();
            }
        }

        @Override
        @Nullable Stat statOf(String path, String name) {
            int fd = FileCalls.tryOpenLong(path, PosixDescriptors.O_PATH | PosixDescriptors.O_NOFOLLOW);
            try {
                return fd < 0 ? null : FileCalls.statAtOrNull(fd, "", PosixStat.AT_EMPTY_PATH);
            } finally {
                FileCalls.closeQuietly(fd);
            }
        }
    }

    /** Goes down and up by descriptors. */
    static final class ByDescriptor extends WalkIterator {
        private @Nullable OpenTree tree;
        private Cleaner.@Nullable Cleanable watch;
        private @Nullable WalkStep shown;

        ByDescriptor(Walk walk) {
            super(walk);
        }

        @Override
        public WalkStep next() {
            WalkStep step = super.next();
            step.setFd(open().fd());
            shown = step;
            return step;
        }

        @Override
        public boolean hasNext() {
            // The directory of the step that was shown stays open until the walk goes on.
            if (shown != null) {
                shown.setFd(-1);
                shown = null;
            }
            boolean hasNext = super.hasNext();
            if (!hasNext) {
                close();
            }
            return hasNext;
        }

        private OpenTree open() {
            if (tree == null) {
                throw new IllegalStateException("the walk is closed");
            }
            return tree;
        }

        @Override
        WalkStep enter(String path, @Nullable String name) throws ErrnoException {
            if (name == null) {
                tree = new OpenTree(path, true);
                watch = Leaks.watch(this, tree);
                return list(tree.fd(), path);
            }
            OpenTree open = open();
            open.enter(name, walk.followsLinks);
            try {
                if (walk.followsLinks && open.isLoop()) {
                    throw new ErrnoException("walk", Errno.ELOOP.code(), path);
                }
                return list(open.fd(), path);
            } catch (ErrnoException e) {
                open.leave();
                throw e;
            }
        }

        @Override
        void leave() throws ErrnoException {
            OpenTree open = open();
            if (open.depth() > 0) {
                open.leave();
            }
        }

        @Override
        @Nullable Stat statOf(String path, String name) {
            return FileCalls.statAtOrNull(open().fd(), name, PosixStat.AT_SYMLINK_NOFOLLOW);
        }

        void close() {
            end();
            if (tree != null) {
                tree.close();
                tree = null;
                Objects.requireNonNull(watch).clean();
            }
        }
    }
}
