// Spawning a program
// posix_spawn starts a program without a shell and without a copy of this process. Actions say what
// its descriptors are, attributes what else it begins with.

import static org.os4j.Posix.*;

import java.util.List;
import java.util.Map;
import org.os4j.ErrnoException;
import org.os4j.SpawnActions;
import org.os4j.SpawnAttributes;

void main() throws Exception {
    String log = getcwd() + "/log";
    SpawnActions actions = new SpawnActions()
            .open(1, log, O_WRONLY | O_CREAT | O_TRUNC, 0600)
            .dup2(1, 2)
            .chdir("/usr")
            .closefrom(3);
    int pid = posix_spawn("/bin/sh", List.of("sh", "-c", "pwd; echo $GREETING; ls /proc/self/fd | xargs"),
            Map.of("PATH", "/bin:/usr/bin", "GREETING", "hello"), actions, new SpawnAttributes().setsid());
    IO.println("status:  " + waitpid(pid, 0).status());
    int fd = open(log, O_RDONLY);
    IO.print(new String(read(fd)));
    close(fd);
    unlink(log);
    try {
        posix_spawn("/no/such/program", List.of("program"));
    } catch (ErrnoException e) {
        IO.println(e.getMessage());
    }
}
