package org.os4j;

/** Is told how far long work has come. It may throw an unchecked exception to end the work, which then leaves no descriptor open. */
@FunctionalInterface
public interface Progress {
    /**
     * Some more was done.
     *
     * @param path the file or directory that was worked on
     * @param entries how many files, directories and links are done
     * @param bytes how many bytes were copied or added up; 0 where neither is done
     */
    void done(String path, long entries, long bytes);
}
