package org.os4j;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CStrings;

/**
 * Goes up and down a tree of directories by their descriptors, so that neither the length of a path nor a link that somebody puts in a directory's
 * place leads it astray.
 *
 * <p>However deep it goes, few descriptors are open: one above that was closed is opened again on the way back, and must be the same directory.
 */
final class OpenTree implements AutoCloseable, Leaks.Lost {
    private static final int MOST_OPEN = 32;

    private final List<Level> levels = new ArrayList<>();
    private final String root;
    private int lowestOpen = 1;

    /** A directory on the way from the root to where we are. */
    private static final class Level {
        final String name;
        final boolean follows;
        int fd;
        boolean isKnown;
        long dev;
        long ino;

        Level(String name, boolean follows, int fd) {
            this.name = name;
            this.follows = follows;
            this.fd = fd;
        }

        void identify() throws ErrnoException {
            if (!isKnown) {
                Stat stat = PosixStat.fstat(fd);
                dev = stat.dev();
                ino = stat.ino();
                isKnown = true;
            }
        }

        boolean is(Level other) {
            return dev == other.dev && ino == other.ino;
        }
    }

    /** Opens the root, which may be a link to a directory if links are followed. */
    OpenTree(String root, boolean follows) throws ErrnoException {
        this.root = root;
        int fd = FileCalls.tryOpenLong(root, flags(follows));
        if (fd < 0) {
            throw new ErrnoException("open", -fd, root);
        }
        levels.add(new Level(root, follows, fd));
    }

    private static int flags(boolean follows) {
        return FileCalls.DIRECTORY | (follows ? 0 : PosixDescriptors.O_NOFOLLOW);
    }

    /** The descriptor of the directory where we are. */
    int fd() {
        return levels.getLast().fd;
    }

    /** How many directories below the root we are. */
    int depth() {
        return levels.size() - 1;
    }

    /** The name of the directory where we are. */
    String name() {
        return levels.getLast().name;
    }

    /** The path of the directory where we are, beginning with the root as it was given. */
    String path() {
        StringBuilder path = new StringBuilder(root);
        for (Level level : levels.subList(1, levels.size())) {
            if (!path.isEmpty() && path.charAt(path.length() - 1) != '/') {
                path.append('/');
            }
            path.append(level.name);
        }
        return path.toString();
    }

    /** The path of an entry of the directory where we are. */
    String path(String name) {
        return FileCalls.join(path(), name);
    }

    /** Goes down into a directory; where it fails we stay. */
    void enter(String name, boolean follows) throws ErrnoException {
        Level level = new Level(name, follows, PosixDescriptors.openat(fd(), name, flags(follows), 0));
        levels.add(level);
        try {
            closeFarAbove();
        } catch (ErrnoException e) {
            levels.removeLast();
            FileCalls.closeQuietly(level.fd);
            throw e;
        }
    }

    /** The root stays open: from it every other directory can be found again. */
    private void closeFarAbove() throws ErrnoException {
        if (levels.size() - lowestOpen > MOST_OPEN) {
            Level level = levels.get(lowestOpen);
            level.identify();
            FileCalls.closeQuietly(level.fd);
            level.fd = -1;
            lowestOpen++;
        }
    }

    /** Goes back up. Fails with ESTALE if the directory above is no longer where it was, and then every step up fails. */
    void leave() throws ErrnoException {
        Level child = levels.getLast();
        Level parent = levels.get(levels.size() - 2);
        try {
            if (parent.fd < 0) {
                reopen(child, parent);
            }
        } finally {
            levels.removeLast();
            FileCalls.closeQuietly(child.fd);
        }
    }

    private void reopen(Level child, Level parent) throws ErrnoException {
        parent.fd = openSame(child.fd, "..", true, parent);
        if (parent.fd < 0) {
            // The child was entered through a link, or was moved.
            parent.fd = openFromRoot(levels.size() - 2);
        }
        lowestOpen = Math.min(lowestOpen, levels.size() - 2);
    }

    private int openFromRoot(int depth) throws ErrnoException {
        int fd = levels.getFirst().fd;
        for (int i = 1; i <= depth; i++) {
            Level level = levels.get(i);
            int next = fd < 0 ? -1 : openSame(fd, level.name, level.follows, level);
            if (i > 1) {
                FileCalls.closeQuietly(fd);
            }
            fd = next;
        }
        if (fd < 0) {
            throw new ErrnoException("openat", Errno.ESTALE.code(), path());
        }
        return fd;
    }

    /** Opens a directory if it is the one that it was; -1 if it is not. */
    private static int openSame(int dirfd, String name, boolean follows, Level expected) {
        try {
            Level found = new Level(name, follows, PosixDescriptors.openat(dirfd, name, flags(follows), 0));
            found.identify();
            if (found.is(expected)) {
                return found.fd;
            }
            FileCalls.closeQuietly(found.fd);
        } catch (ErrnoException e) {
            // It is not there any more.
        }
        return -1;
    }

    /** Whether the directory where we are is one of those above it: a link led back up. */
    boolean isLoop() throws ErrnoException {
        Level here = levels.getLast();
        for (Level level : levels) {
            level.identify();
        }
        return levels.subList(0, levels.size() - 1).stream().anyMatch(here::is);
    }

    @Override
    public @Nullable String closeLost() {
        if (levels.isEmpty()) {
            return null;
        }
        close();
        return "walk of " + CStrings.quoted(root);
    }

    @Override
    public void close() {
        levels.forEach(level -> FileCalls.closeQuietly(level.fd));
        levels.clear();
    }
}
