// The posix demo
// Who runs, a file read through a descriptor, its status, a directory's largest entries, bytes from
// a child through a pipe, and a command: the first steps with posix in Python, in Java.

import java.util.Comparator;
import java.util.List;
import org.os4j.ErrnoException;
import org.os4j.Os;
import org.os4j.ProcessResult;
import org.os4j.StatInfo;

void main() throws Exception {
    IO.println(Os.processIdentity());

    int fd = Os.openFd("/etc/hostname");
    IO.println("hostname: " + new String(Os.readFdAll(fd)).strip());
    Os.closeFd(fd);

    for (String path : List.of("/etc/hostname", "/tmp", "/bin/sh", "/nowhere")) {
        try {
            IO.println(Os.statPath(path));
        } catch (ErrnoException e) {
            IO.println(e.getMessage());
        }
    }

    IO.println("the largest in /etc:");
    Os.listdirStat("/etc").stream().sorted(Comparator.comparingLong(StatInfo::size).reversed()).limit(5)
            .forEach(entry -> IO.println("  " + entry));

    String sent = "hello through a pipe";
    String received = new String(Os.pipeBytes(sent.getBytes()));
    IO.println("received: " + received + ", as it was sent: " + received.equals(sent));

    ProcessResult uname = Os.spawnCommand(List.of("/bin/uname", "-s"));
    IO.println("uname: exit code " + uname.exitCode() + ", signaled " + uname.signaled());
}
