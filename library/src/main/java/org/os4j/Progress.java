package org.os4j;

/**
 * Is told how far long work has come. It may throw an unchecked exception to end the work, which then leaves no descriptor open: what is done by then
 * is done, and a file that was being copied is there in part.
 *
 * <p>{@link Thread#interrupt} ends no work, as it ends no call of C, unless the listener looks:
 *
 * <pre>{@code
 * Os.copytree("photos", "/mnt/backup", (file, entries, bytes) -> {
 *     if (Thread.interrupted()) {
 *         throw new java.util.concurrent.CancellationException(file);
 *     }
 * }, null);
 * }</pre>
 */
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
