package org.os4j;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.DirectoryReader;
import org.os4j.internal.Scratch;

/**
 * Every file of a tree with its status, as quickly as the system tells it: {@code find} with a {@code Stat}. Made by {@link Os#scantree(String)}.
 *
 * <pre>{@code
 * try (TreeScan files = Os.scantree("/usr/share")) {
 *     for (TreeEntry file : files) {
 *         total += file.stat().size();
 *     }
 * }
 * }</pre>
 *
 * <p>The entries of a directory come one after the other, then those of the directories in it. Links are not followed. At most some thirty descriptors
 * are open, however deep the tree; at its end the scan closes them by itself, closing it does so before. One that is lost is closed with a warning, as
 * an {@link Fd} is. It is walked once, by one thread.
 */
public final class TreeScan implements Iterable<TreeEntry>, AutoCloseable {
    private final Predicate<? super TreeEntry> descends;
    private final Consumer<? super ErrnoException> errors;
    private final @Nullable Progress progress;
    private final String root;
    private final Entries entries;

    private TreeScan(String root, Predicate<? super TreeEntry> descends, Consumer<? super ErrnoException> errors, @Nullable Progress progress) {
        this.root = root;
        this.descends = descends;
        this.errors = errors;
        this.progress = progress;
        this.entries = new Entries();
    }

    static TreeScan of(String root) {
        return new TreeScan(root, entry -> true, e -> {}, null);
    }

    /**
     * The same scan, which goes into some of the directories alone. It may ask for {@code entry.stat().dev()}, to stay on one file system.
     *
     * @param condition is asked of each directory, after it was shown
     * @return the scan
     */
    public TreeScan descending(Predicate<? super TreeEntry> condition) {
        return new TreeScan(root, Objects.requireNonNull(condition, "condition"), errors, progress);
    }

    /**
     * The same scan, which tells of what it cannot look at; otherwise that is left out. A handler that throws ends it.
     *
     * @param handler is given each failure
     * @return the scan
     */
    public TreeScan onError(Consumer<? super ErrnoException> handler) {
        return new TreeScan(root, descends, Objects.requireNonNull(handler, "handler"), progress);
    }

