package org.os4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the thread of this process that waits in a system call, by {@code /proc/self/task/<thread>/syscall}. */
final class BlockedThread {
    private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
    private static final Map<String, Integer> NUMBERS = X86
            ? Map.of("read", 0, "readv", 19, "preadv", 295, "recvfrom", 45, "connect", 42, "accept4", 288)
            : Map.of("read", 63, "readv", 65, "preadv", 69, "recvfrom", 207, "connect", 203, "accept4", 242);

    private BlockedThread() {}

    /** Waits until a thread of this process waits in a system call on a descriptor, and returns its number. */
    static int await(String name, int fd) throws IOException, InterruptedException {
        String prefix = NUMBERS.get(name) + " 0x" + Integer.toHexString(fd) + " ";
        for (int i = 0; i < 2000; i++) {
            for (Path task : tasks()) {
                String call = systemCallOf(task);
                if (call.startsWith(prefix)) {
                    return Integer.parseInt(task.getFileName().toString());
                }
            }
            Thread.sleep(5);
        }
        throw new AssertionError("no thread waits in " + name);
    }

    private static List<Path> tasks() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.toList();
        }
    }

    /** Empty for a thread that has ended meanwhile. */
    private static String systemCallOf(Path task) {
        try {
            return Files.readString(task.resolve("syscall"));
        } catch (IOException e) {
            return "";
        }
    }
}
