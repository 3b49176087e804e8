package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;

class ErrnoTest {
    @TempDir
    Path directory;

    @Test
    void everyNameOfTheSystemsHeaderIsHere() throws Exception {
        assumeTrue(Command.exists("cc"), "no C compiler to ask");
        Path source = Files.writeString(directory.resolve("errno.c"), "#include <errno.h>\n");
        String names = Command.output("sh", "-c",
                "cc -D_GNU_SOURCE -dM -E \"$1\" | sed -n 's/^#define \\(E[A-Z0-9]*\\) .*/\\1/p'", "sh", source.toString());
        String program = names.lines().map(name -> "printf(\"" + name + " %d\\n\", " + name + ");")
                .collect(Collectors.joining("\n", "#include <errno.h>\n#include <stdio.h>\nint main(void) {\n", "\nreturn 0; }\n"));
        Path printer = Files.writeString(directory.resolve("print.c"), program);
        Path binary = directory.resolve("print");
        Command.output("cc", "-D_GNU_SOURCE", "-o", binary.toString(), printer.toString());
        TreeMap<String, Integer> truth = new TreeMap<>();
        Command.output(binary.toString()).lines().map(line -> line.split(" ")).forEach(words -> truth.put(words[0], Integer.valueOf(words[1])));
        assertThat(truth).hasSizeGreaterThan(130);

        TreeMap<String, Integer> ours = new TreeMap<>(Arrays.stream(Errno.values()).filter(errno -> errno != Errno.UNKNOWN)
                .collect(Collectors.toMap(Errno::name, Errno::code)));
        ours.put("EWOULDBLOCK", Errno.EWOULDBLOCK.code());
        ours.put("EDEADLOCK", Errno.EDEADLOCK.code());
        ours.put("ENOTSUP", Errno.ENOTSUP.code());
        assertThat(ours).isEqualTo(truth);
    }

    @Test
    void theNamesArePythons() {
        assumeTrue(Command.exists("python3"), "no python3 to compare with");
        String theirs = Command.output("python3", "-c", "import errno\nfor c, n in sorted(errno.errorcode.items()): print(c, n)");
        theirs.lines().map(line -> line.split(" ")).forEach(words -> {
            Errno ours = Errno.of(Integer.parseInt(words[0]));
            boolean alias = words[1].equals("ENOTSUP") || words[1].equals("EWOULDBLOCK") || words[1].equals("EDEADLOCK");
            assertThat(ours.name()).isEqualTo(alias ? ours.name() : words[1]).isNotEqualTo("UNKNOWN");
        });
    }

    @Test
    void ofFindsEachAndNoOther() {
        for (Errno errno : Errno.values()) {
            assertThat(Errno.of(errno.code())).isEqualTo(errno);
        }
        for (int code : new int[] {0, -1, -2, 41, 255, 256, 257, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(Errno.of(code)).isEqualTo(Errno.UNKNOWN);
        }
    }
}
