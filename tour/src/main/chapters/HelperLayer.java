// The helper layer
// What everybody writes around the calls: all of a file, all of a buffer however short the writes
// are, a path with its status, a function in a child, a command that may not be there.

import static org.os4j.Posix.*;

import java.util.List;
import java.util.Map;
import org.os4j.Os;
import org.os4j.StatInfo;

void main() throws Exception {
    int fd = Os.openFd("notes", O_RDWR | O_CREAT);                  // 0666 less the umask
    Os.writeFdAll(fd, new byte[1_000_000]);
    IO.println("one more write: " + Os.writeFd(fd, "end".getBytes()) + " bytes");
    lseek(fd, 0, SEEK_SET);
    IO.println("one read:       " + Os.readFd(fd).length + " bytes");
    IO.println("all the rest:   " + Os.readFdAll(fd).length + " bytes");
    Os.closeFd(fd);
    Os.closeFd(fd);                                                 // is closed already: no error
    IO.println("pipeBytes:      " + Os.pipeBytes(new byte[1 << 20]).length + " bytes, more than a pipe holds");

    symlink("notes", "link");
    symlink("nowhere", "dangling");
    for (StatInfo entry : Os.listdirStat(".").stream().sorted((a, b) -> a.path().compareTo(b.path())).toList()) {
        IO.println(entry.modeStr() + " " + entry.path() + (entry.isSymlink() ? ", a link" : "") + (entry.isDangling() ? " to nothing" : ""));
    }

    IO.println("value:          " + Os.forkAndRun(() -> 7).exitCode());
    IO.println("no program:     " + Os.spawnCommand(List.of("/no/such/program")).exitCode());
    int replaced = Os.fork(() -> {
        Os.execReplace("/bin/sh", List.of("sh", "-c", "echo \"execReplace:    $WHO\"; exit 3"), Map.of("WHO", "no JVM any more"));
        return 0;                                                   // is never reached
    });
    IO.println("and ended:      " + waitpid(replaced, 0).status());
}
