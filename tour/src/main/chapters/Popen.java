// Talking to a command
// popen reads a command's output or writes its input; popen2, popen3 and popen4 do both, with the
// errors apart or among the output. A text is the shell's, a list is run as it is.

import java.util.List;
import org.os4j.Child;
import org.os4j.Os;

void main() throws Exception {
    try (Child command = Os.popen("echo \"to stdout\"")) {
        IO.println("popen, read:  " + command.reader().readLine());
    }
    try (Child command = Os.popen("cat -", "w")) {
        command.writer().println("popen, write: to stdin");
    }
    try (Child command = Os.popen2("cat -")) {
        command.writer().print("through stdin to stdout");
        command.writer().close();
        IO.println("popen2:       " + command.reader().readLine());
    }
    try (Child command = Os.popen3("cat -; echo ';to stderr' 1>&2")) {
        command.writer().print("through stdin to stdout");
        command.writer().close();
        IO.println("popen3:       " + command.reader().readLine() + " and " + command.errorReader().readLine());
    }
    try (Child command = Os.popen4("cat -; echo ';to stderr' 1>&2")) {
        command.writer().print("through stdin to stdout");
        command.writer().close();
        IO.println("popen4:       " + command.reader().readLine());
    }
    try (Child command = Os.popen2(List.of("tr", "a-z", "A-Z"))) {
        command.writer().print("without a shell: $HOME *");
        command.writer().close();
        IO.println("a list:       " + command.reader().readLine());
    }
    Child command = Os.popen("exit 3");
    command.close();
    IO.println("at close:     " + command.resultOrNull().status());
}
