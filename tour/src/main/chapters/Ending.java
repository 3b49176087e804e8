// How a program ends
// exit runs the shutdown hooks, as System.exit does; _exit runs nothing; abort ends by a signal. Each
// in a child, so that the tour goes on.

import static org.os4j.Posix.*;

import org.os4j.Os;
import org.os4j.Rlimit;

void main() throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> IO.println("  a hook of " + (getpid() == ProcessHandle.current().pid() ? "this process" : "?"))));
    for (Os.Body body : new Os.Body[] {
            () -> {
                exit();
                return 1;
            },
            () -> {
                exit(3);
                return 1;
            },
            () -> {
                _exit(4);
                return 1;
            },
            () -> {
                setrlimit(RLIMIT_CORE, new Rlimit(0, 0));
                abort();
                return 1;
            }}) {
        IO.println(waitpid(Os.fork(body), 0).status());
    }
    IO.println("and the parent:");
}
