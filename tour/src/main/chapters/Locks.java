// Locks
// A file's lock is the system's: other programs see it. One of the open file description is this
// descriptor's; another descriptor of the same program has to wait for it, as another program has.

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.Command;
import org.os4j.Errno;
import org.os4j.Flock;

void main() throws Exception {
    String file = "/tmp/os4j-tour-locks." + getpid();
    int fd = open(file, O_RDWR | O_CREAT, 0600);
    flock(fd, LOCK_EX);
    IO.println("flock(1) beside it:  " + Command.of("flock", "--nonblock", file, "echo", "mine").run().status());
    flock(fd, LOCK_UN);
    IO.println("after the unlock:    " + Command.of("flock", "--nonblock", file, "echo", "mine").output().strip());

    int other = open(file, O_RDWR);
    fcntl(fd, F_OFD_SETLK, Flock.write(0, 100));
    IO.println("bytes 0 to 99:       " + Errno.of(-tryFcntl(other, F_OFD_SETLK, Flock.write(50, 10))));
    IO.println("bytes 100 to 109:    " + (tryFcntl(other, F_OFD_SETLK, Flock.write(100, 10)) == 0 ? "free" : "taken"));
    IO.println("who holds byte 105:  " + fcntl(fd, F_OFD_GETLK, Flock.write(105, 1)));

    for (int each : List.of(other, fd)) {
        close(each);
    }
    unlink(file);
}
