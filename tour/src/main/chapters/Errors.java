// Errors
// A call that fails is an ErrnoException: which call, why, and on which path. Where failing is an
// ordinary answer, there is a form without an exception.

import static org.os4j.Posix.*;

import org.os4j.Errno;
import org.os4j.ErrnoException;

void main() throws ErrnoException {
    try {
        stat("/nowhere");
    } catch (ErrnoException e) {
        if (e.errno() == Errno.ENOENT) {
            IO.println(e.getMessage());
        }
    }
    IO.println("statOrNull: " + statOrNull("/nowhere"));
    IO.println("tryOpen:    " + Errno.of(-tryOpen("/nowhere", O_RDONLY, 0)));
}
