// A signal to a child
// The parent sends SIGUSR1 to a child that has a handler. The child says through a pipe when it is
// ready: a signal that comes before the handler is there would end it.

import static org.os4j.Posix.*;

import java.util.concurrent.CountDownLatch;
import org.os4j.Os;
import org.os4j.Pipe;

void main() throws Exception {
    Pipe ready = pipe();
    int child = Os.fork(() -> {
        CountDownLatch received = new CountDownLatch(1);
        signal(SIGUSR1, number -> {
            IO.println("child:  received " + number + ", which is SIGUSR1: " + (number == SIGUSR1));
            received.countDown();
        });
        IO.println("child:  waiting for a signal");
        write(ready.writeEnd(), "!");
        received.await();
        return 0;
    });
    close(ready.writeEnd());
    read(ready.readEnd());
    IO.println("parent: sending it");
    kill(child, SIGUSR1);
    IO.println("parent: " + waitpid(child, 0).status());
    close(ready.readEnd());
}
