// Running a command
// system hands a line to the shell, with all that the shell does: variables, patterns, pipes. Its
// result is a wait status.

import static org.os4j.Posix.*;

void main() throws Exception {
    system("echo \"in $(pwd | wc -c) characters: $HOME\"");
    system("ls -d /etc/host* | sort -r | head -n 2");
    IO.println("exit 3:    " + waitstatus_to_exitcode(system("exit 3")));
    IO.println("killed:    " + waitstatus_to_exitcode(system("kill -KILL $$")));
    IO.println("no such:   " + waitstatus_to_exitcode(system("no-such-command 2>/dev/null")));
    system("sleep 0.1 && echo 'from the background' &");
    IO.println("system has returned");
    system("sleep 0.3");
}
