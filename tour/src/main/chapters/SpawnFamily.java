// spawn and exec, letter by letter
// l takes the arguments one by one, v a list; p searches PATH; e takes an environment. spawn starts
// a child and waits for it or does not; exec is the same without a way back.

import static org.os4j.Os.*;
import static org.os4j.Posix.*;

import java.util.List;
import java.util.Map;
import org.os4j.Os;

void main() throws Exception {
    List<String> words = List.of("sh", "-c", "echo \"$0, $WHO\"; exit 4");
    Map<String, String> env = Map.of("WHO", "with an environment", "PATH", "/bin:/usr/bin");
    Os.putenv("WHO", "with ours");

    IO.println("P_WAIT:   " + spawnl(P_WAIT, "/bin/sh", "sh", "-c", "exit 4"));
    int pid = spawnlp(P_NOWAIT, "sh", "sh", "-c", "exit 4");
    IO.println("P_NOWAIT: " + waitpid(pid, 0).status());
    IO.println("killed:   " + spawnv(P_WAIT, "/bin/sh", List.of("sh", "-c", "kill -TERM $$")));
    IO.println("missing:  " + spawnvp(P_WAIT, "no-such-program", List.of("no-such-program")));
    spawnle(P_WAIT, "/bin/sh", env, "spawnle", "-c", "echo \"$0, $WHO\"");
    spawnlpe(P_WAIT, "sh", env, "spawnlpe", "-c", "echo \"$0, $WHO\"");
    spawnve(P_WAIT, "/bin/sh", words, env);
    spawnvpe(P_WAIT, "sh", words, env);

    for (Os.Body body : List.<Os.Body>of(
            () -> { execl("/bin/sh", "execl", "-c", "echo \"$0, $WHO\""); return 1; },
            () -> { execle("/bin/sh", env, "execle", "-c", "echo \"$0, $WHO\""); return 1; },
            () -> { execlp("sh", "execlp", "-c", "echo \"$0, $WHO\""); return 1; },
            () -> { execlpe("sh", env, "execlpe", "-c", "echo \"$0, $WHO\""); return 1; },
            () -> { execv("/bin/sh", List.of("execv", "-c", "echo \"$0, $WHO\"")); return 1; },
            () -> { execve("/bin/sh", List.of("execve", "-c", "echo \"$0, $WHO\""), env); return 1; },
            () -> { execvp("sh", List.of("execvp", "-c", "echo \"$0, $WHO\"")); return 1; },
            () -> { execvpe("sh", List.of("execvpe", "-c", "echo \"$0, $WHO\""), env); return 1; })) {
        waitpid(Os.fork(body), 0);
    }
}
