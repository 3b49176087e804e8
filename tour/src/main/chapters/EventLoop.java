// Many descriptors, one thread
// epoll says which of many descriptors is ready; a timer and the end of a child are descriptors too.

import static org.os4j.Posix.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.os4j.EpollEvent;
import org.os4j.Pipe;

void main() throws Exception {
    int epoll = epoll_create1(0);
    List<Pipe> pipes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
        pipes.add(pipe());
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipes.get(i).readEnd(), EPOLLIN, i);
    }
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    timerfd_settime(timer, 0, Duration.ofMillis(300), Duration.ZERO);
    epoll_ctl(epoll, EPOLL_CTL_ADD, timer, EPOLLIN, 1000);
    int child = posix_spawnp("sleep", List.of("sleep", "0.1"));
    int end = pidfd_open(child);
    epoll_ctl(epoll, EPOLL_CTL_ADD, end, EPOLLIN, 1001);

    write(pipes.get(42).writeEnd(), "x");
    for (int left = 3; left > 0;) {
        for (EpollEvent event : epoll_wait(epoll, 10, -1)) {
            left--;
            switch ((int) event.data()) {
                case 1000 -> IO.println("the time is up: " + timerfd_read(timer));
                case 1001 -> {
                    IO.println("the child has ended: " + waitpid(child, 0).status());
                    epoll_ctl(epoll, EPOLL_CTL_DEL, end, 0);
                }
                default -> IO.println("pipe " + event.data() + " has " + read(pipes.get((int) event.data()).readEnd()).length + " byte");
            }
        }
    }
}
