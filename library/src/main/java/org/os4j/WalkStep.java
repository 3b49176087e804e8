package org.os4j;

import java.util.List;

/** A directory on a walk, and what is in it. */
public final class WalkStep {
    private final String directory;
    private final List<String> directories;
    private final List<String> files;
    private int fd = -1;

    WalkStep(String directory, List<String> directories, List<String> files) {
        this.directory = directory;
        this.directories = directories;
        this.files = files;
    }

    void setFd(int fd) {
        this.fd = fd;
    }

    /**
     * The directory.
     *
     * @return its path, which begins with that of the walk as it was given
     */
    public String directory() {
        return directory;
    }

    /**
     * The directories in it, and links to directories. On a walk from the top down what is removed from the list is not gone into, and the order of
     * the list is that of the walk.
     *
     * @return their names, which may be changed
     */
    public List<String> directories() {
        return directories;
    }

    /**
     * All else in it: files, links to files and to nowhere, devices, …
     *
     * @return their names
     */
    public List<String> files() {
        return files;
    }

    /**
     * The path of something in it.
     *
     * @param name its name
     * @return the path
     */
    public String path(String name) {
        return FileCalls.join(directory, name);
    }

    /**
     * The directory's descriptor, for {@code openat} and its sisters, open until the next step.
     *
     * @return the number
     * @throws IllegalStateException if the walk is none of {@link Os#fwalk(String)}, or has gone on
     */
    public int fd() {
        if (fd < 0) {
            throw new IllegalStateException("this step has no open directory: only the present step of Os.fwalk has");
        }
        return fd;
    }

    /** The directory and how many names are in it. */
    @Override
    public String toString() {
        return directory + " (" + directories.size() + " directories, " + files.size() + " files)";
    }
}
