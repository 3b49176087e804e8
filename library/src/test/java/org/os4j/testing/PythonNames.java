package org.os4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.os4j.Posix;

/** Compares constants with Python's. */
public final class PythonNames {
    private PythonNames() {}

    /** Every integer constant of a Python module whose name matches is in {@link Posix}, with its value. */
    public static void areInPosix(String module, String pattern, int atLeast) throws ReflectiveOperationException {
        assumeTrue(Command.exists("python3"), "no python3 here");
        String lines = Command.output("python3", "-c", "import re, " + module + "\nfor name in dir(" + module + "):\n    if re.fullmatch('" + pattern
                + "', name): print(name, int(getattr(" + module + ", name)))");
        int count = 0;
        for (String line : lines.split("\n")) {
            String[] words = line.split(" ");
            assertThat(Posix.class.getField(words[0]).getInt(null)).as(line).isEqualTo((int) Long.parseLong(words[1]));
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(atLeast);
    }
}
