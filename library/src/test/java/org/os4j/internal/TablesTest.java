package org.os4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.os4j.Errno;
import org.os4j.Linux;
import org.os4j.PageConstants;
import org.os4j.Posix;
import org.os4j.testing.Command;

class TablesTest {
    private static final String GENERATE = "src/main/c/tables/generate.sh";
    private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
    private static final Map<String, Tables> TABLES = Map.of("LinuxX86_64", new LinuxX86_64(), "LinuxAarch64", new LinuxAarch64());

    @Test
    void thisMachinesHeadersSayTheSame() throws Exception {
        assumeTrue(Command.exists("cc"), "no C compiler to ask");
        String table = X86 ? "LinuxX86_64" : "LinuxAarch64";
        assertThat(Command.output("sh", GENERATE, "show", table)).isEqualTo(source(table).strip());
    }

    @Test
    void theOtherProcessorsHeadersSayTheSame() throws Exception {
        String table = X86 ? "LinuxAarch64" : "LinuxX86_64";
        String compiler = X86 ? "aarch64-linux-gnu-gcc" : "x86_64-linux-gnu-gcc";
        String emulator = X86 ? "qemu-aarch64" : "qemu-x86_64";
        assumeTrue(Command.exists(compiler), "no cross compiler " + compiler);
        assumeTrue(Command.exists(emulator), "no emulator " + emulator);
        Command.Result shown = Command.of("sh", GENERATE, "show", table, emulator).with(Map.of("CC", compiler + " -static")).run();
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).isEqualTo(source(table));
    }

    @Test
    void everyConstantHasItsLineInEveryTable() throws Exception {
        Map<String, Long> here = constants(X86 ? "LinuxX86_64" : "LinuxAarch64");
        Map<String, Long> there = constants(X86 ? "LinuxAarch64" : "LinuxX86_64");
        List<Field> fields = Stream.concat(interfaces(Posix.class), interfaces(Linux.class)).distinct()
                // The system is asked for those, no table.
                .filter(type -> type != PageConstants.class).flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !field.isSynthetic() && field.getType().isPrimitive()).toList();
        assertThat(fields).hasSizeGreaterThan(150);
        for (Field field : fields) {
            assertThat(here).as("this processor's table").containsEntry(field.getName(), ((Number) field.get(null)).longValue());
            assertThat(there).as("the other processor's table").containsKey(field.getName());
        }
        for (Errno errno : Errno.values()) {
            if (errno != Errno.UNKNOWN) {
                assertThat(here).containsEntry(errno.name(), (long) errno.code());
                assertThat(there).containsKey(errno.name());
            }
        }
    }

    @Test
    void bothTablesNameTheSame() throws Exception {
        // The layouts' offsets may differ, and nlink_t's and blksize_t's sizes do; what is there may not.
        assertThat(constants("LinuxX86_64").keySet()).isEqualTo(constants("LinuxAarch64").keySet());
        assertThat(names("LinuxX86_64")).isEqualTo(names("LinuxAarch64"));
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return type == null ? Stream.of() : Stream.concat(Arrays.stream(type.getInterfaces()), interfaces(type.getSuperclass()));
    }

    /** Every constant of a table, whatever its domain; one that stands in two must have the same value. */
    private static Map<String, Long> constants(String table) throws IOException {
        Map<String, Long> all = new TreeMap<>();
        for (String domain : names(table, "constants")) {
            TABLES.get(table).constants(domain).lines().map(line -> line.split(" ")).forEach(words -> {
                Long other = all.put(words[0], Long.valueOf(words[1]));
                assertThat(other).as(words[0]).isIn(null, Long.valueOf(words[1]));
            });
        }
        return all;
    }

    private static List<String> names(String table) throws IOException {
        return names(table, "layout").stream().flatMap(struct ->
                TABLES.get(table).layout(struct).lines()
                        .map(line -> struct + " " + (line.contains(" ") ? line.replaceFirst(" .*", "") : ""))).sorted().toList();
    }

    /** The cases of a method of the table. */
    private static List<String> names(String table, String method) throws IOException {
        String body = source(table).replaceFirst("(?s).*public String " + method + "\\(", "").replaceFirst("(?s)@Override.*", "");
        return Pattern.compile("case \"(\\w+)\"").matcher(body).results().map(match -> match.group(1)).toList();
    }

    private static String source(String table) throws IOException {
        return Files.readString(Path.of("src/main/java/org/os4j/internal/" + table + ".java"));
    }
}
