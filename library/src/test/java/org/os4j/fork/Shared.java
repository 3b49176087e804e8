package org.os4j.fork;

import static org.os4j.fork.Jdk.need;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.ref.Cleaner;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.os4j.testing.ProcStatus;

/** What parent and child have in common with each other and with the kernel, and what they must not. */
final class Shared {
    private static final int EOWNERDEAD = 130;
    private static final int SIGUSR1 = org.os4j.Posix.SIGUSR1;

    private Shared() {}

    public static void main(String[] arguments) throws Throwable {
        switch (arguments[0]) {
            case "sockets" -> sockets();
            case "robust" -> robust();
            case "atfork" -> atfork();
            case "signals" -> signals(Integer.parseInt(arguments[1]));
            case "kernel-ids" -> kernelIds();
            case "counters" -> counters();
            case "recording" -> recording();
            case "jar" -> jar();
            case "io-uring" -> ioUring(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
        System.exit(0);
    }

    /** The kernel's own threads for a ring are in the list of the process's threads, and hear no signal: they need not, and none waits for them in vain. */
    private static void ioUring(int count) throws Exception {
        Path file = Files.write(Files.createTempFile("os4j", ".ring"), new byte[4096]);
        int fd = org.os4j.Posix.open(file.toString(), org.os4j.Posix.O_RDWR);
        try (org.os4j.IoUring ring = org.os4j.IoUring.open(4)) {
            int before = 0;
            for (int i = 0; i < count; i++) {
                ring.fsync(fd, i);
                ring.submitAndWait(1);
                need(ring.completions().getFirst().result() == 0, "fsync");
                need(hasWorker(), "fsync is done by the caller here");
                Children.check(Storm::complete);
                if (i == 0) {
                    before = pendingSignals();
                }
            }
            need(pendingSignals() <= before + 2, "signals that nobody takes: " + before + " to " + pendingSignals());
        }
        org.os4j.Posix.close(fd);
        Files.delete(file);
    }

    private static boolean hasWorker() throws Exception {
        for (String tid : Path.of("/proc/self/task").toFile().list()) {
            if (Files.readString(Path.of("/proc/self/task", tid, "comm")).startsWith("iou-wrk-")) {
                return true;
            }
        }
        return false;
    }

    private static int pendingSignals() {
        return Integer.parseInt(ProcStatus.ofProcess("SigQ").getFirst().split("/")[0]);
    }

    private static void load(ClassLoader loader, int count) throws ClassNotFoundException {
        for (int i = 1; i < count; i++) {
            need(loader.loadClass("made.C" + i).getName().equals("made.C" + i), "class " + i);
        }
    }

    /** The parent and its children load the same classes from one open jar at the same time. */
    private static void jar() throws Exception {
        int count = 400;
        Path file = Files.createTempFile("os4j", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < count; i++) {
                out.putNextEntry(new ZipEntry("made/C" + i + ".class"));
                out.write(ClassFile.of().build(ClassDesc.of("made.C" + i), builder -> builder.withFlags(ClassFile.ACC_PUBLIC)));
                out.closeEntry();
            }
        }
        for (int round = 0; round < 3; round++) {
            try (URLClassLoader loader = new URLClassLoader(new URL[] {file.toUri().toURL()}, null)) {
                loader.loadClass("made.C0");
                List<Integer> children = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    children.add(Children.start(() -> {
                        load(loader, count);
                        return Children.OK;
                    }));
                }
                load(loader, count);
                for (int child : children) {
                    need(Children.await(child, 60) == Children.OK, "a child could not read the jar");
                }
            }
        }
        Files.delete(file);
    }

