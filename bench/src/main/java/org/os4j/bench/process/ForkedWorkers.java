package org.os4j.bench.process;

import java.util.ArrayList;
import java.util.List;
import org.os4j.Os;
import org.os4j.Pipe;
import org.os4j.Posix;
import org.os4j.bench.Value;

/** {@code ForkedWorkers COUNT}: a warm parent forks its workers; when each has answered, and what memory all of them have then. */
public final class ForkedWorkers {
    private static final int WARM_UPS = 300;

    private ForkedWorkers() {}

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception if a worker fails
     */
    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            Work.once();
        }
        System.gc();
        Pipe answers = Posix.pipe();
        Pipe end = Posix.pipe();
        List<Long> workers = new ArrayList<>();
        for (int count = 1; count <= Integer.parseInt(arguments[0]); count++) {
            long begin = System.nanoTime();
            workers.add((long) Os.fork(() -> {
                Work.once();
                Posix.write(answers.writeEnd(), "x");
                Posix.close(end.writeEnd());
                Posix.read(end.readEnd(), 1);
                return 0;
            }));
            if (Posix.read(answers.readEnd(), 1).length == 0) {
                throw new IllegalStateException("no answer");
            }
            Value.tell("workersAnswer", "os4j", "forked", 0, System.nanoTime() - begin);
            long memory = Memory.of(workers);
            Value.tell("workersMemory", "os4j", "forked", count, memory);
            Value.tell("workersMemory", "os4j", "forked, and their parent", count, memory + Memory.of(ProcessHandle.current().pid()));
        }
        Posix.close(end.writeEnd());
        for (long worker : workers) {
            Posix.waitpid((int) worker, 0);
        }
    }
}
