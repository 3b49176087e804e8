package org.os4j;

/** A file, directory, link or whatever else a scan of a tree came to, with what the system knows of it. */
public final class TreeEntry {
    private final String directory;
    private final String name;
    private final Stat stat;
    private final int depth;

    TreeEntry(String directory, String name, Stat stat, int depth) {
        this.directory = directory;
        this.name = name;
        this.stat = stat;
        this.depth = depth;
    }

    /**
     * Its name.
     *
     * @return the last part of its path
     */
    public String name() {
        return name;
    }

    /**
     * The directory that it is in.
     *
     * @return its path, which begins with that of the scan as it was given
     */
    public String directory() {
        return directory;
    }

    /**
     * Its path.
     *
     * @return the directory's and the name
     */
    public String path() {
        return FileCalls.join(directory, name);
    }

    /**
     * What the system knows of it; of a link itself.
     *
     * @return its status
     */
    public Stat stat() {
        return stat;
    }

    /**
     * How far below the scan's directory it is.
     *
     * @return 1 for what is in that directory itself
     */
    public int depth() {
        return depth;
    }

    /** Its path and its status. */
    @Override
    public String toString() {
        return path() + " " + stat;
    }
}
