package org.os4j;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.os4j.testing.Command;

/** What the kernel says of a mapping of this process, in {@code /proc/self/smaps}. */
final class Smaps {
    private Smaps() {}

    /** The first line of the mapping that holds the first byte of the memory; empty if there is none. */
    static String mapping(MemorySegment memory) throws IOException {
        List<String> lines = of(memory);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    /** What may be done with it, such as {@code rw-p}; empty if there is no mapping. */
    static String permissions(MemorySegment memory) throws IOException {
        String mapping = mapping(memory);
        return mapping.isEmpty() ? "" : mapping.split(" ")[1];
    }

    /** How many bytes the mapping has. */
    static long size(MemorySegment memory) throws IOException {
        return kilobytes(memory, "Size") * 1024;
    }

    /** One of its numbers. */
    static long kilobytes(MemorySegment memory, String name) throws IOException {
        return Long.parseLong(value(memory, name).replace(" kB", ""));
    }

    /** Whether it has one of the flags of the line VmFlags. */
    static boolean hasFlag(MemorySegment memory, String flag) throws IOException {
        return List.of(value(memory, "VmFlags").split(" ")).contains(flag);
    }

    /** Skips where what was written never reaches a disk, and stays dirty. */
    static void assumeOnDisk(Path file) {
        String kind = Command.output("stat", "-f", "-c", "%T", file.toString());
        assumeTrue(!kind.equals("tmpfs") && !kind.equals("ramfs"), "the temporary directory is in memory");
    }

    /** Whether a page of it was written and is not on the disk. */
    static boolean isDirty(MemorySegment memory) throws IOException {
        return kilobytes(memory, "Private_Dirty") + kilobytes(memory, "Shared_Dirty") > 0;
    }

    /** Writes it, and says whether it is dirty then. */
    static boolean dirtyAfterWriting(MemorySegment memory) throws IOException {
        memory.set(ValueLayout.JAVA_BYTE, 0, (byte) (memory.get(ValueLayout.JAVA_BYTE, 0) + 1));
        return isDirty(memory);
    }

    private static String value(MemorySegment memory, String name) throws IOException {
        return of(memory).stream().filter(line -> line.startsWith(name + ":")).findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of " + memory)).substring(name.length() + 1).strip();
    }

    private static List<String> of(MemorySegment memory) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
        for (int i = 0; i < lines.size(); i++) {
            if (holds(lines.get(i), memory.address())) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                    end++;
                }
                return lines.subList(i, end);
            }
        }
        return List.of();
    }

    private static boolean holds(String line, long address) {
        int dash = line.indexOf('-');
        int space = line.indexOf(' ');
        if (dash < 0 || space < dash || !line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
            return false;
        }
        return Long.parseUnsignedLong(line, 0, dash, 16) <= address && address < Long.parseUnsignedLong(line, dash + 1, space, 16);
    }
}
