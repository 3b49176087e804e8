// A function in a child
// Its value is the child's exit code; none is 0, an exception 1. A child that dies takes nothing
// with it, and says of which signal.

import static org.os4j.Posix.*;

import org.os4j.Os;

void main() throws Exception {
    IO.println("value 5:      " + Os.forkAndRun(() -> 5).exitCode());
    IO.println("none:         " + Os.forkAndRun(() -> null).exitCode());
    IO.println("an exception: " + Os.forkAndRun(() -> {
        System.err.close();                          // where its trace would be printed
        throw new IllegalStateException("what now?");
    }).exitCode());

    var killed = Os.forkAndRun(() -> {
        kill(getpid(), SIGKILL);
        return 0;
    });
    IO.println("killed:       " + killed.exitCode() + ", signaled " + killed.signaled() + ", by " + strsignal(killed.signal()));

    var aborted = Os.forkAndRun(() -> {
        setrlimit(RLIMIT_CORE, new org.os4j.Rlimit(0, 0));
        abort();
        return 0;
    });
    IO.println("abort:        " + aborted.exitCode());
    IO.println("bytes:        " + new String(Os.pipeBytes("written by a child, read here".getBytes())));
}
