package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;
import static org.os4j.testing.Attempt.errnoOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
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
import org.os4j.testing.Attempt;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixNamesTest {
    @TempDir
    Path directory;

    private String file;
    private String other;

    @BeforeEach
    void makeFiles() {
        file = in("file");
        other = in("other");
        shell("printf hello > file && mkdir full && touch full/file && mkdir empty");
    }

    private String in(String name) {
        return directory + "/" + name;
    }

    /** Runs a command in the directory. */
    private String shell(String command) {
        return Command.output("sh", "-c", "cd '" + directory + "' && " + command);
    }

    /** The names in the directory, as find prints them. */
    private List<String> names() {
        return shell("find . -mindepth 1 -maxdepth 1 -printf '%f\\n' | sort").lines().toList();
    }

    @Test
    void linkGivesAFileAnotherName() throws Exception {
        link(file, other);
        assertThat(shell("stat -c '%i %h' other")).isEqualTo(shell("stat -c %i file") + " 2");
        ErrnoException e = Attempt.failureOf(() -> link(file, other));
        assertThat(e.errno()).isEqualTo(Errno.EEXIST);
        assertThat(e.path()).isEqualTo(file);
        assertThat(e.path2()).isEqualTo(other);
        assertThat(e).hasMessage("link: File exists (EEXIST): \"" + file + "\" -> \"" + other + "\"");
        assertThat(errnoOf(() -> link(in("empty"), in("linked")))).isEqualTo(Errno.EPERM);
        assertThat(errnoOf(() -> link("/proc/version", in("linked")))).isEqualTo(Errno.EXDEV);
    }

    @Test
    void linkatFollowsALinkWhenAsked() throws Exception {
        shell("ln -s file symbolic");
        int fd = open(directory.toString(), O_RDONLY);
        linkat(fd, "symbolic", fd, "same", 0);
        linkat(fd, "symbolic", fd, "target", AT_SYMLINK_FOLLOW);
        close(fd);
        assertThat(shell("stat -c %F same target")).isEqualTo("symbolic link\nregular file");
        assertThat(errnoOf(() -> linkat(AT_FDCWD, file, AT_FDCWD, other, 1 << 30))).isEqualTo(Errno.EINVAL);
    }

    @Test
    void symlinkAndReadlink() throws Exception {
        symlink("no such target", in("link"));
        assertThat(shell("readlink link")).isEqualTo("no such target").isEqualTo(readlink(in("link")));
        int fd = open(directory.toString(), O_RDONLY);
        symlinkat("../é", fd, "second");
        assertThat(shell("readlink second")).isEqualTo("../é").isEqualTo(readlinkat(fd, "second"));
        assertThat(errnoOf(() -> readlinkat(fd, "file"))).isEqualTo(Errno.EINVAL);
        close(fd);
        int link = open(in("link"), O_PATH | O_NOFOLLOW);
        assertThat(readlinkat(link, "")).isEqualTo("no such target");
        close(link);
        ErrnoException e = Attempt.failureOf(() -> symlink("target", in("link")));
        assertThat(e.errno()).isEqualTo(Errno.EEXIST);
        assertThat(e.path()).isEqualTo("target");
        assertThat(e.path2()).isEqualTo(in("link"));
        assertThat(errnoOf(() -> readlink(file))).isEqualTo(Errno.EINVAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1023, 1024, 1025, 2048, 4095})
    void aLongTargetIsReadWhole(int length) throws Exception {
        String target = "t".repeat(length);
        Command.output("ln", "-s", target, in("link"));
        assertThat(readlink(in("link"))).isEqualTo(target);
        assertThat(readlinkat(AT_FDCWD, in("link"))).isEqualTo(target);
    }

    @Test
    void aTargetThatIsNotUtf8ComesBackAsItIs() throws Exception {
        shell("ln -s \"$(printf 'a\\377b')\" link");
        assertThat(fsencode(readlink(in("link")))).isEqualTo(new byte[] {'a', (byte) 0xff, 'b'});
        symlink(readlink(in("link")), in("copy"));
        assertThat(shell("readlink copy | od -An -tx1").strip()).isEqualTo("61 ff 62 0a");
    }

    @Test
    void unlinkRemovesAName() throws Exception {
        unlink(file);
        assertThat(names()).containsExactly("empty", "full");
        assertThat(errnoOf(() -> unlink(in("full")))).isEqualTo(Errno.EISDIR);
    }

    @Test
    void unlinkatRemovesAFileOrADirectory() throws Exception {
        int fd = open(directory.toString(), O_RDONLY);
        unlinkat(fd, "file", 0);
        unlinkat(fd, "empty", AT_REMOVEDIR);
        assertThat(names()).containsExactly("full");
        assertThat(errnoOf(() -> unlinkat(fd, "full", 0))).isEqualTo(Errno.EISDIR);
        assertThat(errnoOf(() -> unlinkat(fd, "full", AT_REMOVEDIR))).isEqualTo(Errno.ENOTEMPTY);
        assertThat(errnoOf(() -> unlinkat(fd, "full", 1 << 30))).isEqualTo(Errno.EINVAL);
        close(fd);
    }

    @Test
    void removeRemovesBoth() throws Exception {
        remove(file);
        remove(in("empty"));
        assertThat(names()).containsExactly("full");
        assertThat(errnoOf(() -> remove(in("full")))).isEqualTo(Errno.ENOTEMPTY);
    }

    @Test
    void rmdirRemovesAnEmptyDirectory() throws Exception {
        rmdir(in("empty"));
        assertThat(names()).containsExactly("file", "full");
        assertThat(errnoOf(() -> rmdir(in("full")))).isEqualTo(Errno.ENOTEMPTY);
        assertThat(errnoOf(() -> rmdir(file))).isEqualTo(Errno.ENOTDIR);
        assertThat(errnoOf(() -> rmdir(in("full/.")))).isEqualTo(Errno.EINVAL);
    }

    @Test
    void renameReplaces() throws Exception {
        shell("printf old > other");
        rename(file, other);
        assertThat(names()).containsExactly("empty", "full", "other");
        assertThat(shell("cat other")).isEqualTo("hello");
        rename(in("full"), in("empty"));
        assertThat(shell("ls empty")).isEqualTo("file");
        assertThat(errnoOf(() -> rename(other, in("empty")))).isEqualTo(Errno.EISDIR);
        assertThat(errnoOf(() -> rename(in("empty"), other))).isEqualTo(Errno.ENOTDIR);
        assertThat(errnoOf(() -> rename(in("empty"), in("empty/itself")))).isEqualTo(Errno.EINVAL);
        assertThat(errnoOf(() -> rename(other, "/proc/other"))).isEqualTo(Errno.EXDEV);
    }

    @Test
    void renameatIsRelativeToTwoDirectories() throws Exception {
        int from = open(in("full"), O_RDONLY);
        int to = open(in("empty"), O_RDONLY);
        renameat(from, "file", to, "moved");
        close(from);
        close(to);
        assertThat(shell("find . -name moved")).isEqualTo("./empty/moved");
    }

    @Test
    void renameat2ExchangesOrKeeps() throws Exception {
        shell("printf world > other");
        int fd = open(directory.toString(), O_RDONLY);
        renameat2(fd, "file", fd, "other", RENAME_EXCHANGE);
        assertThat(shell("cat file other")).isEqualTo("worldhello");
        ErrnoException e = Attempt.failureOf(() -> renameat2(fd, "file", fd, "other", RENAME_NOREPLACE));
        assertThat(e.errno()).isEqualTo(Errno.EEXIST);
        assertThat(e.path2()).isEqualTo("other");
        assertThat(errnoOf(() -> renameat2(fd, "file", fd, "other", 1 << 30))).isEqualTo(Errno.EINVAL);
        renameat2(fd, "file", fd, "third", RENAME_NOREPLACE);
        assertThat(shell("cat third")).isEqualTo("world");
        close(fd);
    }

    @Test
    void whatIsMadeHasTheModeLessTheUmask() throws Exception {
        ChildJvm.output(Maker.class, directory.toString());
        assertThat(shell("stat -c '%n %A' made-*")).isEqualTo("""
                made-dir drwxrwxr-x
                made-dir-1700 drwx-----T
                made-dirat drwxrwxr-x
                made-dirat-700 drwx------
                made-fifo prw-rw-r--
                made-fifo-600 prw-------
                made-fifoat prw-rw-r--
                made-fifoat-600 prw-------
                made-node -rw-------
                made-node-664 -rw-rw-r--
                made-nodeat-socket srw-r-----""");
    }

    static final class Maker {
        public static void main(String[] arguments) throws Exception {
            umask(002);
            chdir(arguments[0]);
            int fd = open(".", O_RDONLY);
            mkdir("made-dir");
            mkdir("made-dir-1700", 01700);
            mkdirat(fd, "made-dirat");
            mkdirat(fd, "made-dirat-700", 0700);
            mkfifo("made-fifo");
            mkfifo("made-fifo-600", 0600);
            mkfifoat(fd, "made-fifoat");
            mkfifoat(fd, "made-fifoat-600", 0600);
            mknod("made-node");
            mknod("made-node-664", S_IFREG | 0666, 0);
            mknodat(fd, "made-nodeat-socket", S_IFSOCK | 0640, 0);
        }
    }

    @Test
    void whatIsThereIsNotMadeAgain() {
        assertThat(errnoOf(() -> mkdir(file))).isEqualTo(Errno.EEXIST);
        assertThat(errnoOf(() -> mkdirat(AT_FDCWD, in("empty")))).isEqualTo(Errno.EEXIST);
        assertThat(errnoOf(() -> mkfifo(file))).isEqualTo(Errno.EEXIST);
        assertThat(errnoOf(() -> mkfifoat(AT_FDCWD, file))).isEqualTo(Errno.EEXIST);
        assertThat(errnoOf(() -> mknod(file))).isEqualTo(Errno.EEXIST);
        assertThat(errnoOf(() -> mknodat(AT_FDCWD, file, S_IFIFO, 0))).isEqualTo(Errno.EEXIST);
        assertThat(errnoOf(() -> mknod(other, S_IFLNK | 0600, 0))).isEqualTo(Errno.EINVAL);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 3", "8, 255", "259, 70000", "4095, 1048575"})
    void devicesAreNumberedAsCoreutilsDo(int major, int minor) throws Exception {
        assumeTrue(Command.output("id", "-u").equals("0"), "only root can make a device");
        mknod(in("device"), S_IFCHR | 0600, makedev(major, minor));
        assertThat(shell("stat -c '%t %T' device")).isEqualTo(Integer.toHexString(major) + " " + Integer.toHexString(minor));
        assertThat(stat(in("device")).rdev()).isEqualTo(makedev(major, minor));
    }

    /** The numbers are those that makedev(3) gives in C. */
    @ParameterizedTest
    @CsvSource({"-1, -1, -1", "-2147483648, 1, -9223372036854775807", "4096, 256, 17592187092992", "74565, 344865, 316660761445665"})
    void aDeviceHas64Bits(int major, int minor, long inC) {
        assertThat(makedev(major, minor)).isEqualTo(inC);
        assertThat(major(inC)).isEqualTo(major);
        assertThat(minor(inC)).isEqualTo(minor);
    }

    /** Every byte that a name can hold and that is no UTF-8 by itself. */
    @Test
    void everyNameThatListdirGivesCanBeUsed() throws Exception {
        shell("mkdir odd && cd odd && i=128; while [ $i -le 255 ]; do printf x > \"$(printf \"a\\\\$(printf %o $i)z\")\"; i=$((i+1)); done");
        List<String> names = listdir(in("odd"));
        assertThat(names).hasSize(128).doesNotHaveDuplicates().contains("a\uDC80z", "a\uDCFFz");
        for (String name : names) {
            String path = in("odd/" + name);
            int fd = open(path, O_RDONLY);
            assertThat(read(fd)).containsExactly('x');
            close(fd);
            assertThat(stat(path).size()).isEqualTo(1);
            assertThat(fsdecode(fsencode(name))).isEqualTo(name);
        }
        rename(in("odd/a\uDCFFz"), in("odd/\uDCFE"));
        assertThat(shell("printf '%s\\n' odd/* | tail -n 1 | od -An -tx1").strip()).isEqualTo("6f 64 64 2f fe 0a");
        for (String name : listdir(in("odd"))) {
            unlink(in("odd/" + name));
        }
        assertThat(shell("ls -A odd")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ünïcödé", "日本語", "🐧", "what?", "\uFFFD", " ", "\n", "-"})
    void namesBeyondLettersAreUtf8(String name) throws Exception {
        mkdir(in("empty/" + name));
        assertThat(bytesOfTheNameInEmpty()).isEqualTo(HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)));
        assertThat(listdir(in("empty"))).containsExactly(name);
        rmdir(in("empty/" + name));
    }

    /** C's UTF-8 of a lone surrogate is no UTF-8: each of its bytes stands for itself. */
    @Test
    void aSurrogateInUtf8IsThreeBytes() throws Exception {
        shell("touch \"empty/$(printf '\\355\\262\\200')\"");
        assertThat(listdir(in("empty"))).containsExactly("\uDCED\uDCB2\uDC80");
        rename(in("empty/\uDCED\uDCB2\uDC80"), in("empty/\uDCB2\uDC80\uDCED"));
        assertThat(bytesOfTheNameInEmpty()).isEqualTo("b280ed");
    }

    private String bytesOfTheNameInEmpty() {
        return shell("find empty -mindepth 1 -printf %f | od -An -tx1 -v | tr -d ' \\n'");
    }

    @Test
    void theLongestNameAndOneMore() throws Exception {
        String longest = "n".repeat(NAME_MAX);
        mkdir(in(longest));
        assertThat(names()).contains(longest);
        assertThat(listdir(directory.toString())).contains(longest);
        assertThat(errnoOf(() -> mkdir(in(longest + "n")))).isEqualTo(Errno.ENAMETOOLONG);
        assertThat(errnoOf(() -> mkdir(in("é".repeat(NAME_MAX / 2 + 1))))).isEqualTo(Errno.ENAMETOOLONG);
    }

    @Test
    void fsencodeRefusesWhatIsNoName() {
        assertThat(fsencode("é\uDC80")).isEqualTo(new byte[] {(byte) 0xc3, (byte) 0xa9, (byte) 0x80});
        assertThat(fsdecode(new byte[] {(byte) 0xc3, (byte) 0xa9, (byte) 0x80})).isEqualTo("é\uDC80");
        assertThatIllegalArgumentException().isThrownBy(() -> fsencode("\uD800")).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> fsencode("a\0")).withMessageStartingWith("name: ");
        assertThatNullPointerException().isThrownBy(() -> fsencode(null)).withMessage("name");
        assertThatNullPointerException().isThrownBy(() -> fsdecode(null)).withMessage("name");
    }

    @TestFactory
    Stream<DynamicTest> wrongArguments() {
        return Stream.of(
                BadArguments.paths("link", "oldpath", path -> link(path, other)),
                BadArguments.paths("link", "newpath", path -> link(file, path)),
                BadArguments.paths("linkat", "oldpath", path -> linkat(AT_FDCWD, path, AT_FDCWD, other, 0)),
                BadArguments.paths("linkat", "newpath", path -> linkat(AT_FDCWD, file, AT_FDCWD, path, 0)),
                BadArguments.paths("symlink", "linkpath", path -> symlink("target", path)),
                BadArguments.paths("symlinkat", "linkpath", path -> symlinkat("target", AT_FDCWD, path)),
                BadArguments.paths("readlink", "path", Posix::readlink),
                BadArguments.paths("readlinkat", "path", path -> readlinkat(AT_FDCWD, path)),
                BadArguments.paths("unlink", "path", Posix::unlink),
                BadArguments.paths("unlinkat", "path", path -> unlinkat(AT_FDCWD, path, 0)),
                BadArguments.paths("remove", "path", Posix::remove),
                BadArguments.paths("rename", "oldpath", path -> rename(path, other)),
                BadArguments.paths("rename", "newpath", path -> rename(file, path)),
                BadArguments.paths("renameat", "oldpath", path -> renameat(AT_FDCWD, path, AT_FDCWD, other)),
                BadArguments.paths("renameat", "newpath", path -> renameat(AT_FDCWD, file, AT_FDCWD, path)),
                BadArguments.paths("renameat2", "oldpath", path -> renameat2(AT_FDCWD, path, AT_FDCWD, other, 0)),
                BadArguments.paths("mkdir", "path", Posix::mkdir),
                BadArguments.paths("mkdirat", "path", path -> mkdirat(AT_FDCWD, path)),
                BadArguments.paths("rmdir", "path", Posix::rmdir),
                BadArguments.paths("mkfifo", "path", Posix::mkfifo),
                BadArguments.paths("mkfifoat", "path", path -> mkfifoat(AT_FDCWD, path)),
                BadArguments.paths("mknod", "path", Posix::mknod),
                BadArguments.paths("mknodat", "path", path -> mknodat(AT_FDCWD, path, S_IFREG | 0600, 0)),
                BadArguments.directories("linkat", fd -> linkat(fd, "file", AT_FDCWD, other, 0)),
                BadArguments.directories("linkat", fd -> linkat(AT_FDCWD, file, fd, "other", 0)),
                BadArguments.directories("symlinkat", fd -> symlinkat("target", fd, "link")),
                BadArguments.directories("readlinkat", fd -> readlinkat(fd, "link")),
                BadArguments.directories("unlinkat", fd -> unlinkat(fd, "file", 0)),
                BadArguments.directories("renameat", fd -> renameat(fd, "file", AT_FDCWD, other)),
                BadArguments.directories("renameat2", fd -> renameat2(AT_FDCWD, file, fd, "other", 0)),
                BadArguments.directories("mkdirat", fd -> mkdirat(fd, "made")),
                BadArguments.directories("mkfifoat", fd -> mkfifoat(fd, "made")),
                BadArguments.directories("mknodat", fd -> mknodat(fd, "made", S_IFREG | 0600, 0))).flatMap(tests -> tests);
    }

    @Test
    void aTargetCanBeAnyTextButNotEmpty() throws Exception {
        assertThat(errnoOf(() -> symlink("", in("link")))).isEqualTo(Errno.ENOENT);
        assertThat(errnoOf(() -> symlink("t".repeat(PATH_MAX), in("link")))).isEqualTo(Errno.ENAMETOOLONG);
        assertThatIllegalArgumentException().isThrownBy(() -> symlink("a\0b", in("link"))).withMessageStartingWith("target: ");
        assertThatNullPointerException().isThrownBy(() -> symlinkat(null, AT_FDCWD, in("link"))).withMessage("target");
    }
}
