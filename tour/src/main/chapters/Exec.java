// Exec
// The program becomes another one: same process, same descriptors 0 to 2, nothing left of the JVM.
// What was not written yet would be lost. A failure is an exception, and the program goes on.

import static org.os4j.Posix.*;

import java.util.List;
import java.util.Map;
import org.os4j.ErrnoException;

void main() throws Exception {
    try {
        execv("/no/such/program", List.of("program"));
    } catch (ErrnoException e) {
        IO.println("still here: " + e.getMessage());
    }
    IO.println("this is the JVM, process " + (getpid() == ProcessHandle.current().pid() ? "as expected" : "?"));
    execvpe("sh", List.of("sh", "-c", "echo \"and this is $0, with $(env | grep -c GREETING) greeting: $GREETING\""),
            Map.of("PATH", "/bin:/usr/bin", "GREETING", "hello from before"));
}
