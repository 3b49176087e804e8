package org.os4j.fork;

import java.nio.file.Files;
import java.nio.file.Path;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.internal.fork.Fork;

/** How a child ends that does not call _exit. */
final class Ending {
    private static final int ECHILD = 10;

    private Ending() {}

    public static void main(String[] arguments) throws Exception {
        Thread doomed = new Thread(() -> sleep(3_000_000));
        doomed.start();
        switch (arguments[0]) {
            case "main-returns" -> mainReturns(0);
            case "main-throws" -> mainReturns(1);
            case "child-thread" -> childThread();
            case "worker-returns" -> workerReturns(false);
            case "worker-returns-after-main" -> workerReturns(true);
            case "leader" -> leader();
            case "exit" -> exit();
            case "repeat" -> repeat(Integer.parseInt(arguments[1]));
            case "tree" -> tree();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void finish(int pid, int expected) throws Exception {
        int value = Children.await(pid, 20);
        Jdk.need(value == expected, "child ended with " + value);
        System.out.println("done");
        System.exit(0);
    }

    /** The child's caller is the main thread and returns from main, or throws out of it. */
    private static void mainReturns(int expected) throws Exception {
        int pid = Fork.fork();
        if (pid == 0) {
            if (expected == 1) {
                throw new IllegalStateException("meant");
            }
            return;
        }
        finish(pid, expected);
    }

    /** The child's main returns while a thread that the child started still works. */
    private static void childThread() throws Exception {
        Path file = Files.createTempFile("os4j", "ending");
        int pid = Fork.fork();
        if (pid == 0) {
            new Thread(() -> {
                sleep(300);
                try {
                    Files.writeString(file, "written");
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).start();
            return;
        }
        int value = Children.await(pid, 20);
        Jdk.need(Files.readString(file).equals("written"), "the child ended before its thread");
        Files.delete(file);
        Jdk.need(value == 0, "child ended with " + value);
        System.out.println("done");
        System.exit(0);
    }

    /** A worker forks and returns from run() in the child, while main is in main, or has returned from it. */
    private static void workerReturns(boolean mainIsDone) throws Exception {
        Thread worker = new Thread(() -> {
            try {
                sleep(mainIsDone ? 300 : 0);
                int pid = Fork.fork();
                if (pid != 0) {
                    finish(pid, 0);
                }
            } catch (Exception e) {
                e.printStackTrace();
                System.exit(1);
            }
        });
        worker.start();
        if (!mainIsDone) {
            worker.join();
        }
    }

    /** The caller's thread ends in the child, others go on: the process keeps its leader, and forks again. */
    private static void leader() throws Exception {
        Thread worker = new Thread(() -> {
            try {
                int pid = Fork.fork();
                if (pid != 0) {
                    finish(pid, 0);
                }
                Thread caller = Thread.currentThread();
                new Thread(() -> {
                    try {
                        caller.join();
                        sleep(50);
                        long me = ProcessHandle.current().pid();
                        Jdk.need(Files.exists(Path.of("/proc/" + me + "/exe").toRealPath()), "no exe");
                        Jdk.need(!Files.readString(Path.of("/proc/" + me + "/stat")).contains(") Z"), "the leader is a zombie");
                        Children.check(Storm::complete);
                        Children.check(Storm::complete);
                    } catch (Throwable t) {
                        t.printStackTrace();
                        Children.exit(9);
                    }
                }).start();
            } catch (Exception e) {
                e.printStackTrace();
                System.exit(1);
            }
        });
        worker.start();
        sleep(3_000_000);
    }

    /** System.exit in the child leaves the parent's counters, its attach socket and its flight recording alone. */
    private static void exit() throws Exception {
        long me = ProcessHandle.current().pid();
        Path counters = Path.of("/tmp/hsperfdata_" + System.getProperty("user.name") + "/" + me);
        Path attach = Path.of("/tmp/.java_pid" + me);
        Path dump = Files.createTempFile("os4j", ".jfr");
        Children.run(System.getProperty("java.home") + "/bin/jcmd", "" + me, "JFR.start", "name=r");
        Jdk.need(Files.exists(counters) && Files.exists(attach), "the parent has neither counters nor attach socket");
        for (int i = 0; i < 5; i++) {
            int pid = Fork.fork();
            if (pid == 0) {
                Storm.complete();
                System.exit(3);
            }
            int value = Children.await(pid, 30);
            Jdk.need(value == 3, "child ended with " + value);
            Jdk.need(Files.exists(counters), "the parent's counters are gone");
            Jdk.need(Files.exists(attach), "the parent's attach socket is gone");
        }
        var said = Children.run(System.getProperty("java.home") + "/bin/jcmd", "" + me, "JFR.dump", "name=r", "filename=" + dump);
        Jdk.need(String.join(" ", said).contains("Dumped"), "" + said);
        var summary = Children.run(System.getProperty("java.home") + "/bin/jfr", "summary", dump.toString());
        Jdk.need(String.join(" ", summary).contains("jdk.CPULoad"), "the recording cannot be read");
        Files.delete(dump);
        System.out.println("done");
        System.exit(0);
    }

    /** Many forks in a row: no descriptor, process or memory is left in the parent. */
    private static void repeat(int count) throws Exception {
        for (int i = 0; i < 20; i++) {
            Children.check(() -> Children.OK);
        }
        System.gc();
        long descriptors = count("/proc/self/fd");
        long threads = count("/proc/self/task");
        long mappings = Files.readAllLines(Path.of("/proc/self/maps")).size();
        long memory = resident();
        for (int i = 0; i < count; i++) {
            Children.check(() -> Children.OK);
        }
        System.gc();
        System.out.println("descriptors " + descriptors + " to " + count("/proc/self/fd") + ", threads " + threads + " to " + count("/proc/self/task")
                + ", mappings " + mappings + " to " + Files.readAllLines(Path.of("/proc/self/maps")).size() + ", resident KiB " + memory + " to " + resident());
        Jdk.need(count("/proc/self/fd") <= descriptors, "descriptors are leaked");
        Jdk.need(count("/proc/self/task") <= threads + 3, "threads are leaked");
        Jdk.need(Files.readAllLines(Path.of("/proc/self/maps")).size() <= mappings + 10, "mappings are leaked");
        Jdk.need(resident() < memory + 20_000, "memory is leaked");
        try (Scratch scratch = Scratch.take()) {
            Jdk.need(CFunction.ofInt("waitpid").call(scratch, -1, 0, 1) == -1 && scratch.errno() == ECHILD, "a zombie is left");
        }
        System.out.println("done");
        System.exit(0);
    }

    private static long count(String directory) throws Exception {
        try (var entries = Files.list(Path.of(directory))) {
            return entries.count();
        }
    }

    private static long resident() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("RssAnon")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .sum();
    }

    /** Children of children of children. */
    private static void tree() throws Exception {
        grow(4);
        System.out.println("done");
        System.exit(0);
    }

    private static void grow(int depth) throws Exception {
        Jdk.need(Storm.complete() == Children.OK, "depth " + depth);
        if (depth > 0) {
            int a = Children.start(() -> {
                grow(depth - 1);
                return Children.OK;
            });
            int b = Children.start(() -> {
                grow(depth - 1);
                return Children.OK;
            });
            Jdk.need(Children.await(a, 60) == Children.OK && Children.await(b, 60) == Children.OK, "below depth " + depth);
        }
    }
}
