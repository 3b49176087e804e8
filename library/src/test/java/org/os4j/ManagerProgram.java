package org.os4j;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A manager in a process of its own, for {@link ProcessManagerTest}: prints what its hooks and its status say. */
final class ManagerProgram {
    private static final int GRACEFUL = 5;
    private static final long AT_MOST_MINUTES = 3;

    private static ProcessManager manager;
    private static Dispatcher loop;

    private ManagerProgram() {}

    public static void main(String[] arguments) throws Exception {
        ProcessManager.Builder builder = switch (arguments[0]) {
            case "graceful" -> ProcessManager.forking(ManagerProgram::graceful);
            case "stubborn" -> ProcessManager.forking(ManagerProgram::stubborn);
            case "plain" -> ProcessManager.forking(worker -> sleep());
            case "crash" -> ProcessManager.forking(worker -> 3);
            case "throw" -> ProcessManager.forking(worker -> { throw new IllegalStateException("the worker's"); });
            case "look" -> ProcessManager.forking(ManagerProgram::look);
            case "early" -> {
                // In the child, before the manager's own hook: a worker that is told to end when it has hardly begun.
                Posix.register_at_fork(null, null, ManagerProgram::terminateMyself);
                yield ProcessManager.forking(worker -> sleep());
            }
            case "exit", "exit in a hook" -> ProcessManager.spawning(List.of("sleep", "180"));
            case "spawn" -> ProcessManager.spawning(List.of("sleep", "180"));
            case "numbered" -> ProcessManager.spawning(number -> Command.of("/bin/sh", "-c", "echo in worker $WORKER $1; exec sleep 180", "sh",
                    Integer.toString(number)).set("WORKER", "w" + number).deathSignal(Posix.SIGTERM));
            case "missing" -> ProcessManager.spawning(List.of("/no/such/program"));
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        manager = builder.workers(Integer.parseInt(arguments[1])).grace(millis(arguments[2])).backOff(millis(arguments[3]), Duration.ofHours(1))
                .healthyAfter(millis(arguments[4])).hooks(new Printer(arguments[0])).build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> print("shutdown hook of " + Posix.getpid())));
        SignalHandler before = Posix.getsignal(Posix.SIGTERM);
        manager.run();
        print("returned " + manager.status() + " " + (Posix.getsignal(Posix.SIGTERM) == before));
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    /** Without a lock of its own, which another thread could hold when a worker is forked. */
    private static void print(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }

    private static int sleep() throws InterruptedException {
        TimeUnit.MINUTES.sleep(AT_MOST_MINUTES);
        return 0;
    }

    private static void terminateMyself() {
        try {
            Posix.kill(Posix.getpid(), Posix.SIGTERM);
            Thread.sleep(100);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int graceful(ProcessManager.Worker worker) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        worker.onStop(stop::countDown);
        print("ready " + worker.number() + " " + Posix.getpid());
        return stop.await(AT_MOST_MINUTES, TimeUnit.MINUTES) ? GRACEFUL : 0;
    }

    private static int stubborn(ProcessManager.Worker worker) throws InterruptedException {
        worker.onStop(() -> print("told " + Posix.getpid()));
        print("ready " + worker.number() + " " + Posix.getpid());
        return sleep();
    }

    private static int look(ProcessManager.Worker worker) throws Exception {
        try {
            loop.runOnce(Duration.ZERO);
        } catch (IllegalStateException e) {
            print("worker: " + e.getMessage());
        }
        try (Dispatcher own = new Dispatcher()) {
            own.execute(() -> print("worker: a dispatcher of its own"));
            own.runOnce(Duration.ofSeconds(30));
        }
        return sleep();
    }

    private static final class Printer implements WorkerHooks {
        private final String kind;
        private String shown = "";

        Printer(String kind) {
            this.kind = kind;
        }

        @Override
        public void begins(Dispatcher dispatcher) {
            loop = dispatcher;
            dispatcher.every(Duration.ofMillis(10), () -> {
                String status = manager.status().stream().map(worker -> worker.number() + ":" + worker.state() + ":" + (worker.pid() > 0) + ":"
                        + worker.restarts() + ":" + worker.lastEnd()).toList().toString();
                if (!status.equals(shown)) {
                    shown = status;
                    print("status " + status);
                }
            });
            dispatcher.after(Duration.ofMillis(50), () -> {
                // The manager must not take the JDK's children, whose exit value would be lost.
                Process other = new ProcessBuilder("sh", "-c", "exit 9").start();
                other.onExit().thenAccept(ended -> print("the JDK's child: " + ended.exitValue()));
            });
            throw new IllegalStateException("a hook that throws is logged");
        }

        @Override
        public void inWorker(ProcessManager.Worker worker) {
            print("in worker " + worker.number() + " " + Posix.getpid());
        }

        @Override
        public void started(int number, int pid) {
            print("started " + number + " " + pid);
            if (number == 1 && kind.equals("exit")) {
                Thread.ofPlatform().start(() -> System.exit(4));
            } else if (number == 1 && kind.equals("exit in a hook")) {
                System.exit(4);
            }
        }

        @Override
        public void ended(int number, int pid, WaitStatus status, boolean expected) {
            print("ended " + number + " " + pid + " " + status + " " + expected);
        }

        @Override
        public void reloading() {
            print("reloading");
        }

        @Override
        public void stopping() {
            print("stopping");
        }
    }
}
