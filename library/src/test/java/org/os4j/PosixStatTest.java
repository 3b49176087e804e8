package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;
import static org.os4j.testing.Attempt.errnoOf;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixStatTest {
    /** Device, inode, mode, names, owner, group, size, blocks, block size, device's numbers, times: as coreutils print them. */
    private static final String ALL = "%d %i %f %h %u %g %s %b %o %t %T %.9X %.9Y %.9Z";

    @TempDir
    Path directory;

    private String file;
    private String link;
    private String dangling;

    @BeforeEach
    void makeFiles() {
        file = directory.resolve("file").toString();
        link = directory.resolve("link").toString();
        dangling = directory.resolve("dangling").toString();
        Command.output("sh", "-c", "printf hello > " + file + " && ln -s file " + link + " && ln -s nowhere " + dangling);
    }

    @ParameterizedTest
    @CsvSource({"regular,-", "directory,d", "link,l", "fifo,p", "socket,s", "character,c", "block,b"})
    void everyTypeIsAsCoreutilsSee(String type, char letter) throws Exception {
        String path = make(type);
        Stat stat = lstat(path);
        assertThat(described(stat)).isEqualTo(Command.output("stat", "-c", ALL, path));
        assertThat(filemode(stat.mode())).isEqualTo(Command.output("stat", "-c", "%A", path)).startsWith(String.valueOf(letter));
        boolean[] types = {S_ISREG(stat.mode()), S_ISDIR(stat.mode()), S_ISLNK(stat.mode()), S_ISFIFO(stat.mode()), S_ISSOCK(stat.mode()),
                S_ISCHR(stat.mode()), S_ISBLK(stat.mode())};
        boolean[] accessors = {stat.isRegularFile(), stat.isDirectory(), stat.isSymbolicLink(), stat.isFifo(), stat.isSocket(),
                stat.isCharacterDevice(), stat.isBlockDevice()};
        boolean[] expected = new boolean[types.length];
        expected["-dlpscb".indexOf(letter)] = true;
        assertThat(types).isEqualTo(expected);
        assertThat(accessors).isEqualTo(expected);
    }

    private String make(String type) throws Exception {
        String path = directory.resolve(type).toString();
        switch (type) {
            case "regular" -> Command.output("touch", path);
            case "directory" -> Command.output("mkdir", path);
            case "link" -> {
                return link;
            }
            case "fifo" -> Command.output("mkfifo", path);
            case "socket" -> mknod(path, S_IFSOCK | 0640, 0);
            case "character" -> {
                return "/dev/null";
            }
            default -> {
                assumeTrue(Command.output("id", "-u").equals("0"), "only root can make a device");
                Command.output("mknod", path, "b", "259", "70000");
            }
        }
        return path;
    }

    private static String described(Stat stat) {
        return stat.dev() + " " + stat.ino() + " " + Integer.toHexString(stat.mode()) + " " + stat.nlink() + " " + stat.uid() + " " + stat.gid() + " "
                + stat.size() + " " + stat.blocks() + " " + stat.blksize() + " " + Integer.toHexString(major(stat.rdev())) + " "
                + Integer.toHexString(minor(stat.rdev())) + " " + seconds(stat.atime()) + " " + seconds(stat.mtime()) + " " + seconds(stat.ctime());
    }

    private static String seconds(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    @Test
    void statFollowsALinkAndLstatDoesNot() throws Exception {
        assertThat(described(stat(link))).isEqualTo(Command.output("stat", "-L", "-c", ALL, link));
        assertThat(stat(link)).isEqualTo(stat(file)).hasSameHashCodeAs(stat(file)).isNotEqualTo(lstat(link));
        assertThat(lstat(link).size()).isEqualTo("file".length());
    }

    @Test
    void aDanglingLinkHasAStateOfItsOwnButNoTarget() throws Exception {
        assertThat(errnoOf(() -> stat(dangling))).isEqualTo(Errno.ENOENT);
        assertThat(statOrNull(dangling)).isNull();
        assertThat(lstat(dangling).isSymbolicLink()).isTrue();
        assertThat(lstatOrNull(dangling)).isEqualTo(lstat(dangling));
    }

    @Test
    void whatIsMissingIsNull() throws Exception {
        assertThat(statOrNull(file)).isEqualTo(stat(file));
        for (String missing : new String[] {"/nowhere", "/etc/passwd/file", ""}) {
            assertThat(statOrNull(missing)).isNull();
            assertThat(lstatOrNull(missing)).isNull();
        }
        assertThat(errnoOf(() -> statOrNull("n".repeat(NAME_MAX + 1)))).isEqualTo(Errno.ENAMETOOLONG);
        assertThat(errnoOf(() -> lstatOrNull("n".repeat(NAME_MAX + 1)))).isEqualTo(Errno.ENAMETOOLONG);
    }

    @Test
    void aLoopOfLinks() {
        Command.output("ln", "-s", "loop", directory + "/loop");
        assertThat(errnoOf(() -> stat(directory + "/loop"))).isEqualTo(Errno.ELOOP);
    }

    @Test
    void fstatSeesTheOpenFileAfterItsNameIsGone() throws Exception {
        int fd = open(file, O_RDONLY);
        assertThat(described(fstat(fd))).isEqualTo(Command.output("stat", "-c", ALL, file));
        Files.delete(Path.of(file));
        assertThat(fstat(fd).nlink()).isZero();
        close(fd);
    }

    @Test
    void fstatatIsRelativeToADirectory() throws Exception {
        int fd = open(directory.toString(), O_RDONLY | O_DIRECTORY);
        assertThat(fstatat(fd, "link", 0)).isEqualTo(stat(file));
        assertThat(described(fstatat(fd, "link", AT_SYMLINK_NOFOLLOW))).isEqualTo(Command.output("stat", "-c", ALL, link));
        assertThat(fstatat(fd, "", AT_EMPTY_PATH)).isEqualTo(stat(directory.toString()));
        assertThat(fstatat(-1, file, 0)).isEqualTo(stat(file));
        assertThat(errnoOf(() -> fstatat(fd, "file", 1 << 30))).isEqualTo(Errno.EINVAL);
        close(fd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-02-03 04:05:06.123456789 UTC", "1960-01-01 00:00:00.5 UTC", "1970-01-01 00:00:00 UTC",
            "2200-12-31 23:59:59.999999999 UTC"})
    void timesAreExactToTheNanosecond(String time) throws Exception {
        Command.output("touch", "-d", time, file);
        Instant expected = Instant.parse(time.replace(" UTC", "Z").replace(' ', 'T'));
        Stat stat = stat(file);
        assertThat(stat.mtime()).isEqualTo(expected).isEqualTo(stat.atime());
        assertThat(stat.mtimeNanos()).isEqualTo(expected.getEpochSecond() * 1_000_000_000 + expected.getNano()).isEqualTo(stat.atimeNanos());
        assertThat(stat.ctimeNanos()).isEqualTo(stat.ctime().getEpochSecond() * 1_000_000_000 + stat.ctime().getNano());
    }

    /** In memory a file keeps any time that a long can hold, and anybody can give it one. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 31556889864403200L, 9223372037L, 9223372036L, -9223372037L, -9223372038L, -31557014167219201L, Long.MIN_VALUE})
    void timesOfNoCalendar(long seconds) throws Exception {
        String inMemory = "/dev/shm/os4j-" + ProcessHandle.current().pid();
        assumeTrue(Files.isDirectory(Path.of("/dev/shm")), "no /dev/shm, whose file system keeps all times");
        close(creat(inMemory, 0600));
        try {
            utimensat(AT_FDCWD, inMemory, Timespec.NOW, new Timespec(seconds, 145_224_192), 0);
            String kept = Command.output("stat", "-c", "%Y", inMemory);
            assumeTrue(kept.equals(Long.toString(seconds)), "/dev/shm keeps no such time: " + kept);
            boolean ofJava = seconds <= Instant.MAX.getEpochSecond() && seconds >= Instant.MIN.getEpochSecond();
            Instant expected = ofJava ? Instant.ofEpochSecond(seconds, 145_224_192) : seconds < 0 ? Instant.MIN : Instant.MAX;
            BigInteger nanos = BigInteger.valueOf(seconds).multiply(BigInteger.valueOf(1_000_000_000)).add(BigInteger.valueOf(145_224_192));
            long expectedNanos = nanos.max(BigInteger.valueOf(Long.MIN_VALUE)).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
            for (Stat stat : List.of(stat(inMemory), statx(inMemory, STATX_BASIC_STATS).stat())) {
                assertThat(stat.mtime()).isEqualTo(expected);
                assertThat(stat.mtimeNanos()).isEqualTo(expectedNanos);
                assertThat(stat.toString()).contains(" mtime=" + expected + " ");
            }
            assertThat(Os.longListing(List.of(Os.statPath(inMemory)))).singleElement().asString().endsWith(inMemory);
        } finally {
            unlink(inMemory);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "0644", "0777", "4755", "4644", "2755", "2644", "1777", "1776", "7777", "7000", "0421"})
    void filemodeAndPermissionsAreAsCoreutilsPrintThem(String mode) throws Exception {
        Command.output("chmod", mode, file);
        Stat stat = stat(file);
        assertThat(filemode(stat.mode())).isEqualTo(Command.output("stat", "-c", "%A", file));
        assertThat(stat.permissions()).isEqualTo(Integer.parseInt(mode, 8)).isEqualTo(S_IMODE(stat.mode()));
        assertThat(S_IFMT(stat.mode())).isEqualTo(S_IFREG);
    }

    @Test
    void filemodeOfNoTypeAtAll() {
        assertThat(filemode(0640)).isEqualTo("?rw-r-----");
    }

    @Test
    void textForPeople() throws Exception {
        Stat stat = stat(file);
        assertThat(stat).hasToString(Command.output("stat", "-c", "%A uid=%u gid=%g size=%s inode=%i", file) + " atime=" + stat.atime() + " mtime="
                + stat.mtime() + " ctime=" + stat.ctime());
        assertThat(stat("/dev/null").toString()).startsWith("crw-rw-rw- uid=0 gid=0 device=1:3 inode=");
        assertThat(statx(file, STATX_BASIC_STATS | STATX_BTIME).toString()).startsWith(stat.toString()).contains(" birthtime=");
    }

    @Test
    void statKnowsNoBirthTime() throws Exception {
        Stat stat = stat(file);
        assertThat(stat.birthtime()).isEmpty();
        assertThat(stat.flags()).isEmpty();
        assertThat(stat.generation()).isEmpty();
    }

    @Test
    void statxKnowsAllThatStatDoes() throws Exception {
        Statx statx = statx(file, STATX_BASIC_STATS | STATX_BTIME);
        assertThat(described(statx.stat())).isEqualTo(Command.output("stat", "-c", ALL, file));
        assertThat(statx.mask() & STATX_BASIC_STATS).isEqualTo(STATX_BASIC_STATS);
        assertThat(statx.dev() + " " + statx.ino() + " " + statx.nlink() + " " + statx.size() + " " + statx.blocks() + " " + statx.blksize())
                .isEqualTo(Command.output("stat", "-c", "%d %i %h %s %b %o", file));
        assertThat(described(statx(AT_FDCWD, link, AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS).stat())).isEqualTo(described(lstat(link)));
        assertThat(described(statx("/dev/null", STATX_BASIC_STATS).stat())).isEqualTo(Command.output("stat", "-c", ALL, "/dev/null"));
        assertThat(statx).isEqualTo(statx(link, STATX_BASIC_STATS | STATX_BTIME)).hasSameHashCodeAs(statx(link, STATX_BASIC_STATS | STATX_BTIME))
                .isNotEqualTo(statx(directory.toString(), STATX_BASIC_STATS));
    }

    @Test
    void birthTimeIsWhatCoreutilsPrint() throws Exception {
        String birth = Command.output("stat", "-c", "%.9W", file);
        assumeTrue(!birth.startsWith("0"), "this file system keeps no birth time");
        Statx statx = statx(file, STATX_BASIC_STATS | STATX_BTIME);
        assertThat(seconds(statx.btime().orElseThrow())).isEqualTo(birth);
        assertThat(statx.stat().birthtime()).isEqualTo(statx.btime());
        assertThat(statx("/proc/self/status", STATX_BASIC_STATS | STATX_BTIME).btime()).isEmpty();
    }

    @Test
    void attributesAreThoseThatChattrSets() throws Exception {
        assumeTrue(Command.exists("chattr") && Command.of("chattr", "+ad", file).run().exit() == 0, "this file system has no attributes to set");
        try {
            Statx statx = statx(file, STATX_BASIC_STATS);
            assertThat(statx.attributes()).isEqualTo(STATX_ATTR_APPEND | STATX_ATTR_NODUMP);
            assertThat(statx.attributesMask() & STATX_ATTR_IMMUTABLE).isEqualTo(STATX_ATTR_IMMUTABLE);
            assertThat(statx.stat().flags()).hasValue(STATX_ATTR_APPEND | STATX_ATTR_NODUMP);
        } finally {
            Command.output("chattr", "-ad", file);
        }
    }

    @Test
    void theMountIsThatOfTheDescriptor() throws Exception {
        int fd = open(file, O_RDONLY);
        Statx statx = statx(fd, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_MNT_ID);
        assumeTrue((statx.mask() & STATX_MNT_ID) != 0, "before Linux 5.8");
        assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + fd))).containsPattern("mnt_id:\\s+" + statx.mntId().orElseThrow() + "\n");
        close(fd);
    }

    @Test
    void newerMembersStandWhereLinuxPutsThem() {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocateZeroed(Statx.STRUCT.size());
            Memory.setInt(struct, -1);
            Memory.setLong(struct + 0x90, 1);
            for (int member = 0; member < 7; member++) {
                Memory.setInt(struct + (member < 2 ? 0x98 + 4 * member : 0xa8 + 4 * (member - 2)), 10 + member);
            }
            Memory.setLong(struct + 0xa0, 2);
            Statx statx = new Statx(struct);
            assertThat(statx.mntId()).hasValue(1);
            assertThat(statx.subvol()).hasValue(2);
            assertThat(statx.dioMemAlign()).hasValue(10);
            assertThat(statx.dioOffsetAlign()).hasValue(11);
            assertThat(statx.atomicWriteUnitMin()).hasValue(12);
            assertThat(statx.atomicWriteUnitMax()).hasValue(13);
            assertThat(statx.atomicWriteSegmentsMax()).hasValue(14);
            assertThat(statx.dioReadOffsetAlign()).hasValue(15);
            assertThat(statx.atomicWriteUnitMaxOpt()).hasValue(16);
        }
    }

    @Test
    void whatTheFileSystemDidNotFillInIsNotMadeUp() {
        try (Scratch scratch = Scratch.take()) {
            Statx statx = new Statx(scratch.allocateZeroed(Statx.STRUCT.size()));
            assertThatIllegalStateException().isThrownBy(statx::stat).withMessageContaining("mask 0x0");
            assertThat(statx.btime()).isEmpty();
            assertThat(statx.mntId()).isEmpty();
            assertThat(statx.subvol()).isEmpty();
            assertThat(Stream.of(statx.dioMemAlign(), statx.dioOffsetAlign(), statx.dioReadOffsetAlign(), statx.atomicWriteUnitMin(),
                    statx.atomicWriteUnitMax(), statx.atomicWriteUnitMaxOpt(), statx.atomicWriteSegmentsMax())).noneMatch(OptionalInt::isPresent);
        }
    }

    @Test
    void statxRefusesUnknownFlags() {
        assertThat(errnoOf(() -> statx(AT_FDCWD, file, 1 << 30, STATX_BASIC_STATS))).isEqualTo(Errno.EINVAL);
    }

    @Test
    void statWorksWhereScratchMemoryIsFull() throws Exception {
        Stat expected = stat(file);
        try (Scratch scratch = Scratch.take()) {
            while (scratch.holds(scratch.allocate(1024))) {
                // Until what is allocated comes from elsewhere.
            }
            assertThat(stat(file)).isEqualTo(expected);
        }
    }

    /** What stands in for stat and its sisters where glibc, before 2.33, does not export them. */
    @Test
    void theKernelsOwnCallsFillInTheSameStruct() throws Exception {
        int fd = open(file, O_RDONLY);
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT);
            assertThat(PosixStat.SystemCalls.CALL.call(scratch, PosixStat.SystemCalls.NEWFSTATAT, AT_FDCWD, scratch.path(file, "path"), struct, 0)).isZero();
            assertThat(Stat.of(scratch, struct)).isEqualTo(stat(file));
            long another = scratch.allocate(Stat.STRUCT);
            assertThat(PosixStat.SystemCalls.CALL.call(scratch, PosixStat.SystemCalls.FSTAT, fd, another)).isZero();
            assertThat(Stat.of(scratch, another)).isEqualTo(stat(file));
            assertThat(PosixStat.SystemCalls.CALL.call(scratch, PosixStat.SystemCalls.MKNODAT, AT_FDCWD, scratch.path(directory + "/made", "path"), S_IFIFO | 0600, 0))
                    .isZero();
            assertThat(Command.output("stat", "-c", "%F", directory + "/made")).isEqualTo("fifo");
        }
        close(fd);
    }

    @TestFactory
    Stream<DynamicTest> wrongArguments() {
        return Stream.of(
                BadArguments.paths("stat", "path", Posix::stat),
                BadArguments.paths("lstat", "path", Posix::lstat),
                BadArguments.paths("fstatat", "path", path -> fstatat(AT_FDCWD, path, 0)),
                BadArguments.paths("statx", "path", path -> statx(path, STATX_BASIC_STATS)),
                BadArguments.descriptors("fstat", Posix::fstat),
                BadArguments.directories("fstatat", fd -> fstatat(fd, "file", 0)),
                BadArguments.directories("statx", fd -> statx(fd, "file", 0, STATX_BASIC_STATS))).flatMap(tests -> tests);
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> statOrNull(null)).withMessage("path");
        assertThatNullPointerException().isThrownBy(() -> lstatOrNull(null)).withMessage("path");
    }
}
