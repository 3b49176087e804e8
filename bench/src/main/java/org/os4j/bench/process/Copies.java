package org.os4j.bench.process;

import java.nio.file.Files;
import java.nio.file.Path;
import org.os4j.Os;
import org.os4j.bench.Setting;

/** {@code Copies WAY}: a file is copied. */
public final class Copies {
    private static final String ROW = "copy";

    private Copies() {}

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception if it cannot be copied
     */
    public static void main(String[] arguments) throws Exception {
        String source = Setting.SOURCE.value();
        String target = Setting.TARGET.value();
        Path from = Path.of(source);
        Path to = Path.of(target);
        switch (arguments[0]) {
            case "copyfile" -> Repeated.time(ROW, "os4j", "", 0, 0, () -> Os.copyfile(source, target), () -> Files.delete(to));
            case "Files.copy" -> Repeated.time(ROW, "JDK", "", 0, 0, () -> Files.copy(from, to), () -> Files.delete(to));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
