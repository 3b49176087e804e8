package org.os4j;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A walk whose steps have the directory's descriptor too, for the calls that end in {@code at}: what is done by it happens in that very directory,
 * whatever is done to the path meanwhile. Made by {@link Os#fwalk(String)}.
 *
 * <pre>{@code
 * try (FdWalk walk = Os.fwalk("/usr/share")) {
 *     for (WalkStep step : walk) {
 *         for (String file : step.files()) {
 *             total += Posix.fstatat(step.fd(), file, Posix.AT_SYMLINK_NOFOLLOW).size();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>However deep the tree, at most some thirty descriptors are open. At its end it closes them by itself; closing it does so before. One that is lost is
 * closed with a warning, as an {@link Fd} is. It is walked once, by one thread.
 */
public final class FdWalk implements Iterable<WalkStep>, AutoCloseable {
    private final WalkIterator.ByDescriptor steps;
    private boolean begun;

    private FdWalk(Walk walk) {
        steps = new WalkIterator.ByDescriptor(walk);
    }

    static FdWalk of(Walk walk) {
        return new FdWalk(walk);
    }

    private FdWalk with(Walk walk) {
        requireNew();
        return new FdWalk(walk);
    }

    private void requireNew() {
        if (begun) {
            throw new IllegalStateException("this walk has begun");
        }
    }

    /**
     * As {@link Walk#bottomUp}.
     *
     * @return the walk
     * @throws IllegalStateException if it has begun
     */
    public FdWalk bottomUp() {
        return with(steps.walk.bottomUp());
    }

    /**
     * As {@link Walk#followingLinks}.
     *
     * @return the walk
     * @throws IllegalStateException if it has begun
     */
    public FdWalk followingLinks() {
        return with(steps.walk.followingLinks());
    }

    /**
     * As {@link Walk#onError}.
     *
     * @param handler is given each failure
     * @return the walk
     * @throws IllegalStateException if it has begun
     */
    public FdWalk onError(Consumer<? super ErrnoException> handler) {
        return with(steps.walk.onError(handler));
    }

    /**
     * As {@link Walk#onProgress}.
     *
     * @param listener is told of each directory
     * @return the walk
     * @throws IllegalStateException if it has begun
     */
    public FdWalk onProgress(Progress listener) {
        return with(steps.walk.onProgress(listener));
    }

    /**
     * Begins the walk. A step's descriptor is open until the next step.
     *
     * @return the steps
     * @throws IllegalStateException if it has begun
     */
    @Override
    public Iterator<WalkStep> iterator() {
        requireNew();
        begun = true;
        return steps;
    }

    /**
     * The walk as a stream.
     *
     * @return the steps; closing it closes the walk
     * @throws IllegalStateException if it has begun
     */
    public Stream<WalkStep> stream() {
        return Walk.streamOf(iterator()).onClose(this::close);
    }

    /** Ends the walk, and closes what it has open. */
    @Override
    public void close() {
        begun = true;
        steps.close();
    }
}
