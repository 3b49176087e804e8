// Another user
// A server that starts as root gives its rights away: groups first, then the group, then the user, and
// a look whether there is a way back. Done in a child, so that this program keeps its own.

import static org.os4j.Posix.*;

import java.util.Arrays;
import org.os4j.ErrnoException;
import org.os4j.Os;

void main() throws Exception {
    IO.println(Os.processIdentity());
    if (geteuid() != 0) {
        IO.println("not root: there are no rights to give away");
        return;
    }
    waitpid(Os.fork(() -> {
        Os.dropPrivileges("nobody");
        IO.println("user " + getuid() + "/" + geteuid() + ", groups " + Arrays.toString(getgroups()));
        for (Attempt attempt : new Attempt[] {() -> setuid(0), () -> setgid(0), () -> setgroups(0)}) {
            try {
                attempt.make();
                return 1;
            } catch (ErrnoException e) {
                IO.println("no way back: " + e.getMessage());
            }
        }
        return 0;
    }), 0);
    IO.println("here still " + getuid() + "/" + geteuid());
}

interface Attempt {
    void make() throws ErrnoException;
}
