// Forking
// fork returns twice: 0 in the child, the child's number here. The child is a complete JVM with all
// that this one knew at that moment: it collects its garbage, starts threads, and changes nothing here.

import static org.os4j.Posix.*;

import java.util.stream.IntStream;
import org.os4j.Os;

void main() throws Exception {
    int[] numbers = IntStream.range(0, 1000).toArray();
    int parent = getpid();
    int pid = fork();
    if (pid == 0) {
        numbers[1] = 42;
        IO.println("child:  numbers[1] = " + numbers[1] + ", parent is " + (getppid() == parent ? "the one before" : "another"));
        _exit(numbers[1]);
    }
    IO.println("parent: " + waitpid(pid, 0).status());
    IO.println("parent: numbers[1] = " + numbers[1]);

    int other = Os.fork(() -> {                     // ends with the body's value
        for (int i = 0; i < 100; i++) {
            byte[] garbage = new byte[1 << 20];
        }
        System.gc();
        Thread thread = Thread.ofPlatform().start(() -> IO.println("child:  a thread of its own"));
        thread.join();
        Thread.ofVirtual().start(() -> IO.println("child:  a virtual one")).join();
        IO.println("child:  in parallel, " + IntStream.of(numbers).parallel().sum());
        IO.println("child:  the JDK knows its number: " + (ProcessHandle.current().pid() == getpid()));
        return 7;
    });
    IO.println("parent: " + waitpid(other, 0).status());
}
