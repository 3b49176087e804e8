// The environment
// A map that is alive: what is put into it is C's environment at once, and every child's. Java's own
// getenv is a copy, made when it was first asked.

import static org.os4j.Posix.*;

import java.util.Map;
import org.os4j.Os;

void main() throws Exception {
    Map<String, String> environ = Os.environ();
    environ.remove("TESTVAR");
    System.getenv();
    IO.println("initial value: " + environ.get("TESTVAR"));
    system("echo \"child process: $TESTVAR\"");

    environ.put("TESTVAR", "THIS VALUE WAS CHANGED");
    IO.println("changed value: " + Os.getenv("TESTVAR"));
    system("echo \"child process: $TESTVAR\"");
    IO.println("C's getenv:    " + getenv("TESTVAR"));
    IO.println("System.getenv: " + System.getenv("TESTVAR"));

    Os.unsetenv("TESTVAR");
    IO.println("removed value: " + Os.getenv("TESTVAR", "none"));
    system("echo \"child process: $TESTVAR\"");
    environ.put("NOT_UTF8", "caf\udce9");                 // the byte 0xE9
    system("printf %s \"$NOT_UTF8\" | od -An -tx1");
}
