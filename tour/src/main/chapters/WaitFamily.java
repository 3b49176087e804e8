// Waiting for several
// wait takes whichever child ends first; wait3 and wait4 tell besides what it used. A child that is
// not done yet is not waited for, if one says so.

import static org.os4j.Posix.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.os4j.Os;

void main() throws Exception {
    Map<Integer, Integer> children = new HashMap<>();
    for (int i = 1; i <= 3; i++) {
        int code = i;
        children.put(Os.fork(() -> code), code);
    }
    int same = 0;
    while (!children.isEmpty()) {
        var ended = wait_();
        same += waitstatus_to_exitcode(ended.status()) == children.remove(ended.pid()) ? 1 : 0;
    }
    IO.println("wait:    " + same + " children with the codes that they were given");

    int child = Os.fork(() -> {
        long sum = 0;
        for (long end = System.nanoTime() + 50_000_000; System.nanoTime() < end;) {
            sum++;
        }
        return sum > 0 ? 0 : 1;
    });
    IO.println("not yet: " + waitpid(child, WNOHANG).pid());
    var used = wait4(child, 0);
    IO.println("wait4:   " + used.status() + ", used " + (used.rusage().utime().isPositive() ? "some" : "no") + " processor time and "
            + (used.rusage().maxrss() > 0 ? "some" : "no") + " memory");
    int killed = posix_spawnp("sleep", List.of("sleep", "60"));
    kill(killed, SIGKILL);
    IO.println("wait3:   " + wait3(0).status());
}
