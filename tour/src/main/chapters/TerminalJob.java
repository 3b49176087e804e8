// A job on a pseudo-terminal
// A program behaves otherwise on a terminal. This one is made here: who runs on it sees its size,
// reads what is typed, and dies of its Ctrl-C.

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.Command;
import org.os4j.Os;
import org.os4j.Pty;
import org.os4j.TerminalSize;

void main() throws Exception {
    IO.println("here:    " + (isatty(1) ? "a terminal" : "no terminal"));
    try (var child = Command.shell("tty -s && echo a terminal of $(stty size); read line; echo \"typed: $line\"").pty(24, 80).start()) {
        IO.println("child:   " + child.reader().readLine());
        child.writer().println("hello");
        child.writer().flush();
        IO.println("echo:    " + child.reader().readLine());
        IO.println("child:   " + child.reader().readLine());
    }

    try (var sleeper = Command.shell("echo ready; sleep 60").pty(24, 80).start()) {
        sleeper.reader().readLine();
        sleeper.writer().print("\u0003");
        sleeper.writer().flush();
        IO.println("Ctrl-C:  " + sleeper.waitFor().status());
    }

    Pty pty = openpty(null, new TerminalSize(132, 43));
    IO.println("openpty: " + tcgetwinsize(pty.slave()) + ", named as a terminal is: " + ttyname(pty.slave()).startsWith("/dev/"));
    close(pty.slave());
    close(pty.master());

    var terminal = forkpty();
    if (terminal.isChild()) {
        IO.println("session " + (getsid(0) == getpid() ? "of its own" : "?") + ", in the foreground: " + (tcgetpgrp(0) == getpgrp()));
        _exit(0);
    }
    IO.println("forkpty: " + new String(read(terminal.fd())).strip());
    waitpid(terminal.pid(), 0);
    close(terminal.fd());
}
