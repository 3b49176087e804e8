package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Children;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class PosixLocksTest {
    @TempDir
    Path directory;

    private String file;
    private int fd;

    @BeforeEach
    void openFile() throws Exception {
        file = directory + "/file";
        fd = open(file, O_RDWR | O_CREAT);
    }

    @AfterEach
    void closeFile() throws Exception {
        close(fd);
    }

    private boolean anotherLocks(String kind) {
        return Command.of("flock", kind, "-n", file, "true").run().exit() == 0;
    }

    /** The lines of /proc/locks on the file, less their number, process and place. */
    private List<String> locksOfTheFile() throws Exception {
        String inode = ":" + Command.output("stat", "-c", "%i", file) + " ";
        try (Stream<String> lines = Files.lines(Path.of("/proc/locks"))) {
            return lines.filter(line -> line.contains(inode)).map(line -> line.replaceAll("^\\d+: ", "").replaceAll("\\S+" + inode, "")
                    .replaceAll("\\s+", " ")).sorted().toList();
        }
    }

    @Test
    void flockIsWhatFlockMeets() throws Exception {
        assumeTrue(Command.exists("flock"), "no flock here to compare with");
        flock(fd, LOCK_SH);
        assertThat(anotherLocks("-s")).isTrue();
        assertThat(anotherLocks("-x")).isFalse();
        flock(fd, LOCK_EX | LOCK_NB);
        assertThat(anotherLocks("-s")).isFalse();
        flock(fd, LOCK_UN);
        assertThat(anotherLocks("-x")).isTrue();
    }

    @Test
    void flockBelongsToTheOpenFile() throws Exception {
        int other = open(file, O_RDONLY);
        assertThat(tryFlock(fd, LOCK_EX | LOCK_NB)).isZero();
        assertThat(tryFlock(other, LOCK_SH | LOCK_NB)).isEqualTo(-Errno.EAGAIN.code());
        Fails.with(Errno.EAGAIN, () -> flock(other, LOCK_EX | LOCK_NB));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> lockAndWait(other));
        flock(fd, LOCK_UN);
        waiting.get(30, TimeUnit.SECONDS);
        assertThat(tryFlock(fd, LOCK_SH | LOCK_NB)).isEqualTo(-Errno.EAGAIN.code());
        close(other);
        Fails.with(Errno.EINVAL, () -> flock(fd, 0));
    }

    private static void lockAndWait(int fd) {
        try {
            flock(fd, LOCK_EX);
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void recordLocksAreWhatProcLocksShows() throws Exception {
        long pid = ProcessHandle.current().pid();
        fcntl(fd, F_SETLK, Flock.write(10, 5));
        fcntl(fd, F_SETLKW, new Flock(F_RDLCK, SEEK_SET, 100, 0, 0));
        assertThat(locksOfTheFile()).containsExactly("POSIX ADVISORY READ " + pid + " 100 EOF", "POSIX ADVISORY WRITE " + pid + " 10 14");
        fcntl(fd, F_SETLK, Flock.unlock(0, 0));
        assertThat(locksOfTheFile()).isEmpty();
        fcntl(fd, F_OFD_SETLK, Flock.read(3, 1));
        assertThat(locksOfTheFile()).containsExactly("OFDLCK ADVISORY READ -1 3 3");
    }

    @Test
    void recordLocksOfAnotherProcess() throws Exception {
        Flock wanted = Flock.write(0, 0);
        assertThat(fcntl(fd, F_GETLK, wanted).isUnlocked()).isTrue();
        CompletableFuture<Flock> waiting;
        try (Holder holder = Holder.python("import fcntl; f = open('" + file + "', 'r+'); fcntl.lockf(f, fcntl.LOCK_EX, 10, 20)")) {
            assertThat(fcntl(fd, F_GETLK, wanted)).isEqualTo(new Flock(F_WRLCK, SEEK_SET, 20, 10, holder.pid()))
                    .hasToString("write lock on 10 bytes from 20, held by process " + holder.pid());
            Fails.with(Errno.EAGAIN, () -> fcntl(fd, F_SETLK, Flock.read(29, 1)));
            assertThat(tryFcntl(fd, F_SETLK, Flock.read(29, 1))).isEqualTo(-Errno.EAGAIN.code());
            assertThat(tryFcntl(fd, F_SETLK, Flock.read(30, 1))).isZero();
            waiting = CompletableFuture.supplyAsync(() -> waitFor(Flock.write(25, 1)));
        }
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(Flock.write(25, 1));
        assertThat(locksOfTheFile()).anyMatch(line -> line.endsWith(" 25 25"));
    }

    private Flock waitFor(Flock lock) {
        try {
            return fcntl(fd, F_SETLKW, lock);
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void openFilesOfOneProcessExcludeEachOther() throws Exception {
        int other = open(file, O_RDWR);
        fcntl(fd, F_OFD_SETLK, Flock.write(0, 100));
        assertThat(tryFcntl(other, F_OFD_SETLK, Flock.read(99, 1))).isEqualTo(-Errno.EAGAIN.code());
        assertThat(fcntl(other, F_OFD_GETLK, Flock.read(0, 0))).isEqualTo(new Flock(F_WRLCK, SEEK_SET, 0, 100, -1))
                .hasToString("write lock on 100 bytes from 0, held by an open file");
        fcntl(fd, F_OFD_SETLK, Flock.unlock(0, 0));
        fcntl(other, F_OFD_SETLKW, Flock.read(99, 1));
        assertThat(locksOfTheFile()).containsExactly("OFDLCK ADVISORY READ -1 99 99");
        close(other);
    }

    @Test
    void recordLocksRefuse() throws Exception {
        int reading = open(file, O_RDONLY);
        Fails.with(Errno.EBADF, () -> fcntl(reading, F_SETLK, Flock.write(0, 1)));
        close(reading);
        Fails.with(Errno.EINVAL, () -> fcntl(fd, F_SETLK, Flock.write(-1, 1)));
        Fails.with(Errno.EINVAL, () -> fcntl(fd, F_OFD_SETLK, new Flock(F_RDLCK, SEEK_SET, 0, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> fcntl(fd, F_SETFD, Flock.read(0, 1))).withMessageStartingWith("command: ");
        assertThatIllegalArgumentException().isThrownBy(() -> tryFcntl(fd, F_SETFD, Flock.read(0, 1))).withMessageStartingWith("command: ");
    }

    @Test
    void nullsAreRefusedByName() {
        Fails.onNull("lock", () -> fcntl(fd, F_SETLK, (Flock) null));
        Fails.onNull("lock", () -> tryFcntl(fd, F_SETLK, null));
        Fails.onNull("argument", () -> fcntl(fd, F_SETLK, (byte[]) null));
        Fails.onNull("owner", () -> set_owner(fd, null));
    }

    @Test
    void locksReadWell() {
        assertThat(Flock.unlock(0, 0)).hasToString("no lock on all bytes from 0");
        assertThat(new Flock(F_RDLCK, SEEK_END, -1, 1, 0)).hasToString("read lock on 1 byte from the end plus -1");
        assertThat(new Flock(F_WRLCK, SEEK_CUR, 4, 2, 0)).hasToString("write lock on 2 bytes from the current offset plus 4");
        assertThat(FileOwner.thread(7)).hasToString("thread 7");
        assertThat(FileOwner.process(7)).hasToString("process 7");
        assertThat(FileOwner.group(7)).hasToString("process group 7");
        assertThat(FileOwner.process(0)).hasToString("nobody");
    }

    @Test
    void fcntlOfBytesIsTheSameStruct() throws Exception {
        ByteBuffer lock = ByteBuffer.allocate(32).order(ByteOrder.nativeOrder());
        lock.putShort(0, (short) F_WRLCK).putLong(8, 40).putLong(16, 2);
        assertThat(fcntl(fd, F_OFD_SETLK, lock.array())).isEqualTo(lock.array());
        assertThat(locksOfTheFile()).containsExactly("OFDLCK ADVISORY WRITE -1 40 41");
        Fails.with(Errno.EINVAL, () -> fcntl(fd, 99_999, new byte[8]));
        assertThatIllegalArgumentException().isThrownBy(() -> fcntl(fd, F_GETLK, new byte[1025])).withMessageStartingWith("argument: ");
    }

    @Test
    void leases() throws Exception {
        assertThat(get_lease(fd)).isEqualTo(F_UNLCK);
        set_lease(fd, F_WRLCK);
        assertThat(get_lease(fd)).isEqualTo(F_WRLCK);
        assertThat(locksOfTheFile()).singleElement().asString().startsWith("LEASE ACTIVE WRITE ");
        set_lease(fd, F_UNLCK);
        assertThat(locksOfTheFile()).isEmpty();
        int other = open(file, O_RDONLY);
        Fails.with(Errno.EAGAIN, () -> set_lease(fd, F_WRLCK));
        close(other);
        int here = open(directory.toString(), O_RDONLY);
        Fails.with(Errno.EINVAL, () -> set_lease(here, 99));
        close(here);
    }

    /** What a line of Python says of a descriptor that it inherits. */
    private String inherited(int descriptor, String expression) throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here to compare with");
        set_inheritable(descriptor, true);
        String line = "import fcntl, struct; fd = " + descriptor + "; print(" + expression + ")";
        String answer = Children.output(directory, "python3", "-c", line);
        set_inheritable(descriptor, false);
        return answer;
    }

    @Test
    void pipeSizes() throws Exception {
        Pipe pipe = pipe();
        int size = set_pipe_size(pipe.writeEnd(), 5 * PAGESIZE);
        assertThat(size).isEqualTo(8 * PAGESIZE).isEqualTo(get_pipe_size(pipe.readEnd()));
        assertThat(inherited(pipe.readEnd(), "fcntl.fcntl(fd, 1032)")).isEqualTo(Integer.toString(size));
        write(pipe.writeEnd(), new byte[2 * PAGESIZE]);
        Fails.with(Errno.EBUSY, () -> set_pipe_size(pipe.writeEnd(), PAGESIZE));
        close(pipe.readEnd());
        close(pipe.writeEnd());
        Fails.with(Errno.EBADF, () -> get_pipe_size(fd));
    }

    @Test
    void seals() throws Exception {
        int memory = memfd_create("sealed", MFD_ALLOW_SEALING);
        assertThat(get_seals(memory)).isZero();
        write(memory, "text");
        add_seals(memory, F_SEAL_WRITE | F_SEAL_SHRINK);
        assertThat(get_seals(memory)).isEqualTo(F_SEAL_WRITE | F_SEAL_SHRINK);
        assertThat(inherited(memory, "fcntl.fcntl(fd, 1034)")).isEqualTo(Integer.toString(F_SEAL_WRITE | F_SEAL_SHRINK));
        Fails.with(Errno.EPERM, () -> write(memory, "more"));
        Fails.with(Errno.EPERM, () -> ftruncate(memory, 0));
        add_seals(memory, F_SEAL_SEAL);
        Fails.with(Errno.EPERM, () -> add_seals(memory, F_SEAL_GROW));
        close(memory);
        Pipe pipe = pipe();
        Fails.with(Errno.EINVAL, () -> get_seals(pipe.readEnd()));
        Fails.with(Errno.EINVAL, () -> add_seals(pipe.writeEnd(), F_SEAL_SEAL));
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    /** Makes process group 1 an owner: it is the one of the first process in a namespace of its own. */
    static final class FirstGroup {
        private FirstGroup() {}

        public static void main(String[] arguments) throws Exception {
            Pipe pipe = pipe();
            set_owner(pipe.readEnd(), FileOwner.group(1));
            System.out.println(getpgrp() + " " + fcntl(pipe.readEnd(), F_GETOWN));
        }
    }

    @Test
    void anOwnerThatLooksLikeAFailure() {
        List<String> command = new ArrayList<>(List.of("unshare", "--pid", "--fork", "setsid"));
        assumeTrue(Command.exists("unshare") && Command.of("unshare", "--pid", "--fork", "setsid", "true").run().exit() == 0, "no namespace of its own here");
        command.addAll(ChildJvm.command(FirstGroup.class));
        assertThat(ChildJvm.output(command)).isEqualTo("1 -1");
    }

    @Test
    void owners() throws Exception {
        Pipe pipe = pipe();
        int pid = (int) ProcessHandle.current().pid();
        assertThat(get_owner(pipe.readEnd()).id()).isZero();
        set_owner(pipe.readEnd(), FileOwner.process(pid));
        assertThat(get_owner(pipe.readEnd())).isEqualTo(FileOwner.process(pid));
        assertThat(inherited(pipe.readEnd(), "fcntl.fcntl(fd, fcntl.F_GETOWN)")).isEqualTo(Integer.toString(pid));
        int group = Integer.parseInt(Command.output("sh", "-c", "ps -o pgid= -p " + pid));
        set_owner(pipe.readEnd(), FileOwner.group(group));
        assertThat(inherited(pipe.readEnd(), "struct.unpack('ii', fcntl.fcntl(fd, 16, bytes(8)))"))
                .isEqualTo("(" + F_OWNER_PGRP + ", " + group + ")");
        assertThat(fcntl(pipe.readEnd(), F_GETOWN)).isEqualTo(-group);
        Fails.with(Errno.EBADF, () -> fcntl(-1, F_GETOWN));
        set_owner(pipe.readEnd(), FileOwner.thread(pid));
        assertThat(get_owner(pipe.readEnd())).isEqualTo(FileOwner.thread(pid));

        assertThat(get_owner_signal(pipe.readEnd())).isZero();
        set_owner_signal(pipe.readEnd(), SIGURG);
        assertThat(get_owner_signal(pipe.readEnd())).isEqualTo(SIGURG);
        assertThat(inherited(pipe.readEnd(), "fcntl.fcntl(fd, fcntl.F_GETSIG)")).isEqualTo(Integer.toString(SIGURG));
        Fails.with(Errno.EINVAL, () -> set_owner_signal(pipe.readEnd(), 999));
        Fails.with(Errno.EINVAL, () -> set_owner(pipe.readEnd(), new FileOwner(99, pid)));
        Fails.with(Errno.ESRCH, () -> set_owner(pipe.readEnd(), FileOwner.process(Integer.MAX_VALUE)));
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void writeHints() throws Exception {
        assertThat(get_rw_hint(fd)).isEqualTo(RWH_WRITE_LIFE_NOT_SET);
        set_rw_hint(fd, RWH_WRITE_LIFE_LONG);
        assertThat(get_rw_hint(fd)).isEqualTo(RWH_WRITE_LIFE_LONG);
        assertThat(inherited(fd, "struct.unpack('Q', fcntl.fcntl(fd, 1035, bytes(8)))[0]")).isEqualTo(Integer.toString(RWH_WRITE_LIFE_LONG));
        Fails.with(Errno.EINVAL, () -> set_rw_hint(fd, 99));
    }

    @Test
    void notifySendsASignal() throws Exception {
        Command.Result result = ChildJvm.run(Notified.class, directory.toString());
        assumeTrue(!result.out().contains("EINVAL"), "this kernel has no F_NOTIFY");
        assertThat(result.out()).isEqualTo("waiting\n");
        assertThat(result.exit()).as(result.err()).isEqualTo(128 + SIGIO);
        Fails.with(Errno.ENOTDIR, () -> set_notify(fd, DN_CREATE));
        int here = open(directory.toString(), O_RDONLY);
        set_notify(here, DN_CREATE | DN_MULTISHOT);
        set_notify(here, 0);
        close(here);
    }

    /** Ends by the signal that a new file makes the kernel send. */
    static final class Notified {
        public static void main(String[] args) throws Exception {
            int directory = open(args[0], O_RDONLY);
            try {
                set_notify(directory, DN_CREATE);
            } catch (ErrnoException e) {
                System.out.println(e.errno());
                return;
            }
            System.out.println("waiting");
            Command.output("touch", args[0] + "/new");
            Thread.sleep(30_000);
        }
    }

    @TestFactory
    Stream<DynamicTest> wrongDescriptors() {
        return Stream.of(
                BadArguments.descriptors("flock", bad -> flock(bad, LOCK_SH)),
                BadArguments.descriptors("fcntl", bad -> fcntl(bad, F_SETLK, Flock.read(0, 1))),
                BadArguments.descriptors("fcntl", bad -> fcntl(bad, F_GETLK, new byte[32])),
                BadArguments.descriptors("fcntl", bad -> set_lease(bad, F_RDLCK)),
                BadArguments.descriptors("fcntl", Posix::get_lease),
                BadArguments.descriptors("fcntl", bad -> set_notify(bad, 0)),
                BadArguments.descriptors("fcntl", bad -> set_pipe_size(bad, 1)),
                BadArguments.descriptors("fcntl", Posix::get_owner),
                BadArguments.descriptors("fcntl", bad -> set_owner(bad, FileOwner.process(1))),
                BadArguments.descriptors("fcntl", Posix::get_owner_signal),
                BadArguments.descriptors("fcntl", Posix::get_rw_hint),
                BadArguments.descriptors("fcntl", bad -> set_rw_hint(bad, 0))).flatMap(tests -> tests);
    }
}
