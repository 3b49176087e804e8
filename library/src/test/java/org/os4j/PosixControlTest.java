package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.Outcome;
import org.os4j.testing.OwnThread;
import org.os4j.testing.ProcStatus;
import org.os4j.testing.VirtualThreads;

@ExtendWith(LeakCheck.class)
class PosixControlTest {
    @TempDir
    Path directory;

    @Test
    void fionreadCountsWhatIsInAPipe() throws Exception {
        Pipe pipe = pipe();
        assertThat(fionread(pipe.readEnd())).isZero();
        write(pipe.writeEnd(), "12345");
        assertThat(fionread(pipe.readEnd())).isEqualTo(5);
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void everyKindOfArgumentIsPassed() throws Exception {
        Pipe pipe = pipe();
        write(pipe.writeEnd(), "123");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            assertThat(ioctl(pipe.readEnd(), FIONREAD, count)).isZero();
            assertThat(count.get(ValueLayout.JAVA_INT, 0)).isEqualTo(3);
            count.set(ValueLayout.JAVA_INT, 0, 0);
            ioctl(pipe.readEnd(), FIONREAD, count.address());
            assertThat(count.get(ValueLayout.JAVA_INT, 0)).isEqualTo(3);
        }
        byte[] bytes = new byte[4];
        ioctl(pipe.readEnd(), FIONREAD, bytes);
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt()).isEqualTo(3);
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void ioctlOfWhatDoesNotKnowIt() throws Exception {
        int fd = open("/dev/null", O_RDONLY);
        assertThat(Fails.with(Errno.ENOTTY, () -> ioctl(fd, 0x1234_5678)).function()).isEqualTo("ioctl");
        Fails.with(Errno.ENOTTY, () -> fionread(fd));
        Fails.with(Errno.ENOTTY, () -> blkgetsize64(fd));
        Fails.with(Errno.ENOTTY, () -> fs_ioc_getflags(fd));
        Fails.with(Errno.ENOTTY, () -> ioctl(fd, FIONREAD, new byte[4]));
        close(fd);
    }

    @TestFactory
    Stream<DynamicTest> ioctlOfWhatIsNotOpen() {
        return Stream.of(BadArguments.descriptors("ioctl", fd -> fionread(fd)), BadArguments.descriptors("ioctl", fd -> fionbio(fd, true)),
                BadArguments.descriptors("ioctl", fd -> ioctl(fd, FIONREAD)), BadArguments.descriptors("ioctl", fd -> fs_ioc_setflags(fd, 0)))
                .flatMap(tests -> tests);
    }

