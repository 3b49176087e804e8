package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.PythonNames;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixEventsTest {
    @TempDir
    Path directory;

    private static String fdinfo(int fd) throws Exception {
        return Files.readString(Path.of("/proc/self/fdinfo/" + fd));
    }

    @Test
    void constantsArePythons() throws Exception {
        assumeTrue(Command.of("python3", "-c", "import os; os.EFD_CLOEXEC").run().exit() == 0, "no python3 with os.eventfd here");
        PythonNames.areInPosix("os", "EFD_.*", 3);
    }

    @Test
    void timerConstantsArePythons() throws Exception {
        assumeTrue(Command.of("python3", "-c", "import os; os.TFD_CLOEXEC").run().exit() == 0, "no python3 with os.timerfd_create (3.13) here");
        PythonNames.areInPosix("os", "TFD_.*", 4);
    }

    @Test
    void eventfdCountsAsProcSays() throws Exception {
        int fd = eventfd(5, EFD_NONBLOCK);
        assertThat(fdinfo(fd)).containsPattern("eventfd-count:\\s+5\n").containsPattern("flags:\\s+02004002\n");
        eventfd_write(fd, 37);
        assertThat(fdinfo(fd)).containsPattern("eventfd-count:\\s+2a\n");
        assertThat(eventfd_read(fd)).isEqualTo(42);
        assertThat(Fails.with(Errno.EAGAIN, () -> eventfd_read(fd)).function()).isEqualTo("eventfd_read");
        assertThat(tryEventfd_read(fd)).isEqualTo(-Errno.EAGAIN.code());
        eventfd_write(fd, -2);
        assertThat(fdinfo(fd)).containsPattern("eventfd-count:\\s+fffffffffffffffe\n");
        Fails.with(Errno.EAGAIN, () -> eventfd_write(fd, 1));
        assertThat(tryEventfd_read(fd)).isEqualTo(-2);
        assertThat(Fails.with(Errno.EINVAL, () -> eventfd_write(fd, -1)).function()).isEqualTo("eventfd_write");
        close(fd);
    }

    /** Something else that can be read has no count: what its few bytes would leave in memory is nobody's answer. */
    @Test
    void whatIsNoCounterHasNoCount() throws Exception {
        int empty = open("/dev/null", O_RDONLY);
        assertThat(Fails.with(Errno.EINVAL, () -> eventfd_read(empty)).function()).isEqualTo("eventfd_read");
        Fails.with(Errno.EINVAL, () -> timerfd_read(empty));
        assertThat(tryEventfd_read(empty)).isEqualTo(-Errno.EINVAL.code());
        assertThat(tryTimerfd_read(empty)).isEqualTo(-Errno.EINVAL.code());
        Fails.with(Errno.EINVAL, () -> signalfd_read(empty));
        close(empty);
        Pipe pipe = pipe();
        write(pipe.writeEnd(), new byte[] {1, 2, 3});
        Fails.with(Errno.EINVAL, () -> eventfd_read(pipe.readEnd()));
        write(pipe.writeEnd(), new byte[200]);
        Fails.with(Errno.EINVAL, () -> signalfd_read(pipe.readEnd(), 2));
        // Of an inotify event the length of its name, which would lead beyond what was read.
        byte[] event = new byte[32];
        event[12] = event[13] = (byte) 0x7f;
        write(pipe.writeEnd(), event);
        Fails.with(Errno.EINVAL, () -> inotify_read(pipe.readEnd()));
        write(pipe.writeEnd(), new byte[15]);
        Fails.with(Errno.EINVAL, () -> inotify_read(pipe.readEnd()));
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void eventfdAsASemaphore() throws Exception {
        int fd = eventfd(0xffff_ffffL, EFD_SEMAPHORE);
        assertThat(eventfd_read(fd)).isEqualTo(1);
        assertThat(fdinfo(fd)).containsPattern("eventfd-count:\\s+fffffffe\n");
        close(fd);
    }

    @Test
    void eventfdRefuses() throws Exception {
        Fails.with(Errno.EINVAL, () -> eventfd(0, 1 << 20));
        assertThatIllegalArgumentException().isThrownBy(() -> eventfd(-1, 0)).withMessageStartingWith("initval: ");
        assertThatIllegalArgumentException().isThrownBy(() -> eventfd(1L << 32, 0)).withMessageStartingWith("initval: ");
    }

    @Test
    void timerfdIsSetAsProcSays() throws Exception {
        int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
        assertThat(fdinfo(fd)).containsPattern("flags:\\s+02004002\n").contains("clockid: " + CLOCK_MONOTONIC + "\n").contains("it_value: (0, 0)");
        assertThat(timerfd_settime(fd, 0, Duration.ofSeconds(1000, 5), Duration.ofSeconds(7, 123456789))).isEqualTo(Itimer.OFF);
        assertThat(fdinfo(fd)).containsPattern("it_value: \\(999, [0-9]+\\)\n").contains("it_interval: (7, 123456789)\n");
        Itimer now = timerfd_gettime(fd);
        assertThat(now.interval()).isEqualTo(Duration.ofSeconds(7, 123456789));
        assertThat(now.value()).isBetween(Duration.ofSeconds(800), Duration.ofSeconds(1000, 5));
        Itimer before = timerfd_settime_ns(fd, TFD_TIMER_ABSTIME, Long.MAX_VALUE / 2, 1);
        assertThat(before.intervalNanos()).isEqualTo(7_123_456_789L);
        assertThat(before.valueNanos()).isLessThanOrEqualTo(now.valueNanos());
        assertThat(fdinfo(fd)).contains("settime flags: 01\n").contains("it_interval: (0, 1)\n");
        assertThat(timerfd_gettime_ns(fd).intervalNanos()).isEqualTo(1);
        timerfd_settime(fd, 0, Duration.ZERO, Duration.ofSeconds(3));
        assertThat(fdinfo(fd)).contains("it_value: (0, 0)");
        close(fd);
    }

    @Test
    void timerfdIsReadable() throws Exception {
        int fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK);
        assertThat(tryTimerfd_read(fd)).isEqualTo(-Errno.EAGAIN.code());
        Fails.with(Errno.EAGAIN, () -> timerfd_read(fd));
        timerfd_settime_ns(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, 1, 0);
        assertThat(fdinfo(fd)).contains("settime flags: 03\n").containsPattern("ticks: 1\n");
        assertThat(poll(fd, POLLIN, -1)).isEqualTo(POLLIN);
        assertThat(timerfd_read(fd)).isEqualTo(1);
        timerfd_settime_ns(fd, TFD_TIMER_ABSTIME, 1, Duration.ofDays(365).toNanos());
        assertThat(tryTimerfd_read(fd)).as("once a year since 1970").isBetween(50L, 500L);
        close(fd);
    }

    @Test
    void timerfdWaits() throws Exception {
        int fd = timerfd_create(CLOCK_BOOTTIME, 0);
        timerfd_settime(fd, 0, Duration.ofNanos(1), Duration.ZERO);
        assertThat(timerfd_read(fd)).isEqualTo(1);
        close(fd);
    }

    @Test
    void timerfdRefuses() throws Exception {
        Fails.with(Errno.EINVAL, () -> timerfd_create(99, 0));
        Fails.with(Errno.EINVAL, () -> timerfd_create(CLOCK_MONOTONIC, 1));
        int eventfd = eventfd(0, 0);
        Fails.with(Errno.EINVAL, () -> timerfd_settime_ns(eventfd, 0, 1, 0));
        Fails.with(Errno.EINVAL, () -> timerfd_gettime(eventfd));
        close(eventfd);
        assertThatIllegalArgumentException().isThrownBy(() -> timerfd_settime_ns(0, 0, -1, 0)).withMessageStartingWith("initial: ");
        assertThatIllegalArgumentException().isThrownBy(() -> timerfd_settime(0, 0, Duration.ZERO, Duration.ofDays(-1)))
                .withMessageStartingWith("interval: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new Itimer(Duration.ofNanos(-1), Duration.ZERO)).withMessageStartingWith("value: ");
    }

    @Test
    void inotifySeesWhatOtherProcessesDo() throws Exception {
        int fd = inotify_init1(IN_NONBLOCK);
        assertThat(fdinfo(fd)).containsPattern("flags:\\s+02004000\n");
        assertThat(inotify_read(fd)).isEmpty();
        int wd = inotify_add_watch(fd, directory.toString(), IN_CREATE | IN_DELETE | IN_MOVE | IN_ONLYDIR);
        String inode = Long.toHexString(Long.parseLong(Command.output("stat", "-c", "%i", directory.toString())));
        assertThat(fdinfo(fd)).contains("inotify wd:" + wd + " ino:" + inode + " ").containsPattern(" mask:[0-9a-f]*3c0 ");
        Command.output("sh", "-c", "cd " + directory + " && touch a && mv a $(printf 'b\\377') && mkdir c && rm b*");
        List<InotifyEvent> events = inotify_read(fd);
        assertThat(events).extracting(InotifyEvent::mask)
                .containsExactly(IN_CREATE, IN_MOVED_FROM, IN_MOVED_TO, IN_CREATE | IN_ISDIR, IN_DELETE);
        assertThat(events).extracting(InotifyEvent::name).containsExactly("a", "a", "b\udcff", "c", "b\udcff");
        assertThat(events).extracting(InotifyEvent::wd).containsOnly(wd);
        assertThat(events.get(1).cookie()).isEqualTo(events.get(2).cookie()).isNotZero();
        assertThat(events.get(0).cookie()).isZero();
        assertThat(events.get(3).is(IN_ISDIR)).isTrue();
        assertThat(events.get(3).is(IN_MOVE)).isFalse();
        assertThat(events.get(3)).hasToString("InotifyEvent[wd=" + wd + ", mask=IN_CREATE|IN_ISDIR, name=\"c\"]");
        close(fd);
    }

    @Test
    void inotifyOfAFileAndItsEnd() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "x");
        int fd = inotify_init1(0);
        int wd = inotify_add_watch(fd, file.toString(), IN_MODIFY);
        assertThat(inotify_add_watch(fd, file.toString(), IN_ATTRIB | IN_MASK_ADD)).isEqualTo(wd);
        Fails.with(Errno.EEXIST, () -> inotify_add_watch(fd, file.toString(), IN_OPEN | IN_MASK_CREATE));
        Command.output("sh", "-c", "printf y >> " + file + " && chmod 600 " + file);
        List<InotifyEvent> events = new ArrayList<>(inotify_read(fd, 16));
        events.addAll(inotify_read(fd));
        assertThat(events).containsExactly(new InotifyEvent(wd, IN_MODIFY, 0, null), new InotifyEvent(wd, IN_ATTRIB, 0, null));
        inotify_rm_watch(fd, wd);
        assertThat(inotify_read(fd)).containsExactly(new InotifyEvent(wd, IN_IGNORED, 0, null));
        assertThat(fdinfo(fd)).doesNotContain("inotify wd:");
        Fails.with(Errno.EINVAL, () -> inotify_rm_watch(fd, wd));
        close(fd);
    }

    @Test
    void inotifyRefuses() throws Exception {
        int fd = inotify_init1(IN_CLOEXEC);
        Fails.with(Errno.EINVAL, () -> inotify_init1(1));
        Fails.with(Errno.EINVAL, () -> inotify_add_watch(fd, "/", 0));
        assertThat(Fails.with(Errno.ENOTDIR, () -> inotify_add_watch(fd, "/etc/passwd", IN_OPEN | IN_ONLYDIR)).path()).isEqualTo("/etc/passwd");
        inotify_add_watch(fd, directory.toString(), IN_CREATE);
        Command.output("touch", directory + "/name");
        Fails.with(Errno.EINVAL, () -> inotify_read(fd, 16));
        assertThatIllegalArgumentException().isThrownBy(() -> inotify_read(fd, -1)).withMessageStartingWith("count: ");
        close(fd);
    }

    @TestFactory
    Stream<DynamicTest> badPaths() throws Exception {
        return BadArguments.paths("inotify_add_watch", "path", path -> {
            int fd = inotify_init1(0);
            try {
                inotify_add_watch(fd, path, IN_ALL_EVENTS);
            } finally {
                close(fd);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> badDescriptors() {
        return Stream.of(
                BadArguments.descriptors("eventfd_read", fd -> eventfd_read(fd)),
                BadArguments.descriptors("eventfd_write", fd -> eventfd_write(fd, 1)),
                BadArguments.descriptors("timerfd_settime", fd -> timerfd_settime_ns(fd, 0, 1, 1)),
                BadArguments.descriptors("timerfd_gettime", fd -> timerfd_gettime_ns(fd)),
                BadArguments.descriptors("read", fd -> timerfd_read(fd)),
                BadArguments.descriptors("read", fd -> inotify_read(fd)),
                BadArguments.descriptors("read", fd -> signalfd_read(fd)),
                BadArguments.descriptors("read", fd -> signalfd_read(fd, 2)),
                BadArguments.descriptors("inotify_add_watch", fd -> inotify_add_watch(fd, "/", IN_OPEN)),
                BadArguments.descriptors("inotify_rm_watch", fd -> inotify_rm_watch(fd, 1))).flatMap(tests -> tests);
    }

    @Test
    void signalfdReadsWhatWasSentToTheThread() throws Exception {
        SortedSet<Integer> before = pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1, SIGRTMIN));
        int fd = signalfd(-1, Set.of(SIGUSR1), SFD_NONBLOCK);
        try {
            assertThat(fdinfo(fd)).containsPattern("sigmask:\\s+0*200\n").containsPattern("flags:\\s+02004002\n");
            assertThat(signalfd_read(fd, 1)).isEmpty();
            Fails.with(Errno.EAGAIN, () -> signalfd_read(fd));
            tgkill(getpid(), gettid(), SIGUSR1);
            Siginfo info = signalfd_read(fd);
            assertThat(info.signo()).isEqualTo(SIGUSR1);
            assertThat(info.code()).isEqualTo(SI_TKILL);
            assertThat(info.pid()).isEqualTo(getpid());
            assertThat(info.uid()).isEqualTo(getuid());
            assertThat(info).hasToString("Siginfo[SIGUSR1, code=SI_TKILL, pid=" + getpid() + ", uid=" + getuid() + "]");
            assertThat(signalfd(fd, Set.of(SIGUSR1, SIGRTMIN), SFD_NONBLOCK)).isEqualTo(fd);
            tgkill(getpid(), gettid(), SIGRTMIN);
            tgkill(getpid(), gettid(), SIGRTMIN);
            tgkill(getpid(), gettid(), SIGUSR1);
            assertThat(signalfd_read(fd, 8)).extracting(Siginfo::signo).containsExactly(SIGUSR1, SIGRTMIN, SIGRTMIN);
        } finally {
            close(fd);
            pthread_sigmask(SIG_SETMASK, before);
        }
    }

    @Test
    void signalfdRefuses() throws Exception {
        Fails.with(Errno.EINVAL, () -> signalfd(-1, Set.of(SIGUSR1), 1));
        Fails.with(Errno.EINVAL, () -> signalfd(0, Set.of(SIGUSR1), 0));
        Fails.with(Errno.EBADF, () -> signalfd(1_000_000_000, Set.of(SIGUSR1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> signalfd(-1, Set.of(65), 0)).withMessage("mask: holds what is no signal: 65");
        assertThatIllegalArgumentException().isThrownBy(() -> signalfd_read(0, 0)).withMessageStartingWith("max: ");
        for (int signal : new int[] {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGRTMAX - 2}) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> signalfd(-1, Set.of(signal), 0));
        }
        Fails.onNull("mask", () -> signalfd(-1, null, 0));
    }

    @Test
    void signalfdReadsWhatWasSentToAProcessThatStartedWithItBlocked() {
        assumeTrue(Command.of("env", "--block-signal=USR1", "true").run().exit() == 0, "env(1) cannot block signals here (coreutils 8.31 can)");
        List<String> command = new ArrayList<>(List.of("env", "--block-signal=USR1,CHLD"));
        command.addAll(ChildJvm.command(StartedBlocked.class));
        ChildJvm.output(command);
    }

    @Test
    void aProgramCanBlockASignalEverywhereByExecutingItselfAgain() {
        assertThat(ChildJvm.output(ExecutedAgain.class)).isEqualTo("SIGUSR1 from outside");
    }

    /** Finds that its threads do not block a signal, and is executed again by one that does. */
    static final class ExecutedAgain {
        public static void main(String[] arguments) throws Exception {
            if (arguments.length == 0) {
                assertThat(blocked_signals()).doesNotContain(SIGUSR1);
                pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1));
                List<String> words = new ArrayList<>(List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0")));
                words.add("again");
                execv(System.getProperty("java.home") + "/bin/java", words);
            }
            int fd = signalfd(-1, Set.of(SIGUSR1), 0);
            new ProcessBuilder("sh", "-c", "kill -s USR1 $PPID").start();
            assertThat(signalfd_read(fd, 4)).extracting(Siginfo::signo).containsExactly(SIGUSR1);
            System.out.println("SIGUSR1 from outside");
        }
    }

    @Test
    void aHandlerCanWriteToAnEventfd() throws Exception {
        int fd = eventfd(0, EFD_NONBLOCK);
        SignalHandler before = signal(SIGUSR1, signum -> {
            try {
                eventfd_write(fd, signum);
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        });
        try {
            Command.output("kill", "-s", "USR1", Integer.toString(getpid()));
            assertThat(poll(fd, POLLIN, 60_000)).isEqualTo(POLLIN);
            assertThat(eventfd_read(fd)).isEqualTo(SIGUSR1);
        } finally {
            signal(SIGUSR1, before);
            close(fd);
        }
    }

    @Test
    void someSignalsTheJvmLetsInAgain() {
        assumeTrue(Command.of("env", "--block-signal=USR1", "true").run().exit() == 0, "env(1) cannot block signals here (coreutils 8.31 can)");
        List<String> block = List.of("env", "--default-signal", "--block-signal=HUP,INT,TERM,QUIT,USR1,USR2,SEGV");
        List<String> usual = new ArrayList<>(block);
        usual.addAll(ChildJvm.command(PrintBlocked.class));
        assertThat(ChildJvm.output(usual)).isEqualTo(List.of(SIGUSR1).toString());
        List<String> reduced = new ArrayList<>(block);
        reduced.addAll(ChildJvm.command(List.of("-Xrs"), PrintBlocked.class));
        assertThat(ChildJvm.output(reduced)).isEqualTo(List.of(SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGTERM).toString());
    }

    /** Prints what every thread blocks. */
    static final class PrintBlocked {
        public static void main(String[] arguments) throws Exception {
            System.out.println(blocked_signals());
        }
    }

    /** What signalfd's documentation says of a JVM that was started with signals blocked. */
    static final class StartedBlocked {
        public static void main(String[] arguments) throws Exception {
            assertThat(blocked_signals()).contains(SIGUSR1, SIGCHLD).doesNotContain(SIGUSR2, SIGTERM, SIGSEGV);
            int fd = signalfd(-1, Set.of(SIGUSR1), 0);
            int children = signalfd(-1, Set.of(SIGCHLD), 0);
            Process shell = new ProcessBuilder("sh", "-c", "echo $$; kill -s USR1 $PPID; exit 7").start();
            Siginfo info = signalfd_read(fd);
            int pid = Integer.parseInt(new String(shell.getInputStream().readAllBytes()).strip());
            assertThat(info.signo()).isEqualTo(SIGUSR1);
            assertThat(info.code()).isEqualTo(SI_USER);
            assertThat(info.pid()).isEqualTo(pid);
            Siginfo child = signalfd_read(children);
            assertThat(child.code()).isEqualTo(CLD_EXITED);
            assertThat(child.pid()).isEqualTo(pid);
            assertThat(child.status()).isEqualTo(7);
            assertThat(child.toString()).startsWith("Siginfo[SIGCHLD, code=CLD_EXITED, pid=" + pid + ", uid=").contains(", status=7");
        }
    }
}
