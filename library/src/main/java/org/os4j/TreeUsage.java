package org.os4j;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a tree takes: the sum that {@code du} shows. A file with several names in the tree counts once.
 *
 * @param files how many files, links and whatever else is no directory, each name counted
 * @param directories how many directories, the tree's own among them
 * @param size the sum of the sizes of what is no directory, in bytes
 * @param allocated the space that all of it takes on the disk, directories with it, in bytes
 */
public record TreeUsage(long files, long directories, long size, long allocated) {
    private static final int BLOCK = 512;

    /** A file, whatever its name. */
    private record Identity(long dev, long ino) {}

    static TreeUsage of(String path, @Nullable Progress progress, Consumer<? super ErrnoException> errors) throws ErrnoException {
        Stat root = PosixStat.lstat(path);
        if (!root.isDirectory()) {
            return new TreeUsage(1, 0, root.size(), root.blocks() * BLOCK);
        }
        long files = 0;
        long directories = 1;
        long size = 0;
        long allocated = root.blocks() * BLOCK;
        Set<Identity> seen = new HashSet<>();
        try (TreeScan scan = TreeScan.of(path).onError(errors)) {
            for (TreeEntry entry : scan) {
                Stat stat = entry.stat();
                boolean counts = stat.isDirectory() || stat.nlink() == 1 || seen.add(new Identity(stat.dev(), stat.ino()));
                if (stat.isDirectory()) {
                    directories++;
                } else {
                    files++;
                    size += counts ? stat.size() : 0;
                }
                allocated += counts ? stat.blocks() * BLOCK : 0;
                if (progress != null && stat.isDirectory()) {
                    progress.done(entry.path(), files + directories, allocated);
                }
            }
        }
        if (progress != null) {
            progress.done(path, files + directories, allocated);
        }
        return new TreeUsage(files, directories, size, allocated);
    }
}
