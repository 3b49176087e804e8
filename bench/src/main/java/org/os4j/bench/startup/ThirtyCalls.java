package org.os4j.bench.startup;

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.Pipe;

/** Thirty functions of os4j's, of many domains. */
public final class ThirtyCalls {
    private ThirtyCalls() {}

    /**
     * Calls them.
     *
     * @param arguments none
     * @throws Exception if one fails
     */
    public static void main(String[] arguments) throws Exception {
        int fd = open("/", O_RDONLY);
        Pipe pipe = pipe();
        write(pipe.writeEnd(), new byte[1]);
        read(pipe.readEnd(), new byte[1]);
        close(pipe.readEnd());
        dup2(dup(fd), fd);
        lseek(fd, 0, SEEK_SET);
        fcntl(fd, F_GETFD);
        umask(umask(0));
        kill(getpid(), 0);
        sched_yield();
        Object[] results = {stat("/"), lstat("/"), fstat(fd), statvfs("/"), getpid(), getppid(), getuid(), geteuid(), getgid(), getpgrp(), getcwd(),
            uname(), access("/", F_OK), listdir("/"), clock_gettime_ns(CLOCK_MONOTONIC), sysconf(_SC_PAGESIZE), getrlimit(RLIMIT_NOFILE),
            getpriority(PRIO_PROCESS, 0), isatty(fd)};
        if (List.of(results).isEmpty()) {
            throw new IllegalStateException();
        }
    }
}
