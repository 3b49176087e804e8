package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixDescriptorsTest {
    @TempDir
    Path directory;

    @Test
    void openCreatesTheFileThatStatSees() throws Exception {
        Path file = directory.resolve("new");
        int fd = open(file.toString(), O_CREAT | O_WRONLY, 0640);
        write(fd, "abc");
        close(fd);
        assertThat(Command.output("stat", "-c", "%s %a", file.toString())).isEqualTo("3 640");
    }

    @Test
    void openWithoutModeUsesTheUmask() throws Exception {
        Path file = directory.resolve("new");
        close(open(file.toString(), O_CREAT | O_WRONLY));
        String umask = Command.output("sh", "-c", "umask");
        assertThat(Command.output("stat", "-c", "%a", file.toString())).isEqualTo(Integer.toOctalString(0777 & ~Integer.parseInt(umask, 8)));
    }

    @Test
    void everyDescriptorIsCloseOnExec() throws Exception {
        Pipe pipe = pipe();
        Pipe packets = pipe2(O_DIRECT);
        int directoryFd = open("/", O_RDONLY | O_DIRECTORY);
        List<Integer> all = List.of(open("/dev/null", O_RDONLY), tryOpen("/dev/null", O_RDONLY, 0), creat("/dev/null", 0), directoryFd,
                openat(directoryFd, "dev/null", O_RDONLY), openat(AT_FDCWD, "/dev/null", O_RDONLY, 0), dup(0), fcntl(0, F_DUPFD_CLOEXEC, 100),
                dup2(0, 200), dup3(0, 201, 0), pipe.readEnd(), pipe.writeEnd(), packets.readEnd(), packets.writeEnd());
        for (int fd : all) {
            assertThat(flagsOf(fd) & O_CLOEXEC).as("descriptor %d", fd).isNotZero();
            close(fd);
        }
    }

    @Test
    void openOfAMissingFileSaysWhich() {
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> open("/nowhere", O_RDONLY)).satisfies(e -> {
            assertThat(e.errno()).isEqualTo(Errno.ENOENT);
            assertThat(e.function()).isEqualTo("open");
            assertThat(e.path()).isEqualTo("/nowhere");
        }).withMessage("open: No such file or directory (ENOENT): \"/nowhere\"");
    }

    @Test
    void openObeysItsFlags() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        Fails.with(Errno.EEXIST, () -> open(file.toString(), O_CREAT | O_EXCL | O_WRONLY));
        Fails.with(Errno.ELOOP, () -> open(link.toString(), O_NOFOLLOW));
        Fails.with(Errno.ENOTDIR, () -> open(file.toString(), O_DIRECTORY));
        Fails.with(Errno.EISDIR, () -> open(directory.toString(), O_WRONLY));
        Fails.with(Errno.ENOTDIR, () -> open(file + "/below", O_RDONLY));
        Fails.with(Errno.ENOENT, () -> open("", O_RDONLY));
        Fails.with(Errno.ENAMETOOLONG, () -> open("x/".repeat(3000), O_RDONLY));
        Fails.with(Errno.ENAMETOOLONG, () -> open("/" + "x".repeat(100_000), O_RDONLY));
        int fd = open(file.toString(), O_WRONLY | O_APPEND);
        lseek(fd, 0, SEEK_SET);
        write(fd, " and new");
        close(fd);
        assertThat(file).hasContent("old and new");
        close(open(file.toString(), O_WRONLY | O_TRUNC));
        assertThat(file).isEmptyFile();
    }

    @Test
    void creatCutsAndNamesItself() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "old");
        close(creat(file.toString(), 0600));
        assertThat(file).isEmptyFile();
        assertThat(Fails.with(Errno.EISDIR, () -> creat("/", 0600)).function()).isEqualTo("creat");
    }

    @Test
    void aTemporaryFileHasNoName() throws Exception {
        int fd = tryOpen(directory.toString(), O_TMPFILE | O_RDWR, 0600);
        assumeTrue(fd != -Errno.EOPNOTSUPP.code(), "this file system knows no O_TMPFILE");
        assertThat(write(fd, "hidden")).isEqualTo(6);
        assertThat(new String(pread(fd, 10, 0))).isEqualTo("hidden");
        assertThat(directory).isEmptyDirectory();
        close(fd);
    }

    @Test
    void tryOpenReturnsMinusErrno() {
        assertThat(Errno.of(-tryOpen("/nowhere", O_RDONLY, 0))).isEqualTo(Errno.ENOENT);
    }

    @Test
    void openatIsRelativeToTheDirectory() throws Exception {
        Files.writeString(directory.resolve("file"), "here");
        int base = open(directory.toString(), O_RDONLY | O_DIRECTORY);
        int fd = openat(base, "file", O_RDONLY);
        assertThat(new String(read(fd))).isEqualTo("here");
        Fails.with(Errno.ENOTDIR, () -> openat(fd, "file", O_RDONLY));
        assertThat(Fails.with(Errno.ENOENT, () -> openat(base, "none", O_RDONLY)).path()).isEqualTo("none");
        close(fd);
        close(base);
    }

    @Test
    void everyCallRefusesADescriptorThatIsNotOpen() throws Exception {
        int closed = open("/dev/null", O_RDONLY);
        close(closed);
        for (int fd : new int[] {closed, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Map<String, ThrowingCallable> calls = Map.ofEntries(
                    Map.entry("close", () -> close(fd)), Map.entry("lseek", () -> lseek(fd, 0, SEEK_CUR)), Map.entry("dup", () -> dup(fd)),
                    Map.entry("dup2", () -> dup2(fd, 200)), Map.entry("dup2 of itself", () -> dup2(fd, fd)),
                    Map.entry("dup2 inheritable", () -> dup2(fd, 200, false)), Map.entry("dup3", () -> dup3(fd, 200, 0)),
                    Map.entry("F_GETFD", () -> fcntl(fd, F_GETFD)), Map.entry("F_SETFD", () -> fcntl(fd, F_SETFD, 0)),
                    Map.entry("get_inheritable", () -> get_inheritable(fd)), Map.entry("set_inheritable", () -> set_inheritable(fd, true)),
                    Map.entry("get_blocking", () -> get_blocking(fd)), Map.entry("set_blocking", () -> set_blocking(fd, false)),
                    Map.entry("ttyname", () -> ttyname(fd)), Map.entry("fsync", () -> fsync(fd)), Map.entry("fdatasync", () -> fdatasync(fd)),
                    Map.entry("ftruncate", () -> ftruncate(fd, 0)));
            calls.forEach((name, call) -> Fails.with(Errno.EBADF, call));
            assertThat(isatty(fd)).isFalse();
        }
        Fails.with(Errno.EBADF, () -> openat(-1, "file", O_RDONLY));
        Fails.with(Errno.EBADF, () -> dup2(0, -1));
        Fails.with(Errno.EBADF, () -> dup2(0, Integer.MAX_VALUE));
    }

    @Test
    void wrongArgumentsAreRefusedBeforeTheCall() {
        Fails.onNull("path", () -> open(null, O_RDONLY));
        Fails.onNull("path", () -> openat(0, null, O_RDONLY));
        Fails.onNull("path", () -> creat(null, 0));
        Fails.onNull("path", () -> tryOpen(null, O_RDONLY, 0));
        Fails.onNull("path", () -> truncate(null, 0));
        for (ThrowingCallable call : List.<ThrowingCallable>of(() -> open("a\0b", O_RDONLY), () -> creat("a\0b", 0), () -> truncate("a\0b", 0))) {
            assertThatIllegalArgumentException().isThrownBy(call).withMessage("path: holds a NUL character: \"a\\u0000b\"");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> closerange(-1, 5)).withMessageStartingWith("low: ");
    }

    @Test
    void lseekFindsDataAndHoles() throws Exception {
        Path file = directory.resolve("sparse");
        int fd = open(file.toString(), O_CREAT | O_RDWR);
        pwrite(fd, new byte[4096], 1 << 20);
        assertThat(lseek(fd, 0, SEEK_END)).isEqualTo((1 << 20) + 4096);
        assertThat(lseek(fd, -96, SEEK_CUR)).isEqualTo((1 << 20) + 4000);
        assertThat(lseek(fd, 1L << 40, SEEK_SET)).isEqualTo(1L << 40);
        assertThat(lseek(fd, 0, SEEK_DATA)).isEqualTo(1 << 20);
        assertThat(lseek(fd, 0, SEEK_HOLE)).isZero();
        assertThat(lseek(fd, 1 << 20, SEEK_HOLE)).isEqualTo((1 << 20) + 4096);
        Fails.with(Errno.ENXIO, () -> lseek(fd, 1L << 40, SEEK_DATA));
        Fails.with(Errno.EINVAL, () -> lseek(fd, -1, SEEK_SET));
        Fails.with(Errno.EINVAL, () -> lseek(fd, 0, 99));
        close(fd);
        Pipe pipe = pipe();
        Fails.with(Errno.ESPIPE, () -> lseek(pipe.readEnd(), 0, SEEK_CUR));
        close(pipe);
    }

    @Test
    void aCopySharesTheOffset() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "abcdef");
        int fd = open(file.toString(), O_RDONLY);
        int copy = dup(fd);
        read(fd, 2);
        assertThat(new String(read(copy, 2))).isEqualTo("cd");
        close(fd);
        assertThat(new String(read(copy, 2))).isEqualTo("ef");
        close(copy);
    }

    @Test
    void dup2ReplacesWhatWasThere() throws Exception {
        int fd = open("/dev/null", O_RDONLY);
        int target = open("/dev/zero", O_RDONLY);
        assertThat(dup2(fd, target)).isEqualTo(target);
        assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + target))).hasToString("/dev/null");
        assertThat(get_inheritable(target)).isFalse();
        dup2(fd, target, false);
        assertThat(get_inheritable(target)).isTrue();
        close(target);
        assertThat(dup2(fd, target)).isEqualTo(target);
        close(target);
        close(fd);
    }

    @Test
    void dup2OntoItselfSetsTheFlagAlone() throws Exception {
        int fd = open("/dev/null", O_RDONLY);
        assertThat(dup2(fd, fd, false)).isEqualTo(fd);
        assertThat(get_inheritable(fd)).isTrue();
        assertThat(dup2(fd, fd)).isEqualTo(fd);
        assertThat(get_inheritable(fd)).isFalse();
        Fails.with(Errno.EINVAL, () -> dup3(fd, fd, 0));
        Fails.with(Errno.EINVAL, () -> dup3(fd, 200, 1));
        close(fd);
    }

    @Test
    void pipe2TakesItsFlags() throws Exception {
        Pipe pipe = pipe2(O_NONBLOCK);
        assertThat(flagsOf(pipe.readEnd()) & flagsOf(pipe.writeEnd()) & O_NONBLOCK).isNotZero();
        close(pipe);
        Pipe packets = pipe2(O_DIRECT);
        write(packets.writeEnd(), "one");
        write(packets.writeEnd(), "two");
        assertThat(new String(read(packets.readEnd(), 100))).isEqualTo("one");
        close(packets);
        Fails.with(Errno.EINVAL, () -> pipe2(O_APPEND));
    }

    @Test
    void inheritableAndBlockingAreWhatTheKernelSays() throws Exception {
        Pipe pipe = pipe();
        int fd = pipe.readEnd();
        for (boolean on : new boolean[] {true, false, false, true, true}) {
            set_inheritable(fd, on);
            assertThat((flagsOf(fd) & O_CLOEXEC) == 0).isEqualTo(on).isEqualTo(get_inheritable(fd));
            set_blocking(fd, on);
            assertThat((flagsOf(fd) & O_NONBLOCK) == 0).isEqualTo(on).isEqualTo(get_blocking(fd));
        }
        Fails.with(Errno.EINVAL, () -> fcntl(fd, 9999));
        close(pipe);
    }

    @Test
    void truncateCutsAndExtends() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "abcdef");
        truncate(file.toString(), 3);
        assertThat(file).hasContent("abc");
        int fd = open(file.toString(), O_RDWR);
        ftruncate(fd, 5L << 32);
        assertThat(Command.output("stat", "-c", "%s", file.toString())).isEqualTo(Long.toString(5L << 32));
        fsync(fd);
        fdatasync(fd);
        Fails.with(Errno.EINVAL, () -> ftruncate(fd, -1));
        close(fd);
        Fails.with(Errno.EINVAL, () -> truncate(file.toString(), -1));
        Fails.with(Errno.EISDIR, () -> truncate("/", 0));
        Fails.with(Errno.ENOENT, () -> truncate("/nowhere", 0));
        Pipe pipe = pipe();
        Fails.with(Errno.EINVAL, () -> fsync(pipe.readEnd()));
        close(pipe);
    }

    @Test
    void ttynameOfAPseudoTerminal() throws Exception {
        assumeTrue(Command.exists("script"), "no script(1) to make a terminal with");
        String command = "'" + String.join("' '", ChildJvm.command(Terminal.class)) + "'";
        String shown = Command.output("script", "-qec", command, "/dev/null");
        assertThat(shown).matches("(?s).*true (/dev/pts/\\d+) \\1\\s*");
        int fd = open("/dev/null", O_RDONLY);
        assertThat(isatty(fd)).isFalse();
        Fails.with(Errno.ENOTTY, () -> ttyname(fd));
        close(fd);
    }

    static class Terminal {
        public static void main(String[] arguments) throws Exception {
            System.out.println(isatty(1) + " " + ttyname(1) + " " + Files.readSymbolicLink(Path.of("/proc/self/fd/1")));
        }
    }

    @Test
    void withoutDescriptorsEveryCallSaysSoAndNothingLeaks() {
        List<String> command = new ArrayList<>(List.of("prlimit", "--nofile=128:128"));
        command.addAll(ChildJvm.command(Exhausted.class));
        assertThat(ChildJvm.output(command)).isEqualTo("nothing leaked");
    }

    static class Exhausted {
        public static void main(String[] arguments) throws Exception {
            tryEverything(Errno.UNKNOWN);
            List<Integer> held = new ArrayList<>();
            for (int fd; (fd = tryOpen("/dev/null", O_RDONLY, 0)) >= 0; ) {
                held.add(fd);
            }
            tryEverything(Errno.EMFILE);
            close(held.removeLast());
            check("pipe", Errno.EMFILE, Posix::pipe);
            held.add(open("/dev/null", O_RDONLY));
            check("open", Errno.EMFILE, () -> open("/dev/null", O_RDONLY));
            for (int fd : held) {
                close(fd);
            }
            System.out.println("nothing leaked");
        }

        /** Each call once, that its classes are loaded, then again without a descriptor left. */
        private static void tryEverything(Errno expected) throws Exception {
            check("open", expected, () -> open("/dev/null", O_RDONLY));
            check("openat", expected, () -> openat(AT_FDCWD, "/dev/null", O_RDONLY));
            check("creat", expected, () -> creat("/dev/null", 0));
            check("dup", expected, () -> dup(0));
            check("F_DUPFD_CLOEXEC", expected, () -> fcntl(0, F_DUPFD_CLOEXEC, 0));
            check("pipe", expected, Posix::pipe);
            new ErrnoException("open", Errno.EMFILE.code()).getMessage();
        }

        private static void check(String name, Errno expected, Callable<Object> call) throws Exception {
            Errno errno = Errno.UNKNOWN;
            try {
                Object made = call.call();
                if (made instanceof Pipe(int readEnd, int writeEnd)) {
                    close(readEnd);
                    close(writeEnd);
                } else {
                    close((Integer) made);
                }
            } catch (ErrnoException e) {
                errno = e.errno();
            }
            if (errno != expected) {
                throw new AssertionError(name + ": " + errno);
            }
        }
    }

    @Test
    void closerangeClosesARange() {
        assertThat(ChildJvm.output(CloseRange.class)).isEqualTo("300 304");
    }

    @Test
    void closeRangeClosesOrMarks() throws Exception {
        assertThat(ChildJvm.output(MarkRange.class)).isEqualTo("closed");
        assertThatIllegalArgumentException().isThrownBy(() -> close_range(-1, 5, 0)).withMessageStartingWith("first: ");
        assertThatIllegalArgumentException().isThrownBy(() -> close_range(5, -2, 0)).withMessageStartingWith("last: ");
        Fails.with(Errno.EINVAL, () -> close_range(501, 500, 0));
        Fails.with(Errno.EINVAL, () -> close_range(500, 501, 1 << 20));
    }

    /** Closes descriptors in a JVM of its own, whose other descriptors are far below. */
    static class MarkRange {
        public static void main(String[] arguments) throws Exception {
            for (int fd = 300; fd <= 305; fd++) {
                dup2(0, fd, false);
            }
            close_range(300, 302, CLOSE_RANGE_CLOEXEC);
            check("300 301 302 303 304 305");
            for (int fd = 300; fd <= 305; fd++) {
                boolean marked = Files.readString(Path.of("/proc/self/fdinfo/" + fd)).matches("(?s).*flags:\\s+02\\d{6}\n.*");
                assert marked == (fd <= 302) : fd;
            }
            close_range(301, 302, 0);
            check("300 303 304 305");
            Thread thread = new Thread(() -> {
                try {
                    close_range(304, -1, CLOSE_RANGE_UNSHARE);
                    String mine = String.join(" ", high("/proc/thread-self/fd"));
                    assert mine.equals("300 303") : mine;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            Throwable[] failed = new Throwable[1];
            thread.setUncaughtExceptionHandler((t, e) -> failed[0] = e);
            thread.start();
            thread.join();
            assert failed[0] == null : failed[0];
            check("300 303 304 305");
            close_range(303, -1, 0);
            check("300");
            System.out.println("closed");
        }

        private static void check(String expected) throws Exception {
            String open = String.join(" ", high("/proc/self/fd"));
            assert open.equals(expected) : open;
        }

        private static List<String> high(String directory) throws Exception {
            return listdir(directory).stream().filter(fd -> Integer.parseInt(fd) >= 300).sorted().toList();
        }
    }

    @Test
    void closerangeDoesWithoutTheSystemCall() {
        assertThat(ChildJvm.output(CloseRange.class, "refused")).isEqualTo("300 304");
    }

    static class CloseRange {
        public static void main(String[] arguments) throws Exception {
            if (arguments.length > 0) {
                SystemCallFilter.refuse(436, Errno.ENOSYS);
            }
            for (int fd = 300; fd < 305; fd++) {
                dup2(0, fd);
            }
            closerange(301, 304);
            closerange(304, 304);
            closerange(304, 3);
            TreeSet<String> left = new TreeSet<>();
            for (int fd = 300; fd < 305; fd++) {
                if (Files.exists(Path.of("/proc/self/fdinfo/" + fd))) {
                    left.add(Integer.toString(fd));
                }
            }
            System.out.println(String.join(" ", left));
        }
    }

    @Test
    void aThousandVirtualThreadsOpenReadAndClose() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertAllRead(threads.invokeAll(readers(1000)));
        }
    }

    @Test
    void eightPlatformThreadsOpenReadAndClose() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertAllRead(threads.invokeAll(readers(800)));
        }
    }

    private List<Callable<String>> readers(int count) throws Exception {
        List<Callable<String>> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = "file " + i % 50;
            String file = Files.writeString(directory.resolve(text), text).toString();
            readers.add(() -> {
                int fd = open(file, O_RDONLY);
                Thread.yield();
                String read = new String(read(fd));
                close(fd);
                Errno missing = Errno.of(-tryOpen(file + " is missing", O_RDONLY, 0));
                return read.equals(text) ? missing.name() : "read " + read + " for " + text;
            });
        }
        return readers;
    }

    private static void assertAllRead(List<Future<String>> answers) throws Exception {
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("ENOENT");
        }
    }

    private static int flagsOf(int fd) throws Exception {
        String info = Files.readString(Path.of("/proc/self/fdinfo/" + fd));
        return Integer.parseInt(info.replaceFirst("(?s).*flags:\\s+([0-7]+).*", "$1"), 8);
    }

    private static void close(Pipe pipe) throws ErrnoException {
        Posix.close(pipe.readEnd());
        Posix.close(pipe.writeEnd());
    }

    private static void close(int fd) throws ErrnoException {
        Posix.close(fd);
    }
}
