// Commands the modern way
// One builder for what a child begins with. A command never changes and is run as often as one likes;
// the result knows the exit code or the signal, and what was used.

import static org.os4j.Posix.*;

import java.time.Duration;
import org.os4j.Command;
import org.os4j.CommandResult;
import org.os4j.Redirect;

void main() throws Exception {
    IO.println("output:      " + Command.of("sort", "-u").input("b\na\nb\n").output().strip().replace('\n', ' '));

    CommandResult both = Command.shell("echo out; echo err >&2; exit 3").set("LANG", "C").directory("/")
            .stdout(Redirect.PIPE).stderr(Redirect.PIPE).run();
    IO.println("both:        " + both.outText().strip() + ", " + both.errText().strip() + ", exit code " + both.exitCode());

    CommandResult late = Command.of("sleep", "60").timeout(Duration.ofMillis(100)).run();
    IO.println("timeout:     " + late.timedOut() + ", " + strsignal(late.signal()));

    Command limited = Command.shell("ulimit -n; umask; ps -o pgid= -p $$ | grep -cx \" *$$\"").umask(027).processGroup(0)
            .limit(RLIMIT_NOFILE, 64, 64);
    IO.println("prepared:    " + limited.output().strip().replace('\n', ' '));

    int fd = open("notes", O_RDWR | O_CREAT, 0600);
    Command.shell("echo 'on descriptor 7' >&7").descriptor(7, fd).run().orThrow();
    IO.println("descriptor:  " + new String(pread(fd, 100, 0)).strip());
    close(fd);

    try (var child = Command.of("cat").stdin(Redirect.PIPE).stdout(Redirect.PIPE).start()) {
        IO.println("for the JDK: " + child.toHandle().isAlive());
        child.writer().println("and back");
        child.writer().flush();
        IO.println("a talk:      " + child.reader().readLine());
    }
}
