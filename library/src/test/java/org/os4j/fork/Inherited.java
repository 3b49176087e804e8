package org.os4j.fork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.os4j.Os;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.internal.fork.Fork;
import org.os4j.testing.Patience;

/** What POSIX says that a child inherits, and what it does not; what happens when the fork fails half-way. */
final class Inherited {
    private static final int SCHED_BATCH = 3;

    private Inherited() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "state" -> state();
            case "users" -> users();
            case "limit" -> limit();
            case "names" -> names();
            case "plain" -> Children.check(Storm::complete);
            case "hooks" -> hooks();
            case "signals" -> signals();
            case "api" -> api();
            case "code" -> code();
            case "from-virtual" -> fromVirtual();
            case "from-daemon" -> fromDaemon();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
        System.exit(0);
    }

    private static long call(String function, long... a) {
        try (Scratch scratch = Scratch.take()) {
            long[] six = Arrays.copyOf(a, 6);
            return CFunction.ofLong(function).call(scratch, six[0], six[1], six[2], six[3], six[4], six[5]);
        }
    }

    private static List<String> status(String... names) throws Exception {
        return Files.readAllLines(Path.of("/proc/thread-self/status")).stream().filter(l -> List.of(names).contains(l.substring(0, l.indexOf(':')))).toList();
    }

    private static void state() throws Exception {
        String[] kept = {"Umask", "Uid", "Gid", "Groups", "SigBlk", "SigIgn", "SigCgt", "NoNewPrivs", "Seccomp", "Cpus_allowed", "Name"};
        call("umask", 0_27);
        Children.check(() -> Children.OK);
        List<String> before = status(kept);
        Path cwd = Path.of("/proc/self/cwd").toRealPath();
        Path file = Files.createTempFile("os4j", "inherit");
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            int pid = Children.start(() -> {
                Jdk.need(status(kept).equals(before), status(kept) + " is not " + before);
                Jdk.need(status("SigPnd", "ShdPnd").stream().allMatch(l -> l.endsWith("0000000000000000")), "pending signals");
                Jdk.need(Path.of("/proc/self/cwd").toRealPath().equals(cwd), "cwd");
                channel.write(java.nio.ByteBuffer.wrap("child".getBytes()));
                return Children.OK;
            });
            Jdk.need(Children.await(pid, 20) == Children.OK, "child");
            channel.write(java.nio.ByteBuffer.wrap(" parent".getBytes()));
        }
        Jdk.need(Files.readString(file).equals("child parent"), "the file's offset is shared: " + Files.readString(file));
        Jdk.need(status(kept).equals(before), "the parent's state changed");
        Files.delete(file);
    }

    /** A daemon thread does not keep the parent alive, but as the child's first thread it does. */
    private static void fromDaemon() throws Exception {
        int[] pid = {0, 0};
        Thread daemon = Thread.ofPlatform().daemon().start(() -> {
            try {
                pid[0] = Os.fork(() -> {
                    Thread.sleep(300);
                    return 5;
                });
                pid[1] = Children.start(() -> {
                    Jdk.need(!Thread.currentThread().isDaemon(), "a daemon");
                    Thread.ofPlatform().daemon().start(() -> {
                        while (true) {
                            Thread.onSpinWait();
                        }
                    });
                    Thread.sleep(300);
                    return 6;
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        daemon.join();
        Jdk.need(daemon.isDaemon(), "the parent's thread is a daemon still");
        int[] ends = {Children.await(pid[0], 20), Children.await(pid[1], 20)};
        Jdk.need(Arrays.equals(ends, new int[] {5, 6}), "ended with " + Arrays.toString(ends));
    }

    /** Virtual threads fork, several at once: the body runs on a platform thread of the child, and may use virtual threads of its own. */
    private static void fromVirtual() throws Exception {
        ThreadLocal<String> local = new ThreadLocal<>();
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int number = i;
                all.add(virtual.submit(() -> {
                    local.set("the caller's");
                    return Os.forkAndRun(() -> {
                        Jdk.need(!Thread.currentThread().isVirtual() && local.get() == null, "the thread");
                        Jdk.need(Storm.complete() == Children.OK, "complete");
                        return number;
                    }).exitCode();
                }));
            }
            for (int i = 0; i < all.size(); i++) {
                int value = all.get(i).get(60, TimeUnit.SECONDS);
                Jdk.need(value == i, "child " + i + " ended with " + value);
            }
            Thread interrupted = Thread.ofVirtual().unstarted(() -> {
                Thread.currentThread().interrupt();
                try {
                    int pid = Os.fork(() -> 3);
                    Jdk.need(Thread.interrupted() && Children.await(pid, 20) == 3, "interrupted");
                    local.set("done");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            interrupted.start();
            Jdk.need(interrupted.join(java.time.Duration.ofSeconds(Patience.seconds(30))), "the interrupted caller");
        }
    }

    /** How much of libjvm's code is mapped in this process, in KiB. */
    private static long codeInMemory() throws Exception {
        List<String> maps = Files.readAllLines(Path.of("/proc/self/smaps"));
        long sum = 0;
        boolean code = false;
        for (String line : maps) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                code = line.contains(" r-xp ") && line.endsWith("/libjvm.so");
            } else if (code && line.startsWith("Rss:")) {
                sum += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return sum;
    }

    /** The page tables of code are copied, so that the child has not to find each page again. */
    private static void code() throws Exception {
        Children.check(() -> Children.OK);
        long here = codeInMemory();
        Children.check(() -> {
            long there = codeInMemory();
            Jdk.need(there >= here, "KiB of code: the parent's " + here + ", the child's " + there);
            return Children.OK;
        });
    }

    /** glibc's setgid and setuid ask every thread of the process: all of the child's must answer, and the dead ones must not be waited for. */
    private static void users() throws Exception {
        for (int i = 0; i < 20; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        for (int i = 0; i < 5; i++) {
            Children.check(() -> {
                Jdk.need((int) call("setgid", 12345) == 0 && (int) call("setuid", 12345) == 0, "setuid");
                try (var tasks = Files.list(Path.of("/proc/self/task"))) {
                    for (Path task : tasks.toList()) {
                        String text = Files.readString(task.resolve("status"));
                        Jdk.need(text.contains("Uid:\t12345\t12345\t12345") && text.contains("Gid:\t12345\t12345\t12345"), task + " " + text);
                    }
                }
                return Storm.complete();
            });
        }
    }

    /** With a limit of processes that the child's threads exceed: an exception, and the parent goes on, without a child or a descriptor left. */
    private static void limit() throws Exception {
        long descriptors = 0;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            try {
                int pid = Fork.fork();
                if (pid == 0) {
                    Children.exit(1);
                }
                throw new IllegalStateException("forked " + pid);
            } catch (Fork.Failure e) {
                System.out.println(e.errno() + " " + e.getMessage());
                Jdk.need(e.errno() == 11 && System.nanoTime() - start < 2_000_000_000L, "" + e);
            }
            try (var entries = Files.list(Path.of("/proc/self/fd"))) {
                long now = entries.count();
                Jdk.need(i == 0 || now == descriptors, "descriptors: " + descriptors + " to " + now);
                descriptors = now;
            }
            Jdk.need((int) call("waitpid", -1, 0, 1) == -1, "a child is left");
        }
        Jdk.need(Storm.complete() == Children.OK, "the parent");
    }

    /** Threads that live keep name, affinity and policy, also where the caller has its own. */
    private static void names() throws Exception {
        List<String> before = threads();
        try (Scratch scratch = Scratch.take()) {
            long mask = scratch.allocateZeroed(128);
            org.os4j.internal.Memory.setInt(mask, 1);
            long parameters = scratch.allocateZeroed(4);
            Jdk.need(call("sched_setaffinity", 0, 128, mask) == 0 && call("sched_setscheduler", 0, SCHED_BATCH, parameters) == 0, "the caller's own");
        }
        Children.check(() -> {
            // Each thread puts back what it had when it first runs, which may be after the caller.
            Thread.sleep(500);
            List<String> after = threads();
            // The kernel has room for 15 characters. Since JDK 27 HotSpot leaves the middle of a longer name out, before it did its end.
            for (String name : List.of("VM Thre", "Signal ", "Referen", "Common-", "VM Peri")) {
                String line = before.stream().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
                Jdk.need(after.contains(line), line + " not in " + after);
            }
            return Children.OK;
        });
    }

    private static List<String> threads() throws Exception {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            List<String> lines = new java.util.ArrayList<>();
            for (Path task : tasks.toList()) {
                String stat = Files.readString(task.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                lines.add(Files.readString(task.resolve("comm")).strip() + " nice " + fields[16] + " policy " + fields[38] + " "
                        + Files.readAllLines(task.resolve("status")).stream().filter(l -> l.startsWith("SigBlk") || l.startsWith("Cpus_allowed:")).toList());
            }
            return lines;
        }
    }

    private static void hooks() throws Exception {
        List<String> said = new java.util.ArrayList<>();
        Runnable one = Fork.register(() -> said.add("before 1"), () -> said.add("parent 1"), () -> said.add("child 1"));
        Fork.register(() -> said.add("before 2"), () -> said.add("parent 2"), () -> said.add("child 2"));
        Fork.register(() -> {
            throw new IllegalStateException("meant");
        }, null, null);
        Thread.currentThread().setUncaughtExceptionHandler((t, e) -> said.add(e.getMessage()));
        Children.check(() -> said.equals(List.of("meant", "before 2", "before 1", "child 1", "child 2")) ? Children.OK : 9);
        Jdk.need(said.equals(List.of("meant", "before 2", "before 1", "parent 1", "parent 2")), "" + said);
        said.clear();
        one.run();
        Children.check(() -> said.equals(List.of("meant", "before 2", "child 2")) ? Children.OK : 9);
    }

    /** The public methods: Posix.fork, forkpty, Os.fork, forkAndRun, pipeBytes. */
    private static void api() throws Exception {
        int pid = org.os4j.Posix.fork();
        if (pid == 0) {
            org.os4j.Posix._exit(org.os4j.Posix.getppid() > 1 ? 5 : 6);
        }
        Jdk.need(Children.await(pid, 20) == 5, "Posix.fork");
        Jdk.need(Children.await(org.os4j.Os.fork(() -> 300), 20) == 300 % 256, "Os.fork");
        Jdk.need(org.os4j.Os.forkAndRun(() -> 9).exitCode() == 9, "forkAndRun: value");
        Jdk.need(org.os4j.Os.forkAndRun(() -> null).exitCode() == 0, "forkAndRun: null");
        Jdk.need(org.os4j.Os.forkAndRun(() -> {
            throw new IllegalStateException("meant");
        }).exitCode() == 1, "forkAndRun: exception");
        var killed = org.os4j.Os.forkAndRun(() -> {
            Children.kill((int) ProcessHandle.current().pid(), 9);
            Thread.sleep(10_000);
            return 1;
        });
        Jdk.need(killed.signaled() && killed.signal() == 9 && killed.exitCode() == -9, "" + killed);
        byte[] data = new byte[1 << 20];
        new java.util.Random(1).nextBytes(data);
        Jdk.need(Arrays.equals(org.os4j.Os.pipeBytes(data), data), "pipeBytes");
        var terminal = org.os4j.Posix.forkpty();
        if (terminal.isChild()) {
            String name = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            org.os4j.Posix.write(1, name.startsWith("/dev/pts/") && name.equals(Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString()) ? "terminal" : name);
            org.os4j.Posix._exit(4);
        }
        String said = new String(org.os4j.Posix.read(terminal.fd(), 100));
        Jdk.need(said.equals("terminal"), said);
        Jdk.need(Children.await(terminal.pid(), 20) == 4, "forkpty");
        org.os4j.Posix.close(terminal.fd());
        execOnTerminal();
        // The child's caller is the same thread to Java and to the C library, and another one to the kernel.
        long self = org.os4j.Posix.pthread_self();
        Children.check(() -> {
            org.os4j.Posix.pthread_kill(self, 0);
            return Children.OK;
        });
        try (var hook = org.os4j.Posix.register_at_fork(() -> System.setProperty("hooked", "before"), null, () -> System.setProperty("hooked", "child"))) {
            Jdk.need(org.os4j.Os.forkAndRun(() -> System.getProperty("hooked").equals("child") ? 3 : 4).exitCode() == 3, "" + hook);
        }
        Jdk.need(org.os4j.Posix.fork_unsupported().isEmpty(), "unsupported");
    }

    /** The usual use of forkpty: a program takes the child's place, and has the terminal as its input, output and error. */
    private static void execOnTerminal() throws Exception {
        var terminal = org.os4j.Posix.forkpty();
        if (terminal.isChild()) {
            org.os4j.Posix.execv("/bin/sh", List.of("sh", "-c", "for fd in 0 1 2; do test -t $fd && echo $fd >&2; done; exit 5"));
        }
        StringBuilder said = new StringBuilder();
        byte[] buffer = new byte[100];
        for (int count; (count = org.os4j.Posix.tryRead(terminal.fd(), buffer, 0, buffer.length)) > 0; ) {
            said.append(new String(buffer, 0, count));
        }
        Jdk.need(said.toString().equals("0\r\n1\r\n2\r\n"), "terminals: " + said);
        Jdk.need(Children.await(terminal.pid(), 20) == 5, "a program on a terminal");
        org.os4j.Posix.close(terminal.fd());
    }

    /** SIGTERM ends the child through its hooks, and a signal handler of Java's works there. */
    private static void signals() throws Exception {
        Path file = Files.createTempFile("os4j", "signals");
        int pid = Fork.fork();
        if (pid == 0) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Files.writeString(file, "hook");
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
            Thread.sleep(60_000);
        }
        Thread.sleep(500);
        Children.kill(pid, 15);
        int value = Children.await(pid, 20);
        Jdk.need(value == 143 && Files.readString(file).equals("hook"), value + " " + Files.readString(file));
        Files.delete(file);
    }
}
