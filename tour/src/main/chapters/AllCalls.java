// Which calls there are
// What dir(posix) tells in Python: every call, and whether this system's C library has it.

import java.util.stream.Collectors;
import org.os4j.Os;

void main() {
    var calls = Os.calls();
    IO.println(calls.size() + " calls, of which this system lacks " + calls.values().stream().filter(there -> !there).count());
    calls.forEach((name, there) -> IO.print(there ? "" : "lacking: " + name + "\n"));
    IO.println("exec*:   " + calls.keySet().stream().filter(name -> name.startsWith("exec")).collect(Collectors.joining(" ")));
    IO.println("wait*:   " + calls.keySet().stream().filter(name -> name.startsWith("wait")).collect(Collectors.joining(" ")));
    IO.println("get*:    " + calls.keySet().stream().filter(name -> name.startsWith("get")).limit(12).collect(Collectors.joining(" ")) + " …");
}
