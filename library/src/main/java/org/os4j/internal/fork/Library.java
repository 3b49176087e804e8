package org.os4j.internal.fork;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Platform;
import org.os4j.internal.Scratch;

/** Loads the helper from memory: no file in /tmp, which may be read-only or noexec. */
final class Library {
    private static final CFunction MEMFD_CREATE = CFunction.ofInt("memfd_create");
    private static final CFunction CLOSE = CFunction.ofInt("close").interruptible();
    private static final int MFD_CLOEXEC = 1;

    private Library() {}

    /** Loading is done once, and what came of it is kept. */
    private static final class Loaded {
        static final @Nullable String REFUSAL = tryLoad();

        private Loaded() {}
    }

    /** Null, or why the helper cannot be had here. */
    static @Nullable String load() {
        return Loaded.REFUSAL;
    }

    /** Whether the helper is there for this platform, so far as it can be told without loading it. */
    static boolean isBuilt() {
        return Platform.isSupported() && Library.class.getResource(resource()) != null;
    }

    private static String resource() {
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return "linux-" + (processor.equals("amd64") ? "x86_64" : processor) + "/libos4jfork.so";
    }

    private static @Nullable String tryLoad() {
        if (!Platform.isSupported()) {
            return "it is there on Linux with glibc, on x86-64 and aarch64";
        }
        String vm = System.getProperty("java.vm.name", "");
        if (!vm.contains("HotSpot") && !vm.contains("OpenJDK")) {
            return "this JVM is not HotSpot but " + vm;
        }
        String resource = resource();
        try (InputStream library = Library.class.getResourceAsStream(resource)) {
            if (library == null) {
                return "os4j was built without its helper (" + resource + "), for want of a C compiler";
            }
            loadFromMemory(library);
            return null;
        } catch (IOException | UnsatisfiedLinkError e) {
            return "the helper could not be loaded: " + e.getMessage();
        }
    }

    private static void loadFromMemory(InputStream library) throws IOException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) MEMFD_CREATE.call(scratch, scratch.string("os4j-fork", "name"), MFD_CLOEXEC);
            if (fd < 0) {
                throw new IOException("memfd_create: errno " + scratch.errno());
            }
            try {
                Path path = Path.of("/proc/thread-self/fd/" + fd);
                try (OutputStream out = Files.newOutputStream(path)) {
                    library.transferTo(out);
                }
                System.load(path.toString());
            } finally {
                CLOSE.call(scratch, fd);
            }
        }
    }
}
