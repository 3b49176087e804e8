package org.os4j;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Directories: scanning, walking, making and removing trees: a part of {@link Os}. */
public abstract sealed class OsDirectories extends OsFiles permits OsPaths {
    private static final int USUAL_MODE = 0777;

    OsDirectories() {}

    /**
     * As {@link #listdir(String)}, for a {@link Path}.
     *
     * @param path the directory
     * @return the names in the order of the file system, without {@code .} and {@code ..}
     * @throws ErrnoException as {@link Posix#listdir(String)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "readdir(3), Python os.listdir"
     */
    public static List<String> listdir(Path path) throws ErrnoException {
        return listdir(PathText.of(path, "path"));
    }

    /**
     * The entries of a directory, with their types. It is read as the loop goes on.
     *
     * @param path the directory
     * @return its entries, to be closed
     * @throws ErrnoException as {@link Posix#listdir(String)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "readdir(3), Python os.scandir"
     */
    public static DirectoryScan scandir(String path) throws ErrnoException {
        return new DirectoryScan(path);
    }

    /**
     * As {@link #scandir(String)}, for a {@link Path}.
     *
     * @param path the directory
     * @return its entries, to be closed
     * @throws ErrnoException as {@link Posix#listdir(String)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "readdir(3), Python os.scandir"
     */
    public static DirectoryScan scandir(Path path) throws ErrnoException {
        return scandir(PathText.of(path, "path"));
    }

    /**
     * A walk through a tree: a step for each directory, from the top down unless {@link Walk#bottomUp} is asked for.
     *
     * <pre>{@code
     * for (WalkStep step : Os.walk("/usr/share")) {
     *     System.out.println(step.directory() + ": " + step.directories() + " " + step.files());
     * }
     * }</pre>
     *
     * @param path the directory
     * @return the walk, which has options of its own
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "Python os.walk"
     */
    public static Walk walk(String path) {
        return Walk.of(checked(path));
    }

    /**
     * As {@link #walk(String)}, for a {@link Path}.
     *
     * @param path the directory
     * @return the walk, which has options of its own
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "Python os.walk"
     */
    public static Walk walk(Path path) {
        return walk(PathText.of(path, "path"));
    }

    /**
     * A walk whose steps have the directory's descriptor too.
     *
     * @param path the directory
     * @return the walk, to be closed
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "Python os.fwalk"
     */
    public static FdWalk fwalk(String path) {
        return FdWalk.of(Walk.of(checked(path)));
    }

    /**
     * As {@link #fwalk(String)}, for a {@link Path}.
     *
     * @param path the directory
     * @return the walk, to be closed
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "Python os.fwalk"
     */
    public static FdWalk fwalk(Path path) {
        return fwalk(PathText.of(path, "path"));
    }

    /**
     * Every file of a tree with its status, as quickly as the system tells it.
     *
     * @param path the directory
     * @return its files, directories, links, …, to be closed; the directory itself is not among them
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "find(1)"
     */
    public static TreeScan scantree(String path) {
        return TreeScan.of(checked(path));
    }

    /**
     * As {@link #scantree(String)}, for a {@link Path}.
     *
     * @param path the directory
     * @return its files, directories, links, …, to be closed; the directory itself is not among them
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "find(1)"
     */
    public static TreeScan scantree(Path path) {
        return scantree(PathText.of(path, "path"));
    }

    private static String checked(String path) {
        if (Objects.requireNonNull(path, "path").indexOf('\0') >= 0) {
            throw new IllegalArgumentException("path: holds a NUL character");
        }
        return path;
    }

    /**
     * Makes a directory, and those above it that are missing, with mode 0777 less the umask. It must not exist.
     *
     * @param path the directory
     * @throws ErrnoException as {@link Posix#mkdir(String, int)}; EEXIST if it is there
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkdir(1) with -p, Python os.makedirs"
     */
    public static void makedirs(String path) throws ErrnoException {
        makedirs(path, USUAL_MODE, false);
    }

    /**
     * As {@link #makedirs(String)}, for a {@link Path}.
     *
     * @param path the directory
     * @throws ErrnoException as {@link Posix#mkdir(String, int)}; EEXIST if it is there
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkdir(1) with -p, Python os.makedirs"
     */
    public static void makedirs(Path path) throws ErrnoException {
        makedirs(PathText.of(path, "path"));
    }

