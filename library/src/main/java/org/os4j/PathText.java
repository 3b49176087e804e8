package org.os4j;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.os4j.internal.CStrings;

/** A {@link Path} as the text that os4j's calls take. */
final class PathText {
    private PathText() {}

    /**
     * The text of a path.
     *
     * @throws IllegalArgumentException if it belongs to another file system than the default one, such as that of a zip file
     */
    static String of(Path path, String argument) {
        Objects.requireNonNull(path, argument);
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException(argument + ": belongs to another file system than the system's: " + path.toUri());
        }
        String text = path.toString();
        return text.chars().allMatch(c -> c < 0x80) ? text : exact(path);
    }

    /** What toString() shows of bytes that the JVM's encoding does not have is lost; the URI has every byte. */
    private static String exact(Path path) {
        byte[] bytes = bytes(path.toAbsolutePath().toUri());
        int end = bytes.length;
        // A directory's URI ends with a slash, its path does not.
        while (end > 1 && bytes[end - 1] == '/') {
            end--;
        }
        int start = 0;
        if (!path.isAbsolute()) {
            byte[] base = bytes(Path.of("").toAbsolutePath().toUri());
            int length = base.length > 1 && base[base.length - 1] == '/' ? base.length - 1 : base.length;
            start = length == 1 ? 1 : length + 1;
        }
        return CStrings.decode(Arrays.copyOfRange(bytes, start, end));
    }

    private static byte[] bytes(URI uri) {
        String raw = uri.getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
