// Limits
// What a process may use: of itself, of a child from its first moment on, of another that runs.

import static org.os4j.Posix.*;

import org.os4j.Command;
import org.os4j.ErrnoException;
import org.os4j.Rlimit;

void main() throws Exception {
    IO.println("descriptors:    " + getrlimit(RLIMIT_NOFILE));
    IO.println("of a child:     " + Command.shell("ulimit -n").limit(RLIMIT_NOFILE, 64, 64).output().strip());

    int child = posix_spawnp("sleep", java.util.List.of("sleep", "60"));
    prlimit(child, RLIMIT_CPU, new Rlimit(1, 2));
    IO.println("of another:     " + prlimit(child, RLIMIT_CPU) + " seconds of CPU");
    kill(child, SIGKILL);
    waitpid(child, 0);

    int forked = fork();
    if (forked == 0) {
        setrlimit(RLIMIT_NOFILE, new Rlimit(32, 32));
        try {
            while (true) {
                open("/dev/null", O_RDONLY);
            }
        } catch (ErrnoException e) {
            IO.println("too many:       " + e.errno());
        }
        _exit(0);
    }
    waitpid(forked, 0);
    IO.println("used so far:    " + getrusage(RUSAGE_SELF).maxrss() / 1024 + " MiB at the most");
}