    /**
     * Makes a directory, and those above it that are missing with mode 0777 less the umask.
     *
     * @param path the directory
     * @param mode its permissions, before the umask
     * @param existOk whether it may be there already, with whatever permissions
     * @throws ErrnoException as {@link Posix#mkdir(String, int)}; EEXIST if it is there and must not be, or is no directory
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkdir(1) with -p, Python os.makedirs"
     */
    public static void makedirs(String path, int mode, boolean existOk) throws ErrnoException {
        try {
            PosixNames.mkdir(path, mode);
        } catch (ErrnoException e) {
            String parent = FileCalls.parent(path);
            if (e.errno() == Errno.ENOENT && !parent.isEmpty() && !parent.equals("/")) {
                makedirs(parent, USUAL_MODE, true);
                makeLast(path, mode, existOk);
            } else {
                allowExisting(e, path, existOk);
            }
        }
    }

    /**
     * As {@link #makedirs(String, int, boolean)}, for a {@link Path}.
     *
     * @param path the directory
     * @param mode its permissions, before the umask
     * @param existOk whether it may be there already, with whatever permissions
     * @throws ErrnoException as {@link Posix#mkdir(String, int)}; EEXIST if it is there and must not be, or is no directory
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkdir(1) with -p, Python os.makedirs"
     */
    public static void makedirs(Path path, int mode, boolean existOk) throws ErrnoException {
        makedirs(PathText.of(path, "path"), mode, existOk);
    }

    /** Above it all is there; whoever makes it at the same time may win. */
    private static void makeLast(String path, int mode, boolean existOk) throws ErrnoException {
        String name = FileCalls.lastName(path);
        try {
            // a/. and a/.. are there with a.
            if (!name.equals(".") && !name.equals("..")) {
                PosixNames.mkdir(path, mode);
            }
        } catch (ErrnoException e) {
            allowExisting(e, path, existOk);
        }
    }

    private static void allowExisting(ErrnoException e, String path, boolean existOk) throws ErrnoException {
        // A read-only file system or a mount point without permission says something else than EEXIST of what is there.
        Stat stat = existOk ? FileCalls.targetOrNull(path) : null;
        if (stat == null || !stat.isDirectory()) {
            throw e;
        }
    }

    /**
     * Removes an empty directory, and those above it as far as they are empty then.
     *
     * @param path the directory; of a relative path nothing above its first name is removed
     * @throws ErrnoException as {@link Posix#rmdir}, for the directory itself
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "rmdir(1) with -p, Python os.removedirs"
     */
    public static void removedirs(String path) throws ErrnoException {
        PosixNames.rmdir(path);
        removeEmptyAbove(path);
    }

    /**
     * As {@link #removedirs(String)}, for a {@link Path}.
     *
     * @param path the directory; of a relative path nothing above its first name is removed
     * @throws ErrnoException as {@link Posix#rmdir}, for the directory itself
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "rmdir(1) with -p, Python os.removedirs"
     */
    public static void removedirs(Path path) throws ErrnoException {
        removedirs(PathText.of(path, "path"));
    }

    private static void removeEmptyAbove(String path) {
        String parent = FileCalls.parent(path);
        try {
            while (!parent.isEmpty() && !parent.equals("/")) {
                PosixNames.rmdir(parent);
                parent = FileCalls.parent(parent);
            }
        } catch (ErrnoException e) {
            // The first that is not empty.
        }
    }

    /**
     * Gives a file or directory another name, makes the directories that the new one needs, and removes those of the old one that are empty then.
     *
     * @param source the name that it has
     * @param target the name that it gets
     * @throws ErrnoException as {@link Posix#mkdir(String, int)} and {@link Posix#rename}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "Python os.renames"
     */
    public static void renames(String source, String target) throws ErrnoException {
        String parent = FileCalls.parent(target);
        if (!parent.isEmpty()) {
            makedirs(parent, USUAL_MODE, true);
        }
        PosixNames.rename(source, target);
        removeEmptyAbove(source);
    }

    /**
     * As {@link #renames(String, String)}, for a {@link Path}.
     *
     * @param source the name that it has
     * @param target the name that it gets
     * @throws ErrnoException as {@link Posix#mkdir(String, int)} and {@link Posix#rename}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "Python os.renames"
     */
    public static void renames(Path source, Path target) throws ErrnoException {
        renames(PathText.of(source, "source"), PathText.of(target, "target"));
    }