    @Test
    void fionbioIsWhatFcntlSees() throws Exception {
        Pipe pipe = pipe();
        fionbio(pipe.readEnd(), true);
        assertThat(Long.parseLong(Files.readAllLines(Path.of("/proc/self/fdinfo/" + pipe.readEnd())).get(1).split("\\s+")[1], 8) & O_NONBLOCK)
                .isNotZero();
        fionbio(pipe.readEnd(), false);
        assertThat(get_blocking(pipe.readEnd())).isTrue();
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void flagsAreThoseOfLsattr() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "text");
        assumeTrue(Command.exists("lsattr") && Command.of("chattr", "+d", file.toString()).run().exit() == 0, "no flags on this file system");
        int fd = open(file.toString(), O_RDONLY);
        int flags = fs_ioc_getflags(fd);
        assertThat(flags & FS_NODUMP_FL).isNotZero();
        fs_ioc_setflags(fd, flags & ~FS_NODUMP_FL | FS_NOATIME_FL);
        assertThat(Command.output("lsattr", file.toString()).split(" ")[0]).contains("A").doesNotContain("d");
        assertThat(fs_ioc_getflags(fd)).isEqualTo(flags & ~FS_NODUMP_FL | FS_NOATIME_FL);
        close(fd);
    }

    @Test
    void sizeOfABlockDeviceIsThatOfSys() throws Exception {
        Path image = directory.resolve("image");
        Command.output("truncate", "-s", "3145728", image.toString());
        assumeTrue(Command.exists("losetup"), "no losetup (util-linux)");
        Command.Result loop = Command.of("losetup", "--find", "--show", "--read-only", image.toString()).run();
        assumeTrue(loop.exit() == 0, "no loop device to be had");
        String device = loop.out().strip();
        try {
            int fd = open(device, O_RDONLY);
            assertThat(blkgetsize64(fd)).isEqualTo(3145728).hasToString(Command.output("blockdev", "--getsize64", device));
            close(fd);
        } finally {
            Command.output("losetup", "--detach", device);
        }
    }

    @Test
    void nameIsWhatProcShows() throws Exception {
        OwnThread.call(() -> {
            pr_set_name("a name of more than fifteen");
            assertThat(Files.readString(Path.of("/proc/thread-self/comm"))).isEqualTo("a name of more \n");
            Files.writeString(Path.of("/proc/thread-self/comm"), "another");
            assertThat(pr_get_name()).isEqualTo("another");
            return null;
        });
        assertThatIllegalArgumentException().isThrownBy(() -> pr_set_name("a\0b")).withMessageStartingWith("name: ");
        VirtualThreads.areRefusedBy("prctl", () -> pr_set_name("a"));
        VirtualThreads.areRefusedBy("prctl", () -> pr_get_name());
    }

    @Test
    void noNewPrivilegesAreForTheThread() throws Exception {
        OwnThread.call(() -> {
            assertThat(pr_get_no_new_privs()).isFalse();
            pr_set_no_new_privs();
            assertThat(ProcStatus.ofThread("NoNewPrivs")).containsExactly("1");
            assertThat(pr_get_no_new_privs()).isTrue();
            return null;
        });
        assertThat(ProcStatus.ofThread("NoNewPrivs")).containsExactly("0");
    }

    @Test
    void timerSlackIsWhatProcShows() throws Exception {
        OwnThread.call(() -> {
            pr_set_timerslack(Duration.ofNanos(123_456));
            Path task = Path.of("/proc/" + gettid() + "/timerslack_ns");
            assertThat(Files.readString(task).strip()).isEqualTo("123456");
            assertThat(pr_get_timerslack()).isEqualTo(Duration.ofNanos(123_456));
            for (long slack : new long[] {1L << 31, (1L << 32) - 1, Duration.ofDays(1000).toNanos()}) {
                pr_set_timerslack(Duration.ofNanos(slack));
                assertThat(Files.readString(task).strip()).isEqualTo(Long.toString(slack));
                assertThat(pr_get_timerslack()).isEqualTo(Duration.ofNanos(slack));
            }
            return null;
        });
        assertThatIllegalArgumentException().isThrownBy(() -> pr_set_timerslack(Duration.ofNanos(-1))).withMessageStartingWith("slack: ");
    }

    /** The files below /proc of what may not be dumped belong to root. */
    @Test
    void dumpableIsForTheProcess() throws Exception {
        assertThat(Nobody.output(Dumpable.class).lines()).containsExactly("1 65534", "0 0", "1 65534");
    }

    static final class Dumpable {
        public static void main(String[] arguments) throws Exception {
            String file = "/proc/" + getpid() + "/status";
            System.out.println(pr_get_dumpable() + " " + Command.output("stat", "-c", "%u", file));
            pr_set_dumpable(false);
            System.out.println(OwnThread.call(Posix::pr_get_dumpable) + " " + Command.output("stat", "-c", "%u", file));
            pr_set_dumpable(true);
            System.out.println(prctl(PR_GET_DUMPABLE) + " " + Command.output("stat", "-c", "%u", file));
        }
    }

    /** A child of a child, whose parent ends, is this process's when it adopts orphans, else init's. */
    @Test
    void orphansComeToTheSubreaper() {
        assertThat(ChildJvm.output(Subreaper.class).lines()).containsExactly("false", "true", "mine");
    }

    static final class Subreaper {
        public static void main(String[] arguments) throws Exception {
            System.out.println(pr_get_child_subreaper());
            pr_set_child_subreaper(true);
            System.out.println(pr_get_child_subreaper());
            int orphan = Integer.parseInt(Command.output("sh", "-c", "sleep 60 >/dev/null 2>&1 & echo $!"));
            String parent = ProcStatus.of(Path.of("/proc/" + orphan), "PPid").getFirst();
            System.out.println(parent.equals(Integer.toString(getpid())) ? "mine" : parent);
            kill(orphan, SIGKILL);
            waitpid(orphan, 0);
        }
    }

    /** The child's parent is the thread that started it, which ends before the process does. */
    @Test
    void theParentsDeathIsASignal() {
        assertThat(ChildJvm.output(ParentDeath.class).lines()).containsExactly("0", "15", "prctl EINVAL");
    }

    static final class ParentDeath {
        public static void main(String[] arguments) throws Exception {
            System.out.println(pr_get_pdeathsig());
            pr_set_pdeathsig(SIGTERM);
            System.out.println(pr_get_pdeathsig());
            pr_set_pdeathsig(0);
            System.out.println(Outcome.of(() -> pr_set_pdeathsig(1000)));
        }
    }

    @Test
    void theSignalComesWhenTheParentEnds() throws Exception {
        Path pid = directory.resolve("pid");
        String shell = String.join(" ", ChildJvm.command(Orphan.class, pid.toString()).stream().map(word -> "'" + word + "'").toList());
        // The shell goes when the child has said that it is ready.
        Command.output("sh", "-c", shell + " >/dev/null 2>&1 & while ! [ -s '" + pid + "' ]; do sleep 0.05; done");
        Path child = Path.of("/proc/" + Files.readString(pid).strip());
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (Files.exists(child) && !ProcStatus.of(child, "State").getFirst().equals("Z")) {
            assertThat(System.nanoTime()).as("the orphan ends").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    static final class Orphan {
        public static void main(String[] arguments) throws Exception {
            pr_set_pdeathsig(SIGKILL);
            Files.writeString(Path.of(arguments[0] + ".new"), Integer.toString(getpid()));
            Files.move(Path.of(arguments[0] + ".new"), Path.of(arguments[0]));
            Thread.sleep(60_000);
        }
    }

    @Test
    void prctlRefusesWhatIsUnknown() {
        assertThat(Fails.with(Errno.EINVAL, () -> prctl(1_000_000)).function()).isEqualTo("prctl");
        assertThatIllegalArgumentException().isThrownBy(() -> prctl(PR_GET_NAME, 1, 2, 3, 4, 5)).withMessageStartingWith("arguments: ");
        VirtualThreads.areRefusedBy("prctl", () -> prctl(PR_GET_DUMPABLE));
    }
}
