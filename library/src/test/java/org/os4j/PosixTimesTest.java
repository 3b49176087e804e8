package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.os4j.Posix.*;
import static org.os4j.testing.Attempt.errnoOf;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Attempt;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixTimesTest {
    private static final String OLD = "1000000000.000000001";

    @TempDir
    Path directory;

    private String file;
    private String link;

    @BeforeEach
    void makeFiles() {
        file = directory + "/file";
        link = directory + "/link";
        Command.output("sh", "-c", "ln -s file " + link + " && touch -d @" + OLD + " " + file + " && touch -h -d @" + OLD + " " + link);
    }

    private static String timesOf(String path) {
        return Command.output("stat", "-c", "%.9X %.9Y", path);
    }

    @Test
    void utimensatSetsBothToTheNanosecond() throws Exception {
        utimensat(AT_FDCWD, link, new Timespec(1234567890, 123456789), new Timespec(-1, 999999999), 0);
        assertThat(timesOf(file)).isEqualTo("1234567890.123456789 -0.000000001");
        assertThat(stat(file).mtimeNanos()).isEqualTo(-1);
        assertThat(timesOf(link)).endsWith(OLD);
    }

    @Test
    void utimensatSetsALinksOwn() throws Exception {
        int fd = open(directory.toString(), O_RDONLY);
        utimensat(fd, "link", Timespec.of(Instant.EPOCH), Timespec.of(Instant.parse("2020-01-01T00:00:00.5Z")), AT_SYMLINK_NOFOLLOW);
        assertThat(timesOf(link)).isEqualTo("0.000000000 1577836800.500000000");
        assertThat(timesOf(file)).isEqualTo(OLD + " " + OLD);
        assertThat(errnoOf(() -> utimensat(fd, "link", Timespec.NOW, Timespec.NOW, 1 << 30))).isEqualTo(Errno.EINVAL);
        close(fd);
    }

    @Test
    void aTimeThatIsOmittedStays() throws Exception {
        utimensat(AT_FDCWD, file, Timespec.OMIT, Timespec.ofNanos(1_500_000_000), 0);
        assertThat(timesOf(file)).isEqualTo(OLD + " 1.500000000");
        utimensat(AT_FDCWD, file, Timespec.ofNanos(7), Timespec.OMIT, 0);
        assertThat(timesOf(file)).isEqualTo("0.000000007 1.500000000");
    }

    @Test
    void nowIsThePresentTime() throws Exception {
        Command.output("touch", directory + "/before");
        utimensat(AT_FDCWD, file, Timespec.OMIT, Timespec.NOW, 0);
        Command.output("touch", directory + "/after");
        assertThat(stat(file).mtime()).isBetween(stat(directory + "/before").mtime(), stat(directory + "/after").mtime());
        assertThat(timesOf(file)).startsWith(OLD + " ");
    }

    @Test
    void futimensSetsAnOpenFiles() throws Exception {
        int fd = open(file, O_RDONLY);
        futimens(fd, new Timespec(5, 6), new Timespec(7, 8));
        assertThat(timesOf(file)).isEqualTo("5.000000006 7.000000008");
        close(fd);
    }

    @Test
    void utimeTakesInstantsOrThePresentTime() throws Exception {
        utime(link, Instant.ofEpochSecond(1, 2), Instant.ofEpochSecond(-3, 4));
        assertThat(stat(file).atimeNanos()).isEqualTo(1_000_000_002L);
        assertThat(Command.output("stat", "-c", "%X", file)).isEqualTo("1");
        assertThat(Command.output("find", file, "-newermt", "1969-12-31 23:59:57 UTC", "!", "-newermt", "1969-12-31 23:59:57.000000004 UTC"))
                .isEqualTo(file);
        Command.output("touch", directory + "/before");
        utime(file);
        assertThat(stat(file).mtime()).isEqualTo(stat(file).atime()).isAfterOrEqualTo(stat(directory + "/before").mtime());
    }

    @Test
    void nanosecondsOutOfRangeAreRefused() {
        ErrnoException e = Attempt.failureOf(() -> utimensat(AT_FDCWD, file, new Timespec(0, 1_000_000_000), Timespec.OMIT, 0));
        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.path()).isEqualTo(file);
        assertThat(errnoOf(() -> utimensat(AT_FDCWD, file, Timespec.OMIT, new Timespec(0, -1), 0))).isEqualTo(Errno.EINVAL);
        assertThat(timesOf(file)).isEqualTo(OLD + " " + OLD);
    }

    @Test
    void aTimespecOfNanosecondsBefore1970() {
        assertThat(Timespec.ofNanos(-1)).isEqualTo(new Timespec(-1, 999_999_999)).isEqualTo(Timespec.of(Instant.EPOCH.minusNanos(1)));
    }

    @TestFactory
    Stream<DynamicTest> wrongArguments() {
        return Stream.of(
                BadArguments.paths("utimensat", "path", path -> utimensat(AT_FDCWD, path, Timespec.NOW, Timespec.NOW, 0)),
                BadArguments.paths("utime", "path", Posix::utime),
                BadArguments.paths("utime", "path", path -> utime(path, Instant.EPOCH, Instant.EPOCH)),
                BadArguments.descriptors("futimens", fd -> futimens(fd, Timespec.NOW, Timespec.NOW)),
                BadArguments.directories("utimensat", fd -> utimensat(fd, "file", Timespec.NOW, Timespec.NOW, 0))).flatMap(tests -> tests);
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> utime(file, null, Instant.EPOCH)).withMessage("atime");
        assertThatNullPointerException().isThrownBy(() -> utime(file, Instant.EPOCH, null)).withMessage("mtime");
        assertThatNullPointerException().isThrownBy(() -> futimens(0, null, Timespec.NOW)).withMessage("atime");
        assertThatNullPointerException().isThrownBy(() -> utimensat(AT_FDCWD, file, Timespec.NOW, null, 0)).withMessage("mtime");
    }
}
