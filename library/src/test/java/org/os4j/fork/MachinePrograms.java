package org.os4j.fork;

import static org.os4j.fork.Jdk.need;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntBinaryOperator;
import javax.management.MBeanServer;
import javax.management.NotificationEmitter;
import javax.management.ObjectName;
import org.os4j.testing.Patience;

/** What needs the machine itself: collector, compiler, class loading, references, its own reports. */
final class MachinePrograms {
    private static final int SECONDS = Patience.seconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private MachinePrograms() {}

    static void add(Map<String, Programs.Program> to) {
        to.put("collections", MachinePrograms::collections);
        to.put("references", MachinePrograms::references);
        to.put("stack-overflow", MachinePrograms::stackOverflow);
        to.put("out-of-memory", MachinePrograms::outOfMemory);
        to.put("class-loaders", MachinePrograms::classLoaders);
        to.put("classes-made", MachinePrograms::classesMade);
        to.put("deoptimization", MachinePrograms::deoptimization);
        to.put("handles", MachinePrograms::handles);
        to.put("proxies", MachinePrograms::proxies);
        to.put("serialization", MachinePrograms::serialization);
        to.put("beans", MachinePrograms::beans);
        to.put("notifications", MachinePrograms::notifications);
        to.put("heap-dump", MachinePrograms::heapDump);
        to.put("arenas", MachinePrograms::arenas);
    }

