package org.os4j;

import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A walk through a tree of directories: each has its step, with the names that are in it. Made by {@link Os#walk(String)} and
 * {@link Os#fwalk(String)}, walked by a {@code for} loop or as a {@link #stream}, as often as wanted.
 *
 * <pre>{@code
 * for (WalkStep step : Os.walk("/usr/share").onError(System.err::println)) {
 *     step.directories().remove("doc");          // top down: what is removed is not gone into
 *     System.out.println(step.directory() + " " + step.files().size());
 * }
 * }</pre>
 *
 * <p>A directory is read when the loop comes to it. Paths may be longer than the system's calls take. A directory that cannot be read is left out, and
 * so is the whole walk if it is the first; {@link #onError} hears of it.
 *
 * <p>Immutable: each option makes another walk.
 */
public final class Walk implements Iterable<WalkStep> {
    final String root;
    final boolean topDown;
    final boolean followsLinks;
    final Consumer<? super ErrnoException> errors;
    final Progress progress;

    private Walk(String root, boolean topDown, boolean followsLinks, Consumer<? super ErrnoException> errors, Progress progress) {
        this.root = root;
        this.topDown = topDown;
        this.followsLinks = followsLinks;
        this.errors = errors;
        this.progress = progress;
    }

    static Walk of(String root) {
        return new Walk(root, true, false, e -> {}, (path, entries, bytes) -> {});
    }

    /**
     * The same walk, in which the step of a directory comes after those of the directories in it. Changes of {@link WalkStep#directories()} change
     * nothing then.
     *
     * @return the walk
     */
    public Walk bottomUp() {
        return new Walk(root, false, followsLinks, errors, progress);
    }

    /**
     * The same walk, which goes into directories that links lead to. A link that leads back up is not gone into again: {@link #onError} hears ELOOP.
     *
     * @return the walk
     */
    public Walk followingLinks() {
        return new Walk(root, topDown, true, errors, progress);
    }

    /**
     * The same walk, which tells of what it cannot read. A handler that throws ends it.
     *
     * @param handler is given each failure, whose path is that of the directory
     * @return the walk
     */
    public Walk onError(Consumer<? super ErrnoException> handler) {
        return new Walk(root, topDown, followsLinks, Objects.requireNonNull(handler, "handler"), progress);
    }

    /**
     * The same walk, which tells how far it has come. A listener that throws ends it.
     *
     * @param listener is told of each directory when it was read, and how many names have been found so far
     * @return the walk
     */
    public Walk onProgress(Progress listener) {
        return new Walk(root, topDown, followsLinks, errors, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Begins the walk. Nothing is open between two steps: the loop may be left at any time.
     *
     * @return the steps
     */
    @Override
    public Iterator<WalkStep> iterator() {
        return new WalkIterator.ByPath(this);
    }

    /**
     * The walk as a stream.
     *
     * @return the steps
     */
    public Stream<WalkStep> stream() {
        return streamOf(iterator());
    }

    static <T> Stream<T> streamOf(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
