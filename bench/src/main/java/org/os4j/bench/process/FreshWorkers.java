package org.os4j.bench.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.os4j.bench.Value;

/** {@code FreshWorkers COUNT}: as {@link ForkedWorkers}, with a JVM of its own for each worker, started afresh. */
public final class FreshWorkers {
    private FreshWorkers() {}

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception if a worker fails
     */
    public static void main(String[] arguments) throws Exception {
        List<Process> workers = new ArrayList<>();
        try {
            for (int count = 1; count <= Integer.parseInt(arguments[0]); count++) {
                long begin = System.nanoTime();
                Process worker = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp", System.getProperty("java.class.path"),
                        Worker.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
                workers.add(worker);
                if (worker.getInputStream().read() < 0) {
                    throw new IllegalStateException("no answer");
                }
                Value.tell("workersAnswer", "JDK", "a JVM each", 0, System.nanoTime() - begin);
                Value.tell("workersMemory", "JDK", "a JVM each", count, Memory.of(workers.stream().map(Process::pid).toList()));
            }
        } finally {
            for (Process worker : workers) {
                worker.destroy();
                worker.waitFor();
            }
        }
    }

    /** One of them: it answers, and stays. */
    public static final class Worker {
        private Worker() {}

        /**
         * Answers.
         *
         * @param arguments none
         * @throws IOException if its parent is gone
         */
        public static void main(String[] arguments) throws IOException {
            Work.once();
            System.out.write('x');
            System.out.flush();
            if (System.in.read() >= 0) {
                throw new IllegalStateException("nothing was to come");
            }
        }
    }
}