    /**
     * The same scan, which tells how far it has come. A listener that throws ends it.
     *
     * @param listener is told of each directory in which something is, when that was shown, and how many entries were shown so far
     * @return the scan
     */
    public TreeScan onProgress(Progress listener) {
        return new TreeScan(root, descends, errors, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Begins the scan.
     *
     * @return the entries
     * @throws IllegalStateException if it has begun
     */
    @Override
    public Iterator<TreeEntry> iterator() {
        entries.begin();
        return progress == null ? entries : new Reporting(entries, progress);
    }

    /**
     * The scan as a stream.
     *
     * @return the entries; closing it closes the scan
     * @throws IllegalStateException if it has begun
     */
    public Stream<TreeEntry> stream() {
        return Walk.streamOf(iterator()).onClose(this::close);
    }

    /** Ends the scan, and closes what it has open. */
    @Override
    public void close() {
        entries.close();
    }

    /** Tells of each directory when the first entry of the next comes, or there is none. */
    private static final class Reporting implements Iterator<TreeEntry> {
        private final Iterator<TreeEntry> entries;
        private final Progress progress;
        private @Nullable String directory;
        private long shown;

        Reporting(Iterator<TreeEntry> entries, Progress progress) {
            this.entries = entries;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            if (entries.hasNext()) {
                return true;
            }
            begin(null);
            return false;
        }

        @Override
        public TreeEntry next() {
            TreeEntry entry = entries.next();
            if (!entry.directory().equals(directory)) {
                begin(entry.directory());
            }
            shown++;
            return entry;
        }

        private void begin(@Nullable String next) {
            String before = directory;
            directory = next;
            if (before != null) {
                progress.done(before, shown, 0);
            }
        }
    }

    /** A directory that was read, and the directories in it that are to be gone into, the first of them last. */
    private record Level(String path, List<String> directories) {}

    private final class Entries implements Iterator<TreeEntry> {
        private final ArrayDeque<Level> pending = new ArrayDeque<>();
        private @Nullable OpenTree tree;
        private Cleaner.@Nullable Cleanable watch;
        private @Nullable DirectoryReader reader;
        private boolean reads;
        private String directory = "";
        private List<String> children = new ArrayList<>();
        private @Nullable TreeEntry next;
        private @Nullable TreeEntry shownDirectory;
        private boolean begun;

        void begin() {
            if (begun) {
                throw new IllegalStateException("this scan has begun");
            }
            begun = true;
            try {
                tree = new OpenTree(root, true);
                watch = Leaks.watch(this, tree);
                read(root);
            } catch (ErrnoException e) {
                errors.accept(e);
            }
        }

        private void read(String path) {
            directory = path;
            children = new ArrayList<>();
            int fd = Objects.requireNonNull(tree).fd();
            if (reader == null) {
                reader = new DirectoryReader(fd);
            } else {
                reader.restart(fd);
            }
            reads = true;
        }

        @Override
        public boolean hasNext() {
            if (next == null && tree != null) {
                try {
                    next = advance();
                } catch (ErrnoException e) {
                    close();
                    errors.accept(e);
                }
                if (next == null) {
                    close();
                }
            }
            return next != null;
        }

        @Override
        public TreeEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            TreeEntry entry = Objects.requireNonNull(next);
            next = null;
            return entry;
        }

        private @Nullable TreeEntry advance() throws ErrnoException {
            if (shownDirectory != null) {
                if (descends.test(shownDirectory)) {
                    children.add(shownDirectory.name());
                }
                shownDirectory = null;
            }
            OpenTree open = Objects.requireNonNull(tree);
            while (true) {
                DirectoryReader here = Objects.requireNonNull(reader);
                while (reads && here.next()) {
                    TreeEntry entry = entry(open, here);
                    if (entry != null) {
                        return entry;
                    }
                }
                if (reads) {
                    endDirectory(here.error());
                }
                if (!descend(open)) {
                    return null;
                }
            }
        }

        private @Nullable TreeEntry entry(OpenTree open, DirectoryReader entries) {
            String name = entries.name();
            try (Scratch scratch = Scratch.take()) {
                Stat stat = FileCalls.statAt(scratch, open.fd(), entries.nameAddress(), PosixStat.AT_SYMLINK_NOFOLLOW);
                if (stat != null) {
                    TreeEntry entry = new TreeEntry(directory, name, stat, open.depth() + 1);
                    if (stat.isDirectory()) {
                        shownDirectory = entry;
                    }
                    return entry;
                }
                errors.accept(new ErrnoException("fstatat", scratch.errno(), FileCalls.join(directory, name)));
                return null;
            }
        }

        private void endDirectory(int error) {
            reads = false;
            Collections.reverse(children);
            pending.push(new Level(directory, children));
            if (error != 0) {
                errors.accept(new ErrnoException("readdir", error, directory));
            }
        }

        /** Goes into the next directory, which may be one of a directory above; false at the end. */
        private boolean descend(OpenTree open) throws ErrnoException {
            while (!pending.isEmpty()) {
                Level level = pending.element();
                if (level.directories.isEmpty()) {
                    pending.pop();
                    if (!pending.isEmpty()) {
                        open.leave();
                    }
                    continue;
                }
                String name = level.directories.removeLast();
                String path = FileCalls.join(level.path, name);
                try {
                    open.enter(name, false);
                    read(path);
                    return true;
                } catch (ErrnoException e) {
                    errors.accept(FileCalls.named(e, path));
                }
            }
            return false;
        }

        void close() {
            begun = true;
            if (reader != null) {
                reader.close();
                reader = null;
            }
            if (tree != null) {
                tree.close();
                tree = null;
                Objects.requireNonNull(watch).clean();
            }
        }
    }
}
