// A prefork server
// The parent warms up and listens; its workers are forked from it, warm, and share the listening socket.
// A worker that is killed is back, and no request is lost but the one that it had.

import static org.os4j.Posix.*;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.TreeSet;
import org.os4j.Dispatcher;
import org.os4j.ProcessManager;
import org.os4j.SocketAddress;
import org.os4j.WorkerStatus;

SocketAddress address;
ProcessManager manager;

void main() throws Exception {
    if (fork_unsupported().isPresent()) {
        IO.println("no fork() here: " + fork_unsupported().get());
        return;
    }
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK);
    bind(listener, SocketAddress.inet(InetAddress.getLoopbackAddress(), 0));
    listen(listener, 128);
    address = getsockname(listener);
    for (int i = 0; i < 1000; i++) {
        page(i);                                        // loads the classes, and compiles them, once for all workers
    }
    manager = ProcessManager.forking(worker -> serve(worker, listener)).workers(3).backOff(Duration.ofMillis(1), Duration.ofSeconds(1)).build();
    Thread.ofPlatform().start(this::visit);
    manager.run();                                      // until it is told to stop
    close(listener);
    IO.println("stopped:  " + manager.status());
}

/** A worker: one request at a time; told to stop, it finishes the one that it has. */
int serve(ProcessManager.Worker worker, int listener) throws IOException {
    try (Dispatcher dispatcher = new Dispatcher()) {
        worker.onStop(dispatcher::stop);
        dispatcher.onReadable(listener, watch -> {
            int connection = tryAccept(listener, 0);    // another worker may have been faster
            if (connection >= 0) {
                recv(connection, 4096, 0);
                send(connection, page(worker.number()), MSG_NOSIGNAL);
                close(connection);
            }
        });
        dispatcher.run();
        return 0;
    }
}

byte[] page(int worker) {
    return "HTTP/1.0 200 OK\r\n\r\nworker %d".formatted(worker).getBytes();
}

/** Somebody else's work, really: a client, and then somebody who kills. */
void visit() {
    try {
        IO.println("answers:  " + answers());
        WorkerStatus victim = manager.status().getFirst();
        kill(victim.pid(), SIGKILL);
        WorkerStatus now = victim;
        while (now.pid() == victim.pid() || now.state() != WorkerStatus.State.RUNNING) {
            Thread.sleep(1);
            now = manager.status().getFirst();
        }
        IO.println("worker 0: " + now.lastEnd() + ", restarts: " + now.restarts());
        IO.println("answers:  " + answers());
    } catch (Exception e) {
        IO.println("failed:   " + e);
    } finally {
        manager.stop();
    }
}

String answers() throws IOException {
    TreeSet<String> kinds = new TreeSet<>();
    int count = 0;
    for (; count < 200; count++) {
        int connection = socket(AF_INET, SOCK_STREAM);
        connect(connection, address);
        send(connection, "GET / HTTP/1.0\r\n\r\n".getBytes(), MSG_NOSIGNAL);
        kinds.add(new String(recv(connection, 4096, 0)).lines().findFirst().orElse("nothing"));
        close(connection);
    }
    return count + " times " + kinds;
}
