// A table of processes
// /proc has a directory for each process: ps in a few lines.

import static org.os4j.Posix.*;

import java.util.Comparator;
import org.os4j.ErrnoException;
import org.os4j.Fd;
import org.os4j.Os;

record Row(int pid, int ppid, int uid, String state, long kib, String name) {}

void main() throws Exception {
    IO.println(String.format("%8s %8s %6s %s %9s  %s", "PID", "PPID", "UID", "S", "KIB", "NAME"));
    Os.listdir("/proc").stream().filter(name -> name.matches("\\d+")).map(this::row).filter(row -> row != null)
            .sorted(Comparator.comparingLong(Row::kib).reversed()).limit(8)
            .forEach(row -> IO.println(String.format("%8d %8d %6d %s %9d  %s",
                    row.pid(), row.ppid(), row.uid(), row.state(), row.kib(), row.name())));
    Row self = row(Integer.toString(getpid()));
    IO.println("this one is " + self.name() + " with the parent " + (self.ppid() == getppid() ? "that getppid names" : "?"));
}

/** Null for one that has ended meanwhile. */
Row row(String pid) {
    try (Fd file = Os.open("/proc/" + pid + "/stat")) {
        String text = new String(file.readAll());
        String[] words = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return new Row(Integer.parseInt(pid), Integer.parseInt(words[1]), file.stat().uid(), words[0],
                Long.parseLong(words[21]) * sysconf("SC_PAGESIZE") / 1024,
                text.substring(text.indexOf('(') + 1, text.lastIndexOf(')')));
    } catch (ErrnoException e) {
        return null;
    }
}
