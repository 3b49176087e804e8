package org.os4j.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.os4j.Os;

/** A directory with the files that are looked at, read, listed and copied; gone at the end. */
final class Place implements AutoCloseable {
    private static final String SHORT = "/usr/bin/mkdir";
    private static final int LONG = 85;
    private static final int MIB = 1 << 20;

    private final Path directory;
    private final String tree;

    private Place(Path directory, String tree) {
        this.directory = directory;
        this.tree = tree;
    }

    /** Makes one below a directory. */
    static Place make(Path parent, String tree) throws IOException {
        Files.createDirectories(parent);
        Place place = new Place(Files.createTempDirectory(parent, "os4j-bench").toRealPath(), tree);
        // What is made is large: an interrupted run must not leave it.
        Runtime.getRuntime().addShutdownHook(new Thread(place::removeQuietly));
        Files.write(place.file(), new byte[2 * MIB]);
        Files.createSymbolicLink(place.link(), place.file());
        Files.createFile(place.longPath());
        Files.createFile(place.unicode());
        return place;
    }

    /** Where it is. */
    Path directory() {
        return directory;
    }

    /** What the measured programs are told. */
    Map<Setting, String> settings() {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.SHORT, SHORT);
        settings.put(Setting.LONG, longPath().toString());
        settings.put(Setting.UNICODE, unicode().toString());
        settings.put(Setting.MISSING, "/nowhere/at/all");
        settings.put(Setting.LINK, link().toString());
        settings.put(Setting.FILE, file().toString());
        settings.put(Setting.DIRECTORIES, directories().toString());
        settings.put(Setting.TREE, tree);
        settings.put(Setting.SOURCE, source().toString());
        settings.put(Setting.TARGET, directory.resolve("target").toString());
        return settings;
    }

    /** Makes a directory with so many entries for each of the numbers. */
    void makeDirectories(List<Long> sizes) throws IOException {
        for (long size : sizes) {
            Path made = Files.createDirectories(directories().resolve(Long.toString(size)));
            for (int i = 0; i < size; i++) {
                Files.createFile(made.resolve("entry-" + i));
            }
        }
    }

    /** Makes the file that is copied. */
    void makeSource(int mebibytes) throws IOException {
        byte[] block = new byte[MIB];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(source())) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(block);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Os.rmtree(directory);
    }

    private void removeQuietly() {
        try {
            if (Files.exists(directory)) {
                Os.rmtree(directory);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + directory + ": " + e.getMessage());
        }
    }

    private Path file() {
        return directory.resolve("file");
    }

    private Path link() {
        return directory.resolve("link");
    }

    private Path unicode() {
        return directory.resolve("größe-файл-大小");
    }

    private Path source() {
        return directory.resolve("source");
    }

    private Path directories() {
        return directory.resolve("directories");
    }

    private Path longPath() {
        int rest = Math.max(1, LONG - directory.toString().length() - 1);
        return directory.resolve("long-".repeat(rest / 5 + 1).substring(0, rest));
    }
}
