package org.os4j;

import static org.os4j.Posix.*;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;

/** A prefork server for {@link PreforkTest}: a worker says who it is, takes 64 bytes, and answers with their digest. */
final class PreforkProgram {
    static final int REQUEST = 64;
    private static final Duration PAUSE = Duration.ofMillis(1);

    private PreforkProgram() {}

    public static void main(String[] arguments) throws Exception {
        int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK);
        bind(listener, SocketAddress.inet(InetAddress.getLoopbackAddress(), 0));
        listen(listener, 512);
        digest(new byte[REQUEST]);
        ProcessManager.forking(worker -> serve(worker, listener)).workers(Integer.parseInt(arguments[0])).backOff(PAUSE, PAUSE)
                .hooks(new WorkerHooks() {
                    @Override
                    public void begins(Dispatcher dispatcher) throws IOException {
                        System.out.println(((SocketAddress.Inet4) getsockname(listener)).port());
                    }
                }).build().run();
    }

    private static int serve(ProcessManager.Worker worker, int listener) throws IOException {
        try (Dispatcher dispatcher = new Dispatcher()) {
            worker.onStop(dispatcher::stop);
            dispatcher.onReadable(listener, watch -> {
                int connection = tryAccept(listener, 0);
                if (connection >= 0) {
                    try {
                        answer(connection);
                    } finally {
                        close(connection);
                    }
                }
            });
            dispatcher.run();
            return 0;
        }
    }

    private static void answer(int connection) throws IOException {
        send(connection, ByteBuffer.allocate(Integer.BYTES).putInt(getpid()).array(), MSG_NOSIGNAL);
        byte[] request = recv(connection, REQUEST, MSG_WAITALL);
        send(connection, digest(request), MSG_NOSIGNAL);
    }

    static byte[] digest(byte[] request) {
        try {
            byte[] digest = request;
            for (int i = 0; i < 1000; i++) {
                digest = MessageDigest.getInstance("SHA-256").digest(digest);
            }
            return digest;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