    /** Closing the descriptor lets go of the child's copy alone; Socket.close() ends the connection for the parent too, as documented. */
    private static void sockets() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SocketChannel client = SocketChannel.open(server.getLocalSocketAddress());
                Socket accepted = server.accept()) {
            accepted.setSoTimeout(10_000);
            Children.check(() -> {
                try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
                    for (Path d : descriptors.toList()) {
                        if (Files.isSymbolicLink(d) && Files.readSymbolicLink(d).toString().startsWith("socket:")) {
                            org.os4j.Posix.close(Integer.parseInt(d.getFileName().toString()));
                        }
                    }
                }
                return Children.OK;
            });
            client.write(ByteBuffer.wrap(new byte[] {42}));
            need(accepted.getInputStream().read() == 42, "the connection after the child closed its descriptors");
            Children.check(() -> {
                java.io.Closeable closing = accepted;
                closing.close();
                return Children.OK;
            });
            client.configureBlocking(true);
            need(client.read(ByteBuffer.allocate(1)) == -1, "docs/fork.md says that Socket.close() shuts the parent's connection down");
        }
    }

    /** The kernel passes on a mutex whose owner died in the child: the caller's, and that of a thread that lives there. */
    private static void robust() throws Throwable {
        need(Natives.call("make_robust") == 0, "make_robust");
        Children.check(() -> Natives.call("lock_robust") == 0 ? Children.OK : 9);
        int error = Natives.call("lock_robust");
        need(error == EOWNERDEAD, "the caller died with it: " + error);
        need(Natives.call("unlock_robust") == 0, "unlock");
        Cleaner cleaner = Cleaner.create();
        CountDownLatch locked = new CountDownLatch(1);
        int[] result = {-1};
        Children.check(() -> {
            cleaner.register(new Object(), () -> {
                try {
                    result[0] = Natives.call("lock_robust");
                } catch (Throwable t) {
                    t.printStackTrace();
                }
                locked.countDown();
            });
            while (!locked.await(20, TimeUnit.MILLISECONDS)) {
                System.gc();
            }
            return result[0] == 0 ? Children.OK : 9;
        });
        error = Natives.call("lock_robust");
        need(error == EOWNERDEAD, "a thread that lives died with it: " + error);
    }

    /** pthread_atfork's handlers are not run, as docs/fork.md says. */
    private static void atfork() throws Throwable {
        need(Natives.call("register_atfork") == 0, "pthread_atfork");
        Children.check(() -> Natives.call("atfork_calls") == 0 ? Children.OK : 9);
        need(Natives.call("atfork_calls") == 0, "in the parent");
    }

    /** Signals come one after the other while the parent forks: it hears each of them once, and the children none. */
    private static void signals(int count) throws Exception {
        AtomicInteger heard = new AtomicInteger();
        org.os4j.Posix.signal(SIGUSR1, s -> heard.incrementAndGet());
        AtomicInteger sent = new AtomicInteger();
        int me = (int) ProcessHandle.current().pid();
        boolean[] over = {false};
        Thread sender = Thread.ofPlatform().daemon().start(() -> {
            while (!over[0]) {
                Children.kill(me, SIGUSR1);
                int want = sent.incrementAndGet();
                long end = System.nanoTime() + 10_000_000_000L;
                while (heard.get() < want && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                if (heard.get() != want) {
                    return;
                }
            }
        });
        for (int i = 0; i < count; i++) {
            int[] inChild = {0};
            Children.check(() -> {
                org.os4j.Posix.signal(SIGUSR1, s -> inChild[0]++);
                Thread.sleep(5);
                return inChild[0] == 0 ? Children.OK : 9;
            });
        }
        over[0] = true;
        sender.join(15_000);
        need(heard.get() == sent.get() && heard.get() > count, "heard " + heard + " of " + sent);
    }

    /** HotSpot's own copies of the kernel's ids of threads are the child's: a dump of its threads names those that are there. */
    private static void kernelIds() throws Exception {
        int pid = Children.start(() -> {
            Thread.sleep(60_000);
            return Children.OK;
        });
        var lines = Children.run("timeout", "20", System.getProperty("java.home") + "/bin/jcmd", "" + pid, "Thread.print");
        Pattern line = Pattern.compile("^\"(main|VM Thread|Signal Dispatcher|Reference Handler|Common-Cleaner|Finalizer|VM Periodic Task Thread)\".* nid=(\\d+) .*");
        int found = 0;
        for (String text : lines) {
            Matcher m = line.matcher(text);
            if (m.matches()) {
                Path task = Path.of("/proc/" + pid + "/task/" + m.group(2) + "/comm");
                need(Files.exists(task), "no such thread: " + text);
                String name = Files.readString(task).strip();
                String[] ends = name.split("\\.\\.");
                need(m.group(1).equals("main") ? m.group(2).equals("" + pid) : m.group(1).startsWith(ends[0]) && m.group(1).contains(ends[ends.length - 1]),
                        name + " is not " + text);
                found++;
            }
        }
        Children.kill(pid, 9);
        Children.await(pid, 10);
        need(found >= 6, "of " + lines);
    }

    /** The performance counters that jstat reads of the parent do not count what the child does. */
    private static void counters() throws Exception {
        long before = collections();
        Children.check(() -> {
            for (int i = 0; i < 30; i++) {
                System.gc();
            }
            return Children.OK;
        });
        long after = collections();
        long mine = ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
        need(after - before < 10 && before > 0 && after <= mine + 1, before + " to " + after + ", really " + mine);
    }

    /** As another process sees them, in the file. */
    private static long collections() throws Exception {
        System.gc();
        return Children.run(System.getProperty("java.home") + "/bin/jcmd", "" + ProcessHandle.current().pid(), "PerfCounter.print").stream()
                .filter(l -> l.matches("sun\\.gc\\.collector\\.\\d+\\.invocations=\\d+")).mapToLong(l -> Long.parseLong(l.substring(l.indexOf('=') + 1))).sum();
    }

    /** An event of the test's. */
    static final class Mark extends Event {
        long process;
        int number;
    }

    private static void mark(int from, int to) {
        for (int i = from; i < to; i++) {
            Mark mark = new Mark();
            mark.process = ProcessHandle.current().pid();
            mark.number = i;
            mark.commit();
        }
    }

    /** A recording of the parent's has every event of the parent's, and none of a child that lives longer than the recorder keeps events back. */
    private static void recording() throws Exception {
        long me = ProcessHandle.current().pid();
        Path dump = Files.createTempFile("os4j", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(Mark.class);
            recording.start();
            mark(0, 500);
            int pid = Children.start(() -> {
                for (int i = 0; i < 25; i++) {
                    mark(0, 5000);
                    Thread.sleep(100);
                }
                System.exit(5);
                return 0;
            });
            mark(500, 1000);
            int value = Children.await(pid, 30);
            need(value == 5, "child ended with " + value);
            mark(1000, 1500);
            recording.stop();
            recording.dump(dump);
        }
        List<Long> processes = RecordingFile.readAllEvents(dump).stream().filter(e -> e.getEventType().getName().endsWith("Mark")).map(e -> e.getLong("process"))
                .toList();
        Files.delete(dump);
        need(processes.size() == 1500 && processes.stream().allMatch(p -> p == me), processes.size() + " events, of the child's "
                + processes.stream().filter(p -> p != me).count());
    }
}