    /**
     * Removes a directory with all that is in it. No link is followed, whoever puts one into the tree meanwhile: a link itself is removed. At most some
     * thirty descriptors are open, however deep the tree. What somebody else removes meanwhile is no failure; the first failure ends it.
     *
     * @param path the directory
     * @throws ErrnoException ENOENT if it is missing, ENOTDIR if it is no directory or a link to one, EACCES, EPERM, EBUSY, named with the path of
     *     what could not be removed
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "rm(1) with -r, Python shutil.rmtree"
     */
    public static void rmtree(String path) throws ErrnoException {
        TreeRemoval.remove(path, null, null);
    }

    /**
     * As {@link #rmtree(String)}, for a {@link Path}.
     *
     * @param path the directory
     * @throws ErrnoException ENOENT if it is missing, ENOTDIR if it is no directory or a link to one, EACCES, EPERM, EBUSY, named with the path of
     *     what could not be removed
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "rm(1) with -r, Python shutil.rmtree"
     */
    public static void rmtree(Path path) throws ErrnoException {
        rmtree(PathText.of(path, "path"));
    }

    /**
     * Removes a directory with all that is in it, as {@link #rmtree(String)} does, and goes on after a failure.
     *
     * @param path the directory
     * @param progress is told of all that is removed; null for nobody
     * @param errors is given each failure; null to throw the first
     * @return how many files, links and directories were removed
     * @throws ErrnoException the first failure, if nobody is given it
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "rm(1) with -r, Python shutil.rmtree"
     */
    public static long rmtree(String path, @Nullable Progress progress, @Nullable Consumer<? super ErrnoException> errors) throws ErrnoException {
        return TreeRemoval.remove(path, progress, errors);
    }

    /**
     * As {@link #rmtree(String, Progress, Consumer)}, for a {@link Path}.
     *
     * @param path the directory
     * @param progress is told of all that is removed; null for nobody
     * @param errors is given each failure; null to throw the first
     * @return how many files, links and directories were removed
     * @throws ErrnoException the first failure, if nobody is given it
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "rm(1) with -r, Python shutil.rmtree"
     */
    public static long rmtree(Path path, @Nullable Progress progress, @Nullable Consumer<? super ErrnoException> errors) throws ErrnoException {
        return rmtree(PathText.of(path, "path"), progress, errors);
    }

    /**
     * Copies a directory with all that is in it: permissions, times and extended attributes too, each file as
     * {@link #copy2(String, String)} does it. Owners are not copied, and a file with several names becomes several files. FIFOs and devices are made
     * anew. The first failure ends it, and what was copied stays.
     *
     * @param source the directory
     * @param target the copy, which must not exist
     * @param options whether links are kept, and whether the copy may exist
     * @throws ErrnoException as {@link #copyfile(String, String)} and {@link Posix#mkdir(String, int)}; EINVAL for a copy within the tree itself,
     *     ELOOP for a link that is followed and leads back up
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1) with -r, Python shutil.copytree"
     */
    public static void copytree(String source, String target, TreeOption... options) throws ErrnoException {
        TreeCopy.copy(source, target, setOf(options), null, null);
    }

    /**
     * As {@link #copytree(String, String, TreeOption...)}, for a {@link Path}.
     *
     * @param source the directory
     * @param target the copy, which must not exist
     * @param options whether links are kept, and whether the copy may exist
     * @throws ErrnoException as {@link #copyfile(String, String)} and {@link Posix#mkdir(String, int)}; EINVAL for a copy within the tree itself,
     *     ELOOP for a link that is followed and leads back up
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1) with -r, Python shutil.copytree"
     */
    public static void copytree(Path source, Path target, TreeOption... options) throws ErrnoException {
        copytree(PathText.of(source, "source"), PathText.of(target, "target"), options);
    }

    /**
     * Copies a directory with all that is in it, as {@link #copytree(String, String, TreeOption...)} does, and tells how far it has come.
     *
     * @param source the directory
     * @param target the copy, which must not exist
     * @param progress is told of all that is copied, and every few megabytes; null for nobody
     * @param errors is given each failure, and the copying goes on; null to throw the first
     * @param options whether links are kept, and whether the copy may exist
     * @throws ErrnoException the first failure, if nobody is given it, or that of one of the two directories
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1) with -r, Python shutil.copytree"
     */
    public static void copytree(
            String source, String target, @Nullable Progress progress, @Nullable Consumer<? super ErrnoException> errors, TreeOption... options)
            throws ErrnoException {
        TreeCopy.copy(source, target, setOf(options), progress, errors);
    }

