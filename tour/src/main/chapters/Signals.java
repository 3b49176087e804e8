// Signals
// A handler runs on a thread of Java's, where it may do what Java may do. What the JVM lives by is
// refused, and signals that are waited for need no handler.

import static org.os4j.Posix.*;

import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.os4j.SignalHandler;

void main() throws Exception {
    var seen = new SynchronousQueue<String>();
    SignalHandler before = signal(SIGUSR2, number -> seen.put(strsignal(number) + " on a thread of Java's: " + Thread.currentThread().isDaemon()));
    kill(getpid(), SIGUSR2);
    IO.println("handled: " + seen.take());
    signal(SIGUSR2, SignalHandler.SIG_IGN);
    raise(SIGUSR2);
    IO.println("ignored: still here");
    signal(SIGUSR2, before);

    try {
        signal(SIGSEGV, number -> {});
    } catch (UnsupportedOperationException e) {
        IO.println("refused: " + e.getMessage());
    }

    int sleeper = posix_spawnp("sleep", List.of("sleep", "60"));
    kill(sleeper, 0);
    IO.println("signal 0 asks whether there is such a process");
    kill(sleeper, SIGTERM);
    IO.println("ended:   " + waitpid(sleeper, 0).status());
}
