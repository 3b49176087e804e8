package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.os4j.Posix.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.Outcome;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class BareForkTest {
    @Test
    void theChildIsACopyThatMayEnd() {
        assertThat(ChildJvm.output(Forks.class)).isEqualTo("exit 7, of another process: true");
    }

    /** A child may hang, since its JVM has one thread alone: of several one ends. */
    static final class Forks {
        private static final int ATTEMPTS = 5;
        private static final int POLLS = 300;

        public static void main(String[] arguments) throws Exception {
            int parent = getpid();
            syscall(SYS_getppid);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                int pid = bare_fork();
                if (pid == 0) {
                    syscall(SYS_exit_group, syscall(SYS_getppid) == parent ? 7 : 8);
                }
                WaitStatus status = statusOf(pid);
                if (status instanceof WaitStatus.Exited(int code)) {
                    System.out.println("exit " + code + ", of another process: " + (pid != parent));
                    return;
                }
            }
            System.out.println("each child hung");
        }

        private static WaitStatus statusOf(int pid) throws Exception {
            for (int i = 0; i < POLLS; i++) {
                WaitStatus status = waitpid(pid, WNOHANG).status();
                if (!(status instanceof WaitStatus.StillAlive)) {
                    return status;
                }
                Thread.sleep(10);
            }
            kill(pid, SIGKILL);
            return waitpid(pid, 0).status();
        }
    }

    @Test
    void whoMayHaveNoMoreProcessesIsToldSo() throws Exception {
        assertThat(Nobody.output(Limited.class)).isEqualTo("fork EAGAIN");
    }

    static final class Limited {
        public static void main(String[] arguments) throws Exception {
            setrlimit(RLIMIT_NPROC, new Rlimit(1, 1));
            System.out.println(Outcome.of(() -> {
                if (bare_fork() == 0) {
                    syscall(SYS_exit_group, 0);
                }
            }));
        }
    }
}
