package org.os4j.fork;

import static org.os4j.fork.Jdk.need;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.os4j.testing.Patience;

/** Files, sockets, processes, logging and what else a program uses of the platform. */
final class PlatformPrograms {
    private static final int SECONDS = Patience.seconds(60);

    private PlatformPrograms() {}

    static void add(Map<String, Programs.Program> to) {
        to.put("logging", PlatformPrograms::logging);
        to.put("zip", PlatformPrograms::zip);
        to.put("processes", PlatformPrograms::processes);
        to.put("selector", PlatformPrograms::selector);
        to.put("unix-sockets", PlatformPrograms::unixSockets);
        to.put("datagrams", PlatformPrograms::datagrams);
        to.put("async-files", PlatformPrograms::asyncFiles);
        to.put("async-sockets", PlatformPrograms::asyncSockets);
        to.put("mapped-files", PlatformPrograms::mappedFiles);
        to.put("watch", PlatformPrograms::watch);
        to.put("names", PlatformPrograms::names);
        to.put("text", PlatformPrograms::text);
        to.put("keys", PlatformPrograms::keys);
    }

    private static void logging() throws Exception {
        Path file = Files.createTempFile("os4j", ".log");
        Logger logger = Logger.getLogger("org.os4j.fork.programs");
        logger.setUseParentHandlers(false);
        FileHandler handler = new FileHandler(file.toString(), true);
        handler.setFormatter(new SimpleFormatter());
        logger.addHandler(handler);
        for (int i = 0; i < 50; i++) {
            logger.log(Level.INFO, "number {0}", i);
        }
        logger.log(Level.WARNING, "failed", new IllegalStateException("meant"));
        logger.removeHandler(handler);
        handler.close();
        String text = Files.readString(file);
        need(text.contains("number 49") && text.contains("IllegalStateException: meant"), text);
        Files.delete(file);
    }

