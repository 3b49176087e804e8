// The same with Posix alone
// The names and the manners of C: descriptors are numbers, and nothing is done that was not asked for.

import static org.os4j.Posix.*;

import java.util.Comparator;
import java.util.List;
import org.os4j.Pipe;
import org.os4j.Stat;

void main() throws Exception {
    IO.println("pid=" + getpid() + " ppid=" + getppid() + " uid=" + getuid() + " gid=" + getgid()
            + " euid=" + geteuid() + " egid=" + getegid() + " cwd=" + getcwd());

    int fd = open("/etc/hostname", O_RDONLY);
    IO.println("hostname: " + new String(read(fd)).strip());
    close(fd);

    for (String path : List.of("/etc/hostname", "/tmp", "/bin/sh", "/nowhere")) {
        Stat status = lstatOrNull(path);
        IO.println(status == null ? path + " is missing" : line(path, status));
    }

    IO.println("the largest in /etc:");
    listdir("/etc").stream().map(name -> "/etc/" + name)
            .sorted(Comparator.comparingLong(this::size).reversed()).limit(5)
            .forEach(path -> IO.println("  " + size(path) + " " + path));

    Pipe pipe = pipe();
    write(pipe.writeEnd(), "through a pipe");
    close(pipe.writeEnd());
    IO.println("received: " + new String(read(pipe.readEnd())));
    close(pipe.readEnd());

    int child = posix_spawn("/bin/uname", List.of("uname", "-s"));
    IO.println("uname: " + waitpid(child, 0).status());
}

String line(String path, Stat status) {
    return filemode(status.mode()) + " uid=" + status.uid() + " gid=" + status.gid()
            + " size=" + status.size() + " inode=" + status.ino() + " " + path;
}

long size(String path) {
    try {
        return lstat(path).size();
    } catch (java.io.IOException e) {
        return 0;
    }
}
