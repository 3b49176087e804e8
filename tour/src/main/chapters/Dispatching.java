// One loop for everything
// Descriptors, timers, signals and children's ends come to one thread, one after the other. What one
// callback throws concerns nobody else.

import static org.os4j.Posix.*;

import java.time.Duration;
import java.util.List;
import org.os4j.Dispatcher;
import org.os4j.Pipe;

void main() throws Exception {
    try (Dispatcher dispatcher = new Dispatcher()) {
        dispatcher.setErrorHandler((callback, thrown) -> IO.println("failed:   " + callback + ": " + thrown.getMessage()));

        Pipe pipe = pipe();
        dispatcher.onReadable(pipe.readEnd(), watch -> IO.println("read:     " + new String(read(watch.fd(), 100))));
        write(pipe.writeEnd(), "ten bytes.".getBytes());

        dispatcher.after(Duration.ofMillis(20), () -> { throw new IllegalStateException("not my day"); });
        dispatcher.after(Duration.ofMillis(40), () -> kill(getpid(), SIGUSR1));
        dispatcher.onSignal(SIGUSR1, signal -> {
            IO.println("signal:   " + strsignal(signal));
            int child = posix_spawnp("sh", List.of("sh", "-c", "exit 7"));
            dispatcher.onEnd(child, (pid, status) -> {
                IO.println("child:    " + status);
                Thread.ofPlatform().start(() -> dispatcher.execute(() -> {
                    IO.println("told by another thread to stop");
                    dispatcher.stop();
                }));
            });
        });
        dispatcher.run();
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }
}
