package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.os4j.testing.Command;

/** The constants of files' attributes, space, locks, memory and file systems are those that Python has under the same names. */
class FileDomainConstantsTest {
    private static final String PRINT = """
            import fcntl, mmap, os
            for module in fcntl, mmap, os:
                for name in dir(module):
                    value = getattr(module, name)
                    if name.upper() == name and isinstance(value, int):
                        print(name, value)
            """;

    @Test
    void constantsArePythons() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here to compare with");
        Map<String, Integer> ours = new TreeMap<>();
        for (Class<?> constants : new Class<?>[] {XattrConstants.class, TransferConstants.class, SpaceConstants.class, LockConstants.class,
                MemoryConstants.class, FilesystemConstants.class}) {
            for (Field field : constants.getFields()) {
                ours.put(field.getName(), ((Number) field.get(null)).intValue());
            }
        }
        Map<String, Integer> pythons = new TreeMap<>();
        Stream.of(Command.output("python3", "-c", PRINT).split("\n")).map(line -> line.split(" "))
                .filter(words -> ours.containsKey(words[0]))
                .forEach(words -> pythons.put(words[0], (int) Long.parseLong(words[1])));
        assertThat(pythons).hasSizeGreaterThan(80).allSatisfy((name, value) -> assertThat(ours).containsEntry(name, value));
    }
}
