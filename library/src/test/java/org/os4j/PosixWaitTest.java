package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.testing.Children;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixWaitTest {
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    private static final int PIDFD_OPEN = 434;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 255})
    void exitCodesComeThrough(int code) throws Exception {
        int pid = Children.shell("exit " + code);
        WaitResult result = waitpid(pid, 0);
        assertThat(result).isEqualTo(new WaitResult(pid, new WaitStatus.Exited(code)));
        assertThat(result.status().raw()).isEqualTo(code << 8);
        assertThat(WIFEXITED(result.status())).isTrue();
        assertThat(WEXITSTATUS(result.status())).isEqualTo(code);
        assertThat(WIFSIGNALED(result.status())).isFalse();
        assertThat(waitstatus_to_exitcode(result.status())).isEqualTo(code);
    }

    @Test
    void aChildThatIsKilledSaysBySignal() throws Exception {
        int pid = Children.sleeper();
        Children.kill("KILL", pid);
        WaitStatus status = waitpid(pid, 0).status();
        assertThat(status).isEqualTo(new WaitStatus.Signaled(SIGKILL, false));
        assertThat(WIFSIGNALED(status)).isTrue();
        assertThat(WTERMSIG(status)).isEqualTo(SIGKILL);
        assertThat(WCOREDUMP(status)).isFalse();
        assertThat(WIFEXITED(status)).isFalse();
        assertThat(waitstatus_to_exitcode(status)).isEqualTo(-SIGKILL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "unlimited"})
    void theCoreFlagIsTheOneThatTheShellSees(String limit) throws Exception {
        String abort = "ulimit -c " + limit + " && kill -ABRT $$";
        String shellSays = Command.of("sh", "-c", "cd " + directory + "; sh -c '" + abort + "'; :").run().err();
        assertThat(shellSays).contains("Aborted");
        int pid = posix_spawn("/bin/sh", List.of("sh", "-c", abort), null, new SpawnActions().chdir(directory.toString()), null);
        assertThat(waitpid(pid, 0).status()).isEqualTo(new WaitStatus.Signaled(SIGABRT, shellSays.contains("core dumped")));
    }

    @Test
    void aChildStopsAndGoesOn() throws Exception {
        int pid = Children.sleeper();
        assertThat(waitpid(pid, WNOHANG)).isEqualTo(new WaitResult(0, new WaitStatus.StillAlive()));
        assertThat(wait4(pid, WNOHANG).status()).isEqualTo(new WaitStatus.StillAlive());
        assertThat(waitid(P_PID, pid, WEXITED | WNOHANG)).isEqualTo(new WaitidResult(0, 0, 0, new WaitStatus.StillAlive()));
        Children.kill("STOP", pid);
        WaitStatus stopped = waitpid(pid, WUNTRACED).status();
        assertThat(Command.output("ps", "-o", "state=", "-p", Integer.toString(pid))).isEqualTo("T");
        assertThat(stopped).isEqualTo(new WaitStatus.Stopped(SIGSTOP));
        assertThat(WIFSTOPPED(stopped)).isTrue();
        assertThat(WSTOPSIG(stopped)).isEqualTo(SIGSTOP);
        assertThatIllegalArgumentException().isThrownBy(() -> waitstatus_to_exitcode(stopped)).withMessageStartingWith("status: ");
        Children.kill("CONT", pid);
        WaitStatus continued = waitpid(pid, WCONTINUED).status();
        assertThat(continued).isEqualTo(new WaitStatus.Continued());
        assertThat(WIFCONTINUED(continued)).isTrue();
        Children.kill("STOP", pid);
        assertThat(waitid(P_PID, pid, WSTOPPED | WEXITED)).extracting(WaitidResult::code, WaitidResult::status)
                .containsExactly(CLD_STOPPED, new WaitStatus.Stopped(SIGSTOP));
        Children.kill("CONT", pid);
        assertThat(waitid(P_PID, pid, WCONTINUED | WEXITED)).extracting(WaitidResult::code, WaitidResult::status)
                .containsExactly(CLD_CONTINUED, new WaitStatus.Continued());
        Children.kill("TERM", pid);
        assertThat(waitid(P_PID, pid, WEXITED)).extracting(WaitidResult::pid, WaitidResult::code, WaitidResult::status)
                .containsExactly(pid, CLD_KILLED, new WaitStatus.Signaled(SIGTERM, false));
    }

    @Test
    void waitTakesAnyChild() throws Exception {
        int pid = Children.shell("exit 3");
        assertThat(wait_()).isEqualTo(new WaitResult(pid, new WaitStatus.Exited(3)));
        int other = Children.shell("exit 4");
        assertThat(wait3(0)).extracting(WaitUsage::pid, WaitUsage::status).containsExactly(other, new WaitStatus.Exited(4));
        int third = Children.shell("exit 5");
        assertThat(waitpidOrNull(-1, 0)).isEqualTo(new WaitResult(third, new WaitStatus.Exited(5)));
        assertThat(waitpidOrNull(-1, 0)).isNull();
    }

    @Test
    void aGroupIsWaitedForByItsId() throws Exception {
        int pid = posix_spawn("/bin/sh", List.of("sh", "-c", "exit 6"), null, null, new SpawnAttributes().setpgroup(0));
        assertErrno(Errno.ECHILD, "waitpid", () -> waitpid(0, 0));
        assertThat(waitid(P_PGID, pid, WEXITED | WNOWAIT).pid()).isEqualTo(pid);
        assertThat(waitpid(-pid, 0)).isEqualTo(new WaitResult(pid, new WaitStatus.Exited(6)));
    }

    @Test
    void waitidLeavesTheChildIfItIsToldTo() throws Exception {
        int pid = Children.shell("exit 9");
        WaitidResult first = waitid(P_ALL, 0, WEXITED | WNOWAIT);
        assertThat(Command.output("ps", "-o", "state=", "-p", Integer.toString(pid))).isEqualTo("Z");
        assertThat(first.uid()).isEqualTo(Integer.parseInt(Command.output("id", "-ru")));
        assertThat(first.code()).isEqualTo(CLD_EXITED);
        assertThat(waitid(P_PID, pid, WEXITED)).isEqualTo(first).isEqualTo(new WaitidResult(pid, first.uid(), CLD_EXITED, new WaitStatus.Exited(9)));
        assertErrno(Errno.ECHILD, "waitid", () -> waitid(P_PID, pid, WEXITED));
    }

    @Test
    void aDescriptorStandsForAChild() throws Exception {
        int pid = Children.shell("exit 8");
        int fd;
        try (Scratch scratch = Scratch.take()) {
            fd = (int) SYSCALL.call(scratch, PIDFD_OPEN, pid, 0);
        }
        assertThat(waitid(P_PIDFD, fd, WEXITED)).extracting(WaitidResult::pid, WaitidResult::status).containsExactly(pid, new WaitStatus.Exited(8));
        close(fd);
        assertErrno(Errno.EBADF, "waitid", () -> waitid(P_PIDFD, fd, WEXITED));
    }

    @Test
    void whoHasNoSuchChildIsToldSo() throws Exception {
        assertErrno(Errno.ECHILD, "wait", () -> wait_());
        assertErrno(Errno.ECHILD, "wait3", () -> wait3(0));
        assertErrno(Errno.ECHILD, "wait4", () -> wait4(1, 0));
        assertErrno(Errno.ECHILD, "waitpid", () -> waitpid(1, 0));
        int pid = Children.shell("exit 0");
        waitpid(pid, 0);
        assertErrno(Errno.ECHILD, "waitpid", () -> waitpid(pid, 0));
        assertErrno(Errno.EINVAL, "waitpid", () -> waitpid(-1, 0x40000));
        assertErrno(Errno.EINVAL, "waitpid", () -> waitpidOrNull(-1, 0x40000));
        assertErrno(Errno.EINVAL, "waitid", () -> waitid(99, 0, WEXITED));
        assertErrno(Errno.EINVAL, "waitid", () -> waitid(P_ALL, 0, 0));
    }

    @Test
    void wait4TellsWhatTheChildUsed() throws Exception {
        int pid = Children.shell("i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done");
        waitid(P_PID, pid, WEXITED | WNOWAIT);
        String[] stat = Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst(".*\\) ", "").split(" ");
        Rusage rusage = wait4(pid, 0).rusage();
        long ticks = Long.parseLong(Command.output("getconf", "CLK_TCK"));
        Duration tick = Duration.ofSeconds(1).dividedBy(ticks);
        assertThat(rusage.utime()).isBetween(tick.multipliedBy(Long.parseLong(stat[11])), tick.multipliedBy(Long.parseLong(stat[11]) + 1));
        assertThat(rusage.stime()).isBetween(tick.multipliedBy(Long.parseLong(stat[12])), tick.multipliedBy(Long.parseLong(stat[12]) + 1));
        assertThat(rusage.utime()).isPositive();
        assertThat(rusage.minflt()).isEqualTo(Long.parseLong(stat[7]));
        assertThat(rusage.majflt()).isEqualTo(Long.parseLong(stat[9]));
        assertThat(rusage.toString()).contains("user " + rusage.utime().toSeconds() + ".", "at most " + rusage.maxrss() + " KiB");
        assertThat(rusage).isNotEqualTo(null).isEqualTo(rusage);
    }

    @Test
    void maxrssIsInKib() throws Exception {
        // A child of posix_spawn has its parent's maximum at least: more than that must come from the child.
        long parents = copyInBlocksOf(1);
        long mib = parents / 1024 + 100;
        assertThat(copyInBlocksOf(mib)).isBetween(mib * 1024, (mib + 50) * 1024);
    }

    private static long copyInBlocksOf(long mib) throws Exception {
        // A single read ends at 2 GiB, and the JVM of all tests may have had as much.
        int pid = posix_spawn("/bin/dd", List.of("dd", "if=/dev/zero", "of=/dev/null", "iflag=fullblock", "bs=" + mib + "M", "count=1", "status=none"));
        return wait4(pid, 0).rusage().maxrss();
    }

    @Test
    void statusesRoundTrip() {
        for (WaitStatus status : List.of(new WaitStatus.Exited(0), new WaitStatus.Exited(255), new WaitStatus.Signaled(64, true),
                new WaitStatus.Signaled(1, false), new WaitStatus.Stopped(19), new WaitStatus.Continued(), new WaitStatus.StillAlive())) {
            assertThat(WaitStatus.of(status.raw())).isEqualTo(status);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> WaitStatus.of(0x80)).withMessage("raw: no status of a child: 0x80");
        assertThatIllegalArgumentException().isThrownBy(() -> WaitStatus.of(0x7F)).withMessageStartingWith("raw: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new WaitStatus.Exited(256)).withMessageStartingWith("code: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new WaitStatus.Signaled(0, true)).withMessageStartingWith("signal: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new WaitStatus.Stopped(256)).withMessageStartingWith("signal: ");
        assertThatIllegalArgumentException().isThrownBy(() -> waitstatus_to_exitcode(0xFFFF)).withMessageStartingWith("status: ");
        int none = new WaitStatus.StillAlive().raw();
        assertThat(WIFEXITED(none) || WIFSIGNALED(none) || WIFSTOPPED(none) || WIFCONTINUED(none)).isFalse();
    }

    @Test
    void theMacrosSayWhatPythonsSay() {
        assumeTrue(Command.exists("python3"), "no Python to compare with");
        String theirs = Command.output("python3", "-c", """
                import os
                for s in range(0x10000):
                    print(int(os.WIFEXITED(s)), os.WEXITSTATUS(s), int(os.WIFSIGNALED(s)), os.WTERMSIG(s), int(os.WCOREDUMP(s)),
                          int(os.WIFSTOPPED(s)), os.WSTOPSIG(s), int(os.WIFCONTINUED(s)))
                """);
        StringBuilder ours = new StringBuilder();
        for (int s = 0; s < 0x10000; s++) {
            ours.append(bit(WIFEXITED(s))).append(' ').append(WEXITSTATUS(s)).append(' ').append(bit(WIFSIGNALED(s))).append(' ').append(WTERMSIG(s))
                    .append(' ').append(bit(WCOREDUMP(s))).append(' ').append(bit(WIFSTOPPED(s))).append(' ').append(WSTOPSIG(s)).append(' ')
                    .append(bit(WIFCONTINUED(s))).append('\n');
        }
        assertThat(ours.toString().strip()).isEqualTo(theirs);
    }

    private static int bit(boolean truth) {
        return truth ? 1 : 0;
    }

    private static void assertErrno(Errno errno, String function, ThrowingCallable call) {
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.errno()).isEqualTo(errno);
            assertThat(e.function()).isEqualTo(function);
            assertThat(e.path()).isNull();
        });
    }
}
