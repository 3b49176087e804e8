// Warm workers
// A JVM needs its time to get fast. A parent that is warm forks children that are warm at once; hooks
// put right what cannot be shared, and take themselves out again.

import static org.os4j.Posix.*;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.os4j.Os;

void main() throws Exception {
    long first = time();
    for (int i = 0; i < 200; i++) {
        time();
    }
    long warm = time();
    IO.println("parent:   cold " + first / 1000 + " µs, warm " + warm / 1000 + " µs");

    try (var _ = register_at_fork(() -> IO.println("parent:   about to fork"), null, () -> IO.println("worker:   connections made anew"))) {
        waitpid(Os.fork(() -> 0), 0);
    }
    long start = System.nanoTime();
    List<Integer> workers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
        int number = i;
        workers.add(Os.fork(() -> {
            IO.println("worker " + number + ": its first answer in " + time() / 1000 + " µs");
            return 0;
        }));
    }
    long forked = System.nanoTime() - start;
    for (int worker : workers) {
        waitpid(worker, 0);
    }
    IO.println("four workers forked in " + forked / 1_000_000 + " ms");
}

/** How long an answer takes: numbers as text, packed. */
long time() throws Exception {
    long start = System.nanoTime();
    var out = new ByteArrayOutputStream();
    try (var zip = new java.util.zip.GZIPOutputStream(out)) {
        for (int i = 0; i < 1000; i++) {
            zip.write(String.format("%d squared is %d%n", i, i * i).getBytes());
        }
    }
    return System.nanoTime() - start;
}