    private static void collections() {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            byte[] block = new byte[20_000];
            if (i % 50 == 0) {
                kept.add(block);
            }
            if (i % 400 == 0) {
                System.gc();
            }
        }
        need(kept.size() == 80, "kept");
    }

    private static void references() throws Exception {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        CountDownLatch cleaned = new CountDownLatch(2);
        Object[] objects = {new Object(), new Object(), new Object()};
        Cleaner.create().register(objects[0], cleaned::countDown);
        Cleaner.Cleanable late = CLEANER.register(objects[0], cleaned::countDown);
        WeakReference<Object> weak = new WeakReference<>(objects[1], queue);
        PhantomReference<Object> phantom = new PhantomReference<>(objects[2], queue);
        SoftReference<Object> soft = new SoftReference<>(new Object());
        objects = null;
        System.gc();
        Reference<?> first = queue.remove(SECONDS * 1000);
        Reference<?> second = queue.remove(SECONDS * 1000);
        need(first != null && second != null && first != second, "reference queue");
        need(weak.refersTo(null) && phantom.refersTo(null), "cleared");
        need(cleaned.await(SECONDS, TimeUnit.SECONDS), "cleaners");
        late.clean();
        Reference.reachabilityFence(soft);
    }

    /** A cleaner of the parent's: its thread lives in the child. */
    private static final Cleaner CLEANER = Cleaner.create();

    private static int recurse(int depth) {
        return 1 + recurse(depth + 1);
    }

    private static void stackOverflow() throws Exception {
        Throwable[] caught = {null, null};
        Thread small = new Thread(null, () -> caught[0] = overflow(), "small", 256 << 10);
        Thread large = new Thread(null, () -> caught[1] = overflow(), "large", 2 << 20);
        small.start();
        large.start();
        small.join(SECONDS * 1000);
        large.join(SECONDS * 1000);
        need(overflow() != null && caught[0] != null && caught[1] != null, "no StackOverflowError");
    }

    private static Throwable overflow() {
        try {
            recurse(0);
            return null;
        } catch (StackOverflowError e) {
            return e;
        }
    }

    private static void outOfMemory() {
        List<byte[]> all = new ArrayList<>();
        try {
            while (true) {
                all.add(new byte[64 << 20]);
            }
        } catch (OutOfMemoryError e) {
            int blocks = all.size();
            all.clear();
            need(blocks < 10_000, "blocks");
        }
        need(new byte[1 << 20].length == 1 << 20, "memory again");
    }

    private static URL[] classPath() {
        return java.util.Arrays.stream(System.getProperty("java.class.path").split(":")).map(entry -> {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (java.net.MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }).toArray(URL[]::new);
    }

    private static void classLoaders() throws Exception {
        Class<?> again;
        try (URLClassLoader loader = new URLClassLoader(classPath(), null)) {
            again = Class.forName("org.os4j.fork.Threads$Loaded", true, loader);
        }
        need(again != Threads.Loaded.class && again.getClassLoader() instanceof URLClassLoader, "a class of its own");
    }

    private static void classesMade() throws Exception {
        String name = "org.os4j.fork.Made" + NUMBER.incrementAndGet();
        byte[] bytes = ClassFile.of().build(ClassDesc.of(name), c -> c.withFlags(ClassFile.ACC_PUBLIC).withMethodBody("answer",
                MethodTypeDesc.of(ConstantDescs.CD_int), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> code.loadConstant(42).ireturn()));
        Class<?> hidden = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
        need((int) hidden.getMethod("answer").invoke(null) == 42, "hidden class");
        Class<?> plain = MethodHandles.lookup().defineClass(bytes);
        need((int) plain.getMethod("answer").invoke(null) == 42, "class");
    }

    /** What a compiled call takes for granted ends: a second class, a third, a null. */
    private static void deoptimization() {
        List<IntBinaryOperator> shapes = List.of(new First(), new Second(), new Third());
        long sum = 0;
        for (IntBinaryOperator shape : shapes) {
            for (int i = 0; i < 30_000; i++) {
                sum += apply(shape, i);
            }
        }
        need(sum == 3L * 30_000 * 29_999 / 2 + 30_000 * 3, "sum " + sum);
        try {
            apply(null, 1);
            throw new IllegalStateException("null was taken");
        } catch (NullPointerException e) {
            need(sum > 0, "the sum after the exception");
        }
        Thread.yield();
    }

    private static int apply(IntBinaryOperator shape, int i) {
        return shape.applyAsInt(i, 1);
    }

    private static final class First implements IntBinaryOperator {
        @Override
        public int applyAsInt(int a, int b) {
            return a + b;
        }
    }

    private static final class Second implements IntBinaryOperator {
        @Override
        public int applyAsInt(int a, int b) {
            return b + a;
        }
    }

    private static final class Third implements IntBinaryOperator {
        @Override
        public int applyAsInt(int a, int b) {
            return a - -b;
        }
    }

    private static void handles() throws Exception {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle max = lookup.findStatic(Math.class, "max", MethodType.methodType(int.class, int.class, int.class));
        MethodHandle same = lookup.findStatic(MachinePrograms.class, "same", MethodType.methodType(boolean.class, int.class, int.class));
        MethodHandle guarded = MethodHandles.guardWithTest(same, MethodHandles.dropArguments(MethodHandles.constant(int.class, -1), 0, int.class, int.class), max);
        try {
            need((int) guarded.invokeExact(3, 4) == 4 && (int) guarded.invokeExact(4, 4) == -1, "guarded");
            var site = LambdaMetafactory.metafactory(lookup, "applyAsInt", MethodType.methodType(IntBinaryOperator.class),
                    MethodType.methodType(int.class, int.class, int.class), max, MethodType.methodType(int.class, int.class, int.class));
            need(((IntBinaryOperator) site.getTarget().invoke()).applyAsInt(8, 9) == 9, "metafactory");
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
        int base = NUMBER.get();
        need(((IntBinaryOperator) (a, b) -> a + b + base).applyAsInt(1, 2) == 3 + base, "lambda");
        need(("a" + base + 'c' + 1.5).equals(String.join("", "a", "" + base, "c", "1.5")), "string concatenation");
    }

    private static boolean same(int a, int b) {
        return a == b;
    }

    private static void proxies() {
        AtomicInteger calls = new AtomicInteger();
        Runnable proxy = (Runnable) Proxy.newProxyInstance(MachinePrograms.class.getClassLoader(), new Class<?>[] {Runnable.class, Comparable.class},
                (self, method, arguments) -> method.getName().equals("run") ? null : calls.incrementAndGet());
        proxy.run();
        @SuppressWarnings("unchecked")
        Comparable<Object> comparable = (Comparable<Object>) proxy;
        need(comparable.compareTo("x") == 1, "proxy");
    }

    private record Point(int x, List<String> names) implements java.io.Serializable {}

    private static void serialization() throws Exception {
        Map<String, Point> before = new java.util.TreeMap<>(Map.of("a", new Point(1, new ArrayList<>(List.of("x"))), "b", new Point(2, new ArrayList<>())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(before);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            need(in.readObject().equals(before), "serialization");
        }
    }

    /** An MBean of one's own. */
    public interface CounterMBean {
        /** A number. */
        int getCount();
    }

    /** Its implementation. */
    public static final class Counter implements CounterMBean {
        @Override
        public int getCount() {
            return 17;
        }
    }

    private static void beans() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.os4j:type=Counter,number=" + NUMBER.incrementAndGet());
        server.registerMBean(new Counter(), name);
        need(server.getAttribute(name, "Count").equals(17), "MBean");
        server.unregisterMBean(name);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Thread spinner = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
        });
        while (threads.getThreadCpuTime(spinner.threadId()) <= 0) {
            Thread.sleep(1);
        }
        spinner.interrupt();
        need(threads.findDeadlockedThreads() == null, "deadlocks");
        need(threads.getCurrentThreadCpuTime() > 0 && threads.dumpAllThreads(true, true).length > 3, "threads");
        need(ManagementFactory.getRuntimeMXBean().getPid() == Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString()), "pid");
        need(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() > 0, "memory");
    }

    /** The collector's notifications come from a thread of HotSpot's. */
    private static void notifications() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        javax.management.NotificationListener listener = (notification, data) -> told.countDown();
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        for (GarbageCollectorMXBean collector : collectors) {
            ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
        }
        System.gc();
        need(told.await(SECONDS, TimeUnit.SECONDS), "no notification of a collection");
        for (GarbageCollectorMXBean collector : collectors) {
            ((NotificationEmitter) collector).removeNotificationListener(listener);
        }
    }

    private static void heapDump() throws Exception {
        Path directory = Files.createTempDirectory("os4j");
        Path file = directory.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        need(Files.size(file) > 100_000, "heap dump");
        Files.delete(file);
        Files.delete(directory);
    }

    /** To close a shared arena every thread is asked whether it is in there; the dead must not be waited for. */
    private static void arenas() throws Exception {
        for (int i = 0; i < 20; i++) {
            Arena shared = Arena.ofShared();
            MemorySegment memory = shared.allocate(4096);
            Thread t = Thread.ofPlatform().start(() -> memory.set(ValueLayout.JAVA_INT, 0, 5));
            t.join(SECONDS * 1000);
            need(memory.get(ValueLayout.JAVA_INT, 0) == 5, "memory");
            shared.close();
            need(!memory.scope().isAlive(), "closed");
        }
    }
}
