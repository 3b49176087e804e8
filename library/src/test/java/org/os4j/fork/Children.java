package org.os4j.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.fork.Fork;
import org.os4j.testing.Patience;

/** Forks children for the programs of these tests, and waits for them with a deadline. On a hang it prints what both sides' threads were doing. */
final class Children {
    static final int OK = 7;
    private static final CFunction WAITPID = CFunction.ofInt("waitpid");
    private static final CFunction EXIT = CFunction.ofInt("_exit");
    private static final CFunction KILL = CFunction.ofInt("kill");
    private static final int SIGKILL = 9;
    private static final int WNOHANG = 1;
    private static final int EAGAIN = 11;

    private Children() {}

    interface Body {
        int run() throws Throwable;
    }

    /** Forks a child that runs the body and ends with its value. */
    static int start(Body body) throws Exception {
        int pid = fork();
        if (pid == 0) {
            int value = 120;
            try {
                value = body.run();
            } catch (Throwable t) {
                t.printStackTrace();
            }
            exit(value);
        }
        return pid;
    }

    /**
     * Forks. EAGAIN, on a machine so busy that the threads could not be held in time, is a right answer: what the tests ask of is the child. Three times in
     * a row it is not.
     */
    private static int fork() throws Fork.Failure {
        for (int attempt = 1; ; attempt++) {
            try {
                return Fork.fork();
            } catch (Fork.Failure e) {
                if (attempt == 3 || e.errno() != EAGAIN) {
                    throw e;
                }
                System.out.println("EAGAIN: " + e.getMessage());
            }
        }
    }

    /** Waits for a child: its exit value, 128 and the signal's number if it was killed; fails if it hangs. */
    static int await(int pid, int seconds) throws Exception {
        long deadline = System.nanoTime() + Patience.seconds(seconds) * 1_000_000_000L;
        try (Scratch scratch = Scratch.take()) {
            long status = scratch.allocateZeroed(4);
            while (true) {
                int r = (int) WAITPID.call(scratch, pid, status, WNOHANG);
                if (r == pid) {
                    int s = Memory.getInt(status);
                    return (s & 0x7f) == 0 ? s >> 8 & 0xff : 128 + (s & 0x7f);
                }
                if (r < 0) {
                    throw new IllegalStateException("waitpid: errno " + scratch.errno());
                }
                if (System.nanoTime() > deadline) {
                    System.out.println("HUNG child " + pid);
                    describe(pid);
                    System.out.println("its parent " + ProcessHandle.current().pid());
                    describe(ProcessHandle.current().pid());
                    KILL.call(scratch, pid, SIGKILL);
                    WAITPID.call(scratch, pid, status, 0);
                    throw new IllegalStateException("child " + pid + " hung");
                }
                Thread.sleep(1);
            }
        }
    }

    /** Runs the body in a child; it must return OK. */
    static void check(Body body) throws Exception {
        check(body, 20);
    }

    static void check(Body body, int seconds) throws Exception {
        int value = await(start(body), seconds);
        if (value != OK) {
            throw new IllegalStateException("child ended with " + value);
        }
    }

    static void kill(int pid, int signal) {
        try (Scratch scratch = Scratch.take()) {
            KILL.call(scratch, pid, signal);
        }
    }

    static void exit(int value) {
        try (Scratch scratch = Scratch.take()) {
            EXIT.call(scratch, value);
        }
    }

    /** What the JVM says of its threads if it answers, and what the kernel says of them. */
    static void describe(long pid) throws Exception {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks.toList()) {
                System.out.println(task.getFileName() + " " + text(task.resolve("comm")) + " " + text(task.resolve("wchan")) + " "
                        + text(task.resolve("syscall")));
            }
        }
        if (Files.exists(Path.of("/usr/bin/gdb"))) {
            run("timeout", "-k", "5", "30", "gdb", "-batch", "-p", Long.toString(pid), "-ex", "thread apply all bt 14");
        }
        run("timeout", "-k", "5", "5", System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), "Thread.print");
    }

    private static String text(Path path) {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            return "?";
        }
    }

    static List<String> run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            List<String> lines = reader.lines().toList();
            process.waitFor(30, TimeUnit.SECONDS);
            lines.forEach(System.out::println);
            return lines;
        }
    }
}