    private static void zip() throws Exception {
        byte[] data = "some text, again and again. ".repeat(5000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(data);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            need(java.util.Arrays.equals(in.readAllBytes(), data), "gzip");
        }
        Path file = Files.createTempFile("os4j", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("a/b.txt"));
            out.write(data);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            need(java.util.Arrays.equals(zip.getInputStream(zip.getEntry("a/b.txt")).readAllBytes(), data), "zip");
        }
        try (FileSystem inside = FileSystems.newFileSystem(file)) {
            need(Files.size(inside.getPath("/a/b.txt")) == data.length, "zip as a file system");
        }
        Files.delete(file);
    }

    private static void processes() throws Exception {
        List<Process> pipeline = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("printf", "b\\na\\nc\\n"), new ProcessBuilder("sort"),
                new ProcessBuilder("head", "-n", "1")));
        need(new String(pipeline.getLast().getInputStream().readAllBytes(), StandardCharsets.UTF_8).equals("a\n"), "pipeline");
        for (Process p : pipeline) {
            need(p.onExit().get(SECONDS, TimeUnit.SECONDS).exitValue() == 0, "onExit");
        }
        Process sleeper = new ProcessBuilder("sleep", "1000").start();
        need(ProcessHandle.current().children().anyMatch(c -> c.pid() == sleeper.pid()), "children");
        need(sleeper.toHandle().parent().orElseThrow().pid() == ProcessHandle.current().pid(), "parent");
        Future<ProcessHandle> end = sleeper.toHandle().onExit();
        sleeper.destroy();
        end.get(SECONDS, TimeUnit.SECONDS);
        need(sleeper.waitFor(SECONDS, TimeUnit.SECONDS) && sleeper.exitValue() == 128 + 15, "destroyed");
    }

    /** An echo server on one thread, a client on another. */
    private static void selector() throws Exception {
        try (Selector selector = Selector.open(); ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            String[] answer = {""};
            Thread client = Thread.ofPlatform().start(() -> {
                try (java.net.Socket s = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                    s.setSoTimeout(SECONDS * 1000);
                    s.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
                    s.shutdownOutput();
                    answer[0] = new String(s.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (java.io.IOException e) {
                    answer[0] = e.toString();
                }
            });
            boolean open = true;
            while (open) {
                need(selector.select(SECONDS * 1000) > 0, "select");
                for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
                    selector.selectedKeys().remove(key);
                    if (key.isAcceptable()) {
                        SocketChannel accepted = server.accept();
                        accepted.configureBlocking(false);
                        accepted.register(selector, SelectionKey.OP_READ);
                    } else {
                        ByteBuffer buffer = ByteBuffer.allocate(100);
                        int n = ((SocketChannel) key.channel()).read(buffer);
                        if (n < 0) {
                            key.channel().close();
                            open = false;
                        } else {
                            ((SocketChannel) key.channel()).write(buffer.flip());
                        }
                    }
                }
            }
            client.join(SECONDS * 1000);
            need(answer[0].equals("hello"), answer[0]);
            selector.wakeup();
            need(selector.select() == 0, "wakeup");
        }
    }

    private static void unixSockets() throws Exception {
        Path directory = Files.createTempDirectory("os4j");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            try (SocketChannel client = SocketChannel.open(address); SocketChannel accepted = server.accept()) {
                client.write(ByteBuffer.wrap(new byte[] {42}));
                ByteBuffer got = ByteBuffer.allocate(1);
                need(accepted.read(got) == 1 && got.get(0) == 42, "unix socket");
            }
        }
        Files.delete(address.getPath());
        Files.delete(directory);
    }

    private static void datagrams() throws Exception {
        try (DatagramChannel a = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); DatagramChannel b = DatagramChannel.open()) {
            b.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), a.getLocalAddress());
            a.socket().setSoTimeout(SECONDS * 1000);
            java.net.DatagramPacket packet = new java.net.DatagramPacket(new byte[10], 10);
            a.socket().receive(packet);
            need(packet.getLength() == 3, "datagram");
        }
    }

    private static void asyncFiles() throws Exception {
        Path file = Files.createTempFile("os4j", "async");
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            need(channel.write(ByteBuffer.wrap("async".getBytes()), 0).get(SECONDS, TimeUnit.SECONDS) == 5, "write");
            ByteBuffer back = ByteBuffer.allocate(5);
            need(channel.read(back, 0).get(SECONDS, TimeUnit.SECONDS) == 5 && new String(back.array()).equals("async"), "read");
        }
        Files.delete(file);
    }

    /** In the default group, which the parent may have used. */
    private static void asyncSockets() throws Exception {
        try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            Future<AsynchronousSocketChannel> accepted = server.accept();
            client.connect(server.getLocalAddress()).get(SECONDS, TimeUnit.SECONDS);
            try (AsynchronousSocketChannel s = accepted.get(SECONDS, TimeUnit.SECONDS)) {
                ByteBuffer got = ByteBuffer.allocate(3);
                Future<Integer> read = s.read(got);
                client.write(ByteBuffer.wrap("abc".getBytes())).get(SECONDS, TimeUnit.SECONDS);
                need(read.get(SECONDS, TimeUnit.SECONDS) == 3 && new String(got.array()).equals("abc"), "read");
            }
        }
    }

    private static void mappedFiles() throws Exception {
        Path file = Files.createTempFile("os4j", "mapped");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, 100_000);
            memory.put(99_999, (byte) 9);
            memory.force();
            ByteBuffer one = ByteBuffer.allocate(1);
            need(channel.read(one, 99_999) == 1 && one.get(0) == 9, "mapped file");
        }
        Files.delete(file);
    }

    private static void watch() throws Exception {
        Path directory = Files.createTempDirectory("os4j");
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            directory.register(service, StandardWatchEventKinds.ENTRY_CREATE);
            Files.createFile(directory.resolve("x"));
            need(service.poll(SECONDS, TimeUnit.SECONDS) != null, "watch");
        }
        Files.delete(directory.resolve("x"));
        Files.delete(directory);
    }

    private static void names() throws Exception {
        need(InetAddress.getByName("localhost").isLoopbackAddress(), "localhost");
        need(java.net.NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()).isLoopback(), "interface");
    }

    private static void text() {
        need(String.format(java.util.Locale.GERMANY, "%,.2f", 1234.5).equals("1.234,50"), "format");
        need(java.time.ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, java.time.ZoneId.of("Europe/Berlin")).toString().contains("+02:00"), "time zone");
        need(java.text.Normalizer.normalize("e\u0301", java.text.Normalizer.Form.NFC).equals("\u00e9"), "normalizer");
        need("aXbXc".split("X").length == 3 && "a1b22".replaceAll("\\d+", "-").equals("a-b-"), "regular expression");
        need(new java.math.BigInteger("2").modPow(new java.math.BigInteger("1000"), new java.math.BigInteger("1000007")).intValue() > 0, "big numbers");
    }

    private static void keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        var pair = generator.generateKeyPair();
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(new byte[100]);
        byte[] signature = signer.sign();
        signer.initVerify(pair.getPublic());
        signer.update(new byte[100]);
        need(signer.verify(signature), "signature");
    }
}
