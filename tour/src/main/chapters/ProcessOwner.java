// The process's owner
// A process runs for a user and in groups. The effective ids decide what it may do; the system's
// own id command must say the same.

import static org.os4j.Posix.*;

import java.util.Arrays;
import java.util.List;
import org.os4j.ErrnoException;

void main() throws Exception {
    IO.println("user    " + getuid() + ", effective " + geteuid());
    IO.println("group   " + getgid() + ", effective " + getegid());
    IO.println("groups  " + Arrays.toString(getgroups()));
    try {
        IO.println("login   " + getlogin());
    } catch (ErrnoException e) {
        IO.println("login   nobody logged in here: " + e.getMessage());
    }
    waitpid(posix_spawnp("id", List.of("id")), 0);

    if (geteuid() == 0) {                        // the group goes first: afterwards it is too late
        setegid(65534);
        seteuid(65534);
        IO.println("now " + geteuid() + ":" + getegid());
    }
    try {
        seteuid(1);
    } catch (ErrnoException e) {
        IO.println("as an ordinary user: " + e.getMessage());
    }
}
