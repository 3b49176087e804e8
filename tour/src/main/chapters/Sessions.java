// Process groups and sessions
// Jobs are process groups, and a session is what a terminal controls. A signal to a group reaches
// all of its members.

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.SpawnAttributes;

void main() throws Exception {
    IO.println("group is " + (getpgrp() == getpgid(0) ? "the same by both calls" : "?"));
    IO.println("session leader: " + (getsid(0) == getpid()));
    IO.println("terminal: " + ctermid());

    int first = posix_spawn("/bin/sleep", List.of("sleep", "60"), null, null, new SpawnAttributes().setpgroup(0));
    int second = posix_spawn("/bin/sleep", List.of("sleep", "60"), null, null, new SpawnAttributes().setpgroup(first));
    IO.println("one group: " + (getpgid(second) == first));
    killpg(first, SIGTERM);
    IO.println(waitpid(first, 0).status());
    IO.println(waitpid(second, 0).status());
}
