// Warm workers
// A JVM needs its time to get fast. A parent that is warm forks children that are warm at once, and
// share its memory; beside them, JVMs started afresh. Hooks put right what cannot be shared.

import static org.os4j.Posix.*;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.os4j.Os;

void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
        answer("fresh", Long.parseLong(arguments[0]));
        return;
    }
    for (int i = 0; i < 200; i++) {
        work();
    }
    answer("parent", ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli());

    try (var _ = register_at_fork(() -> IO.println("about to fork"), null, () -> IO.println("connections made anew"))) {
        waitpid(Os.fork(() -> 0), 0);
    }
    for (int i = 0; i < 4; i++) {
        long start = System.currentTimeMillis();
        waitpid(Os.fork(() -> answer("worker", start)), 0);
    }
    for (int i = 0; i < 2; i++) {
        Os.spawnCommand(List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), getClass().getName(), Long.toString(System.currentTimeMillis())));
    }
}

int answer(String who, long start) throws Exception {
    long began = System.nanoTime();
    work();
    long took = (System.nanoTime() - began) / 1000;
    int own = new String(Os.readFdAll(Os.openFd("/proc/self/smaps_rollup"))).lines().filter(line -> line.startsWith("Private_"))
            .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", ""))).sum();
    IO.println(String.format("%-6s: an answer in %6d µs, %4d ms after its start, with %6d KiB that nobody shares", who, took,
            System.currentTimeMillis() - start, own));
    return 0;
}

/** Numbers as text, packed. */
void work() throws Exception {
    try (var zip = new GZIPOutputStream(new ByteArrayOutputStream())) {
        for (int i = 0; i < 1000; i++) {
            zip.write(String.format("%d squared is %d%n", i, i * i).getBytes());
        }
    }
}
