package org.os4j.fork;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What threads of the JDK's wait for in the parent stays the parent's while children live. */
final class Events {
    private Events() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "watch" -> watch();
            case "attach" -> attach();
            case "jmx" -> jmx();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
        System.exit(0);
    }

    private static int sleeper() throws Exception {
        return Children.start(() -> {
            Thread.sleep(60_000);
            return Children.OK;
        });
    }

    private static void stop(int pid) throws Exception {
        Children.kill(pid, 9);
        Children.await(pid, 10);
    }

    /** A hundred files are made while two children live: the parent hears of each. A child has a watch service of its own. */
    private static void watch() throws Exception {
        Path directory = Files.createTempDirectory("os4j");
        WatchService service = FileSystems.getDefault().newWatchService();
        directory.register(service, StandardWatchEventKinds.ENTRY_CREATE);
        int a = sleeper();
        int b = sleeper();
        Children.check(() -> {
            Path mine = Files.createTempDirectory("os4j");
            WatchService own = FileSystems.getDefault().newWatchService();
            mine.register(own, StandardWatchEventKinds.ENTRY_CREATE);
            Files.createFile(mine.resolve("x"));
            boolean heard = own.poll(10, TimeUnit.SECONDS) != null;
            Files.delete(mine.resolve("x"));
            Files.delete(mine);
            return heard ? Children.OK : 9;
        });
        Set<String> heard = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Files.createFile(directory.resolve("f" + i));
            WatchKey key = service.poll(3, TimeUnit.SECONDS);
            if (key != null) {
                key.pollEvents().forEach(e -> heard.add(e.context().toString()));
                key.reset();
            }
            Files.delete(directory.resolve("f" + i));
        }
        stop(a);
        stop(b);
        Files.delete(directory);
        Jdk.need(heard.size() == 100, "heard of " + heard.size());
    }

    /** jcmd works on the parent and on the child, before and after. */
    private static void attach() throws Exception {
        long me = ProcessHandle.current().pid();
        ask(me);
        int pid = sleeper();
        for (int i = 0; i < 5; i++) {
            ask(me);
        }
        ask(pid);
        ask(me);
        ask(pid);
        stop(pid);
        ask(me);
    }

    private static void ask(long pid) throws Exception {
        var lines = Children.run("timeout", "10", System.getProperty("java.home") + "/bin/jcmd", "" + pid, "VM.system_properties");
        Jdk.need(lines.stream().anyMatch(l -> l.startsWith("java.vm.name")), "no answer of " + pid + ": " + lines);
        Jdk.need(lines.getFirst().startsWith(pid + ":"), lines.getFirst());
    }

    /** JMX connections of the parent's, while a child lives; run with the management agent on. */
    private static void jmx() throws Exception {
        int port = Integer.getInteger("com.sun.management.jmxremote.port");
        connect(port);
        int pid = sleeper();
        for (int i = 0; i < 8; i++) {
            connect(port);
        }
        stop(pid);
    }

    private static void connect(int port) throws Exception {
        var url = new javax.management.remote.JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        var task = new java.util.concurrent.FutureTask<>(() -> {
            try (var c = javax.management.remote.JMXConnectorFactory.connect(url)) {
                return c.getMBeanServerConnection().getMBeanCount();
            }
        });
        Thread.ofPlatform().daemon().start(task);
        Jdk.need(task.get(10, TimeUnit.SECONDS) > 5, "no beans");
    }
}
