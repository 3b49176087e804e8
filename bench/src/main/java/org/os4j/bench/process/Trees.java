package org.os4j.bench.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.os4j.ErrnoException;
import org.os4j.Os;
import org.os4j.Posix;
import org.os4j.TreeEntry;
import org.os4j.TreeScan;
import org.os4j.WalkStep;
import org.os4j.bench.Setting;
import org.os4j.bench.Value;

/** {@code Trees WAY}: a tree is walked, with a status of each entry. */
public final class Trees {
    private static final String ROW = "walk";
    private static final int WARM_UPS = 2;
    private static final String ROOT = Setting.TREE.value();

    /** What was found, so that nobody can leave out the work. */
    private static long bytes;

    private Trees() {}

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception if the tree cannot be read
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "scantree" -> Repeated.time(ROW, "os4j", "", 0, WARM_UPS, Trees::scantree);
            case "walk" -> Repeated.time(ROW, "os4j", "walk", 0, WARM_UPS, Trees::walk);
            case "walkFileTree" -> Repeated.time(ROW, "JDK", "walkFileTree", 0, WARM_UPS, Trees::walkFileTree);
            case "Files.walk" -> Repeated.time(ROW, "JDK", "Files.walk", 0, WARM_UPS, Trees::filesWalk);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        Value.tellNote("bytes of the tree", Long.toString(bytes));
    }

    private static void scantree() {
        bytes = 0;
        try (TreeScan files = Os.scantree(ROOT)) {
            for (TreeEntry file : files) {
                bytes += file.stat().size();
            }
        }
    }

    private static void walk() throws ErrnoException {
        bytes = 0;
        for (WalkStep step : Os.walk(ROOT)) {
            for (String name : step.directories()) {
                bytes += Posix.lstat(step.path(name)).size();
            }
            for (String name : step.files()) {
                bytes += Posix.lstat(step.path(name)).size();
            }
        }
    }

    private static void walkFileTree() throws IOException {
        bytes = 0;
        Files.walkFileTree(Path.of(ROOT), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                bytes += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void filesWalk() throws IOException {
        bytes = 0;
        try (Stream<Path> files = Files.walk(Path.of(ROOT))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).size();
            }
        }
    }
}