    /**
     * As {@link #copytree(String, String, Progress, Consumer, TreeOption...)}, for a {@link Path}.
     *
     * @param source the directory
     * @param target the copy, which must not exist
     * @param progress is told of all that is copied, and every few megabytes; null for nobody
     * @param errors is given each failure, and the copying goes on; null to throw the first
     * @param options whether links are kept, and whether the copy may exist
     * @throws ErrnoException the first failure, if nobody is given it, or that of one of the two directories
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1) with -r, Python shutil.copytree"
     */
    public static void copytree(
            Path source, Path target, @Nullable Progress progress, @Nullable Consumer<? super ErrnoException> errors, TreeOption... options)
            throws ErrnoException {
        copytree(PathText.of(source, "source"), PathText.of(target, "target"), progress, errors, options);
    }

    private static Set<TreeOption> setOf(TreeOption[] options) {
        Set<TreeOption> set = EnumSet.noneOf(TreeOption.class);
        set.addAll(List.of(options));
        return set;
    }

    /**
     * What a tree takes: the sum over all of its files. What cannot be read is left out.
     *
     * @param path the directory or file; a link is not followed
     * @return the sum
     * @throws ErrnoException as {@link Posix#lstat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "du(1)"
     */
    public static TreeUsage treeUsage(String path) throws ErrnoException {
        return TreeUsage.of(path, null, e -> {});
    }

    /**
     * As {@link #treeUsage(String)}, for a {@link Path}.
     *
     * @param path the directory or file; a link is not followed
     * @return the sum
     * @throws ErrnoException as {@link Posix#lstat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "du(1)"
     */
    public static TreeUsage treeUsage(Path path) throws ErrnoException {
        return treeUsage(PathText.of(path, "path"));
    }

    /**
     * What a tree takes, as {@link #treeUsage(String)} says it, and tells how far it has come.
     *
     * @param path the directory or file; a link is not followed
     * @param progress is told of each directory that is found and at the end, with the space that all takes so far; null for nobody
     * @param errors is given each failure, and the sum goes on without that
     * @return the sum
     * @throws ErrnoException as {@link Posix#lstat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "du(1)"
     */
    public static TreeUsage treeUsage(String path, @Nullable Progress progress, Consumer<? super ErrnoException> errors) throws ErrnoException {
        return TreeUsage.of(path, progress, Objects.requireNonNull(errors, "errors"));
    }

    /**
     * As {@link #treeUsage(String, Progress, Consumer)}, for a {@link Path}.
     *
     * @param path the directory or file; a link is not followed
     * @param progress is told of each directory that is found and at the end, with the space that all takes so far; null for nobody
     * @param errors is given each failure, and the sum goes on without that
     * @return the sum
     * @throws ErrnoException as {@link Posix#lstat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "du(1)"
     */
    public static TreeUsage treeUsage(Path path, @Nullable Progress progress, Consumer<? super ErrnoException> errors) throws ErrnoException {
        return treeUsage(PathText.of(path, "path"), progress, errors);
    }

    /**
     * How full the file system is that a path is on. What a tree takes is {@link #treeUsage(String)}.
     *
     * @param path any file on it
     * @return its space
     * @throws ErrnoException as {@link Posix#statvfs}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "df(1), statvfs(3), Python shutil.disk_usage"
     */
    public static DiskUsage diskUsage(String path) throws ErrnoException {
        return DiskUsage.of(PosixFilesystems.statvfs(path));
    }

    /**
     * As {@link #diskUsage(String)}, for a {@link Path}.
     *
     * @param path any file on it
     * @return its space
     * @throws ErrnoException as {@link Posix#statvfs}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "df(1), statvfs(3), Python shutil.disk_usage"
     */
    public static DiskUsage diskUsage(Path path) throws ErrnoException {
        return diskUsage(PathText.of(path, "path"));
    }

    /**
     * A picture of a tree: each file and directory on a line of its own, with the space that it takes on the disk, all that is in it included.
     *
     * @param path the directory
     * @param depth how many levels are shown, 1 for what is in the directory itself; all of them count
     * @return lines of text
     * @throws ErrnoException as {@link Posix#stat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "tree(1) with --du -h"
     */
    public static String tree(String path, int depth) throws ErrnoException {
        return TreePicture.of(checked(path), depth);
    }

    /**
     * As {@link #tree(String, int)}, for a {@link Path}.
     *
     * @param path the directory
     * @param depth how many levels are shown, 1 for what is in the directory itself; all of them count
     * @return lines of text
     * @throws ErrnoException as {@link Posix#stat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "tree(1) with --du -h"
     */
    public static String tree(Path path, int depth) throws ErrnoException {
        return tree(PathText.of(path, "path"), depth);
    }
}
