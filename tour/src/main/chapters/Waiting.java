// Waiting for children
// How a child ended is one of a few cases, and the compiler knows them all.

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.WaitStatus;

void main() throws Exception {
    for (String script : List.of("exit 0", "exit 7", "kill -TERM $$", "ulimit -c 0; kill -ABRT $$")) {
        int pid = posix_spawn("/bin/sh", List.of("sh", "-c", script));
        switch (waitpid(pid, 0).status()) {
            case WaitStatus.Exited(int code)                   -> IO.println(script + ": exit " + code);
            case WaitStatus.Signaled(int signal, boolean core) -> IO.println(script + ": killed by " + strsignal(signal));
            default                                            -> throw new AssertionError();
        }
    }

    int stopped = posix_spawn("/bin/sh", List.of("sh", "-c", "kill -STOP $$; exit 5"));
    IO.println("stopped:   " + waitpid(stopped, WUNTRACED).status());
    kill(stopped, SIGCONT);
    IO.println("then:      " + waitpid(stopped, 0).status());

    int busy = posix_spawn("/bin/sh", List.of("sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"));
    var ended = wait4(busy, 0);
    IO.println("used:      " + (ended.rusage().utime().toNanos() > 0 ? "some" : "no") + " processor time");
    try {
        waitpid(busy, 0);
    } catch (java.io.IOException e) {
        IO.println("again:     " + e.getMessage());
    }
}
