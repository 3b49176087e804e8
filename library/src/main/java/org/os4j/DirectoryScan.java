package org.os4j;

import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CStrings;
import org.os4j.internal.DirectoryReader;

/**
 * The entries of a directory, read as the loop goes on. Made by {@link Os#scandir(String)}.
 *
 * <pre>{@code
 * try (DirectoryScan entries = Os.scandir("/etc")) {
 *     for (DirEntry entry : entries) {
 *         if (entry.isDir()) System.out.println(entry.path());
 *     }
 * }
 * }</pre>
 *
 * <p>It closes itself at its end. One that is lost before is closed when the garbage collector finds it, with a warning, as an {@link Fd} is. It is
 * walked once, by one thread.
 */
public final class DirectoryScan implements Iterable<DirEntry>, AutoCloseable {
    private final String path;
    private final Open open;
    private final Cleaner.Cleanable watch;
    private boolean begun;

    DirectoryScan(String path) throws ErrnoException {
        this.path = path;
        int fd = FileCalls.tryOpenLong(path, FileCalls.DIRECTORY);
        if (fd < 0) {
            throw new ErrnoException("opendir", -fd, path);
        }
        open = Open.of(fd, path);
        watch = Leaks.watch(this, open);
    }

    /** What must be closed. */
    private static final class Open implements Leaks.Lost {
        final DirectoryReader reader;
        private final int fd;
        private final String path;
        private boolean closed;

        private Open(int fd, String path, DirectoryReader reader) {
            this.fd = fd;
            this.path = path;
            this.reader = reader;
        }

        /** Takes a descriptor over; it is closed if there is no memory to read it. */
        static Open of(int fd, String path) {
            try {
                return new Open(fd, path, new DirectoryReader(fd));
            } catch (OutOfMemoryError e) {
                FileCalls.closeQuietly(fd);
                throw e;
            }
        }

        boolean close() {
            if (closed) {
                return false;
            }
            closed = true;
            reader.close();
            FileCalls.closeQuietly(fd);
            return true;
        }

        @Override
        public @Nullable String closeLost() {
            return close() ? "scandir " + CStrings.quoted(path) : null;
        }
    }

    /**
     * Begins the scan. A directory that cannot be read further is an {@link UncheckedIOException} with an {@link ErrnoException}.
     *
     * @return the entries in the order of the file system, without {@code .} and {@code ..}
     * @throws IllegalStateException if it has begun, or is closed
     */
    @Override
    public Iterator<DirEntry> iterator() {
        if (begun || open.closed) {
            throw new IllegalStateException("this scan has begun, or is closed");
        }
        begun = true;
        return new Entries();
    }

    /**
     * The scan as a stream.
     *
     * @return the entries; closing it closes the scan
     * @throws IllegalStateException if it has begun, or is closed
     */
    public Stream<DirEntry> stream() {
        return Walk.streamOf(iterator()).onClose(this::close);
    }

    /** Ends the scan. */
    @Override
    public void close() {
        open.close();
        watch.clean();
    }

    private final class Entries implements Iterator<DirEntry> {
        private @Nullable DirEntry next;

        @Override
        public boolean hasNext() {
            try {
                if (next == null && !open.closed) {
                    readNext();
                }
                return next != null;
            } finally {
                // The last entry that is asked for may be the last use of the scan, whose memory a collection gives back.
                Reference.reachabilityFence(DirectoryScan.this);
            }
        }

        private void readNext() {
            if (open.reader.next()) {
                next = new DirEntry(path, open.reader.name(), open.reader.type(), open.reader.inode());
                return;
            }
            int error = open.reader.error();
            close();
            if (error != 0) {
                throw new UncheckedIOException(new ErrnoException("readdir", error, path));
            }
        }

        @Override
        public DirEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            DirEntry entry = Objects.requireNonNull(next);
            next = null;
            return entry;
        }
    }
}
