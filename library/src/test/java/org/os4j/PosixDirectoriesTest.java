package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.os4j.Posix.*;
import static org.os4j.testing.Attempt.errnoOf;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.internal.DirectoryReader;
import org.os4j.testing.Attempt;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixDirectoriesTest {
    @TempDir
    Path directory;

    private String shell(String command) {
        return Command.output("sh", "-c", "cd '" + directory + "' && " + command);
    }

    @Test
    void listdirNamesWhatFindDoes() throws Exception {
        shell("mkdir d .hidden ..twodots ... && touch f 'a b' && ln -s nowhere l && mkfifo p");
        assertThat(listdir(directory.toString())).containsExactlyInAnyOrder("d", ".hidden", "..twodots", "...", "f", "a b", "l", "p")
                .containsExactlyElementsOf(shell("ls -AU").lines().toList());
    }

    @Test
    void anEmptyDirectory() throws Exception {
        assertThat(listdir(directory.toString())).isEmpty();
    }

    @Test
    void tenThousandEntries() throws Exception {
        shell("seq -f 'a file with a name of some length %05.0f' 10000 | tr '\\n' '\\0' | xargs -0 touch");
        List<String> names = listdir(directory.toString());
        assertThat(names).hasSize(10_000).containsExactlyElementsOf(shell("ls -AU").lines().toList());
    }

    @Test
    void namesOfEveryLength() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int length = 1; length <= NAME_MAX; length++) {
            String name = "n".repeat(length);
            Files.createFile(directory.resolve(name));
            expected.add(name);
        }
        assertThat(listdir(directory.toString())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theKernelsFileSystems() throws Exception {
        assertThat(listdir("/proc")).contains("self", "version", Long.toString(ProcessHandle.current().pid())).doesNotContain(".", "..");
        assertThat(listdir("/sys")).containsExactlyInAnyOrderElementsOf(Command.output("ls", "-A", "/sys").lines().toList());
        assertThat(listdir("/proc/self/task")).contains(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void withoutAPathItIsTheCurrentDirectory() throws Exception {
        assertThat(listdir()).containsExactlyElementsOf(Command.output("ls", "-AU").lines().toList());
    }

    @Test
    void anOpenDirectoryIsListedAgainAndAgain() throws Exception {
        shell("touch a b c");
        int fd = open(directory.toString(), O_RDONLY | O_DIRECTORY);
        assertThat(listdir(fd)).containsExactlyElementsOf(shell("ls -AU").lines().toList()).hasSize(3).isEqualTo(listdir(fd));
        assertThat(lseek(fd, 0, SEEK_CUR)).isZero();
        close(fd);
    }

    @Test
    void aRemovedDirectoryIsEmpty() throws Exception {
        shell("mkdir gone");
        int fd = open(directory + "/gone", O_RDONLY);
        shell("rmdir gone");
        assertThat(listdir(fd)).isEmpty();
        close(fd);
    }

    @Test
    void aFileIsNoDirectory() throws Exception {
        shell("printf hello > file");
        assertThat(errnoOf(() -> listdir(directory + "/file"))).isEqualTo(Errno.ENOTDIR);
        int fd = open(directory + "/file", O_RDONLY);
        read(fd, 2);
        ErrnoException e = Attempt.failureOf(() -> listdir(fd));
        assertThat(e.errno()).isEqualTo(Errno.ENOTDIR);
        assertThat(e.function()).isEqualTo("readdir");
        assertThat(lseek(fd, 0, SEEK_CUR)).as("the offset, left alone").isEqualTo(2);
        close(fd);
    }

    @Test
    void theReaderKnowsTypesAndInodes() throws Exception {
        shell("mkdir d && touch f && ln -s nowhere l && mkfifo p");
        List<String> seen = new ArrayList<>();
        int fd = open(directory.toString(), O_RDONLY);
        try (DirectoryReader entries = new DirectoryReader(fd)) {
            while (entries.next()) {
                seen.add(entries.name() + " " + letter(entries.type()) + " " + entries.inode());
            }
            assertThat(entries.next()).isFalse();
            assertThat(entries.error()).isZero();
        }
        close(fd);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(shell("find . -mindepth 1 -printf '%f %y %i\\n'").lines().toList());
    }

    private static char letter(int type) {
        return type == DT_DIR ? 'd' : type == DT_REG ? 'f' : type == DT_LNK ? 'l' : type == DT_FIFO ? 'p' : '?';
    }

    @Test
    void aClosedReaderHasNoMore() throws Exception {
        shell("touch a b");
        int fd = open(directory.toString(), O_RDONLY);
        DirectoryReader entries = new DirectoryReader(fd);
        assertThat(entries.next()).isTrue();
        entries.close();
        entries.close();
        assertThat(entries.next()).isFalse();
        close(fd);
    }

    @Test
    void getcwdIsWhereTheProcessIs() throws Exception {
        assertThat(getcwd()).isEqualTo(Command.output("readlink", "/proc/" + ProcessHandle.current().pid() + "/cwd"));
    }

    @Test
    void chdirMovesTheProcessButNotTheJdk() throws Exception {
        shell("mkdir sub && touch sub/here");
        ChildJvm.output(Mover.class, directory.toRealPath().toString());
    }

    static final class Mover {
        public static void main(String[] arguments) throws Exception {
            String start = arguments[0];
            String jdk = System.getProperty("user.dir");
            chdir(start + "/sub");
            assert getcwd().equals(start + "/sub");
            assert Command.output("sh", "-c", "readlink /proc/" + ProcessHandle.current().pid() + "/cwd").equals(start + "/sub");
            assert listdir().equals(List.of("here"));
            assert stat("here").isRegularFile();
            assert System.getProperty("user.dir").equals(jdk) && !new File("here").getAbsoluteFile().exists();
            int root = open("/", O_RDONLY);
            fchdir(root);
            assert getcwd().equals("/");
            int file = open(start + "/sub/here", O_RDONLY);
            assert errnoOf(() -> fchdir(file)) == Errno.ENOTDIR;
            assert errnoOf(() -> chdir(start + "/sub/here")) == Errno.ENOTDIR;
            chdir("tmp/..");
            assert getcwd().equals("/");
        }
    }

    @Test
    void aDirectoryThatIsGoneHasNoPath() {
        ChildJvm.output(Gone.class, directory.toString());
    }

    static final class Gone {
        public static void main(String[] arguments) throws Exception {
            mkdir(arguments[0] + "/gone");
            chdir(arguments[0] + "/gone");
            rmdir(arguments[0] + "/gone");
            ErrnoException e = Attempt.failureOf(() -> getcwd());
            assert e.errno() == Errno.ENOENT && e.function().equals("getcwd") : e;
            assert listdir().isEmpty();
        }
    }

    @Test
    void aPathOverPathMaxIsWhole() {
        ChildJvm.output(Deep.class, directory.toString());
    }

    static final class Deep {
        private static final int LEVELS = 30;

        public static void main(String[] arguments) throws Exception {
            chdir(arguments[0]);
            String name = "n".repeat(NAME_MAX);
            for (int level = 0; level < LEVELS; level++) {
                mkdir(name);
                chdir(name);
                assert getcwd().endsWith("/" + name);
            }
            String expected = arguments[0] + ("/" + name).repeat(LEVELS);
            assert expected.length() > PATH_MAX && getcwd().equals(expected);
            assert errnoOf(() -> stat(expected)) == Errno.ENAMETOOLONG;
            for (int level = 0; level < LEVELS; level++) {
                chdir("..");
                rmdir(name);
            }
        }
    }

    @Test
    void namesThatAreNotUtf8AreThoseOfTheCurrentDirectoryToo() {
        shell("mkdir \"$(printf 'a\\377')\"");
        assertThat(ChildJvm.output(Odd.class, directory.toString())).isEqualTo("61ff");
    }

    static final class Odd {
        public static void main(String[] arguments) throws Exception {
            chdir(arguments[0] + "/" + listdir(arguments[0]).getFirst());
            byte[] path = fsencode(getcwd());
            byte[] name = Arrays.copyOfRange(path, path.length - 2, path.length);
            System.out.println(HexFormat.of().formatHex(name));
        }
    }

    @TestFactory
    Stream<DynamicTest> wrongArguments() {
        return Stream.of(
                BadArguments.paths("opendir", "path", Posix::listdir),
                BadArguments.paths("chdir", "path", Posix::chdir),
                BadArguments.descriptors("readdir", Posix::listdir),
                BadArguments.descriptors("fchdir", Posix::fchdir)).flatMap(tests -> tests);
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> listdir(null)).withMessage("path");
    }

    private static List<Dirent> entries(int fd, int size) throws ErrnoException {
        List<Dirent> all = new ArrayList<>();
        for (List<Dirent> some = getdents64(fd, size); !some.isEmpty(); some = getdents64(fd, size)) {
            all.addAll(some);
        }
        return all;
    }

    @Test
    void entriesAsTheFileSystemHasThem() throws Exception {
        shell("mkdir d && touch f 'a b' && ln -s nowhere l && mkfifo p && seq -f 'file%05.0f' 1000 | xargs touch");
        int fd = open(directory.toString(), O_RDONLY | O_DIRECTORY);
        try {
            List<Dirent> entries = entries(fd, 32768);
            assertThat(entries.stream().map(entry -> entry.inode() + " " + entry.name())).containsExactlyElementsOf(
                    shell("ls -aiU").lines().map(String::strip).toList());
            assertThat(entries).filteredOn(entry -> !entry.name().startsWith("file")).extracting(entry -> entry.name() + " " + entry.type())
                    .containsExactlyInAnyOrder(". " + DT_DIR, ".. " + DT_DIR, "d " + DT_DIR, "f " + DT_REG, "a b " + DT_REG, "l " + DT_LNK, "p " + DT_FIFO);
            lseek(fd, 0, SEEK_SET);
            assertThat(entries(fd, 280)).isEqualTo(entries);
            // One goes on where an entry says that the next begins.
            lseek(fd, entries.get(500).offset(), SEEK_SET);
            assertThat(entries(fd, 1000)).isEqualTo(entries.subList(501, entries.size()));
            lseek(fd, 0, SEEK_SET);
            assertThat(getdents64(fd, 1 << 20)).isEqualTo(entries);
            assertThat(getdents64(fd, 1 << 20)).isEmpty();
        } finally {
            close(fd);
        }
    }

    @Test
    void entriesThatCannotBeRead() throws Exception {
        int fd = open(directory.toString(), O_RDONLY | O_DIRECTORY);
        int file = open("/etc/passwd", O_RDONLY);
        try {
            assertThat(Fails.with(Errno.EINVAL, () -> getdents64(fd, 8)).function()).isEqualTo("getdents64");
            Fails.with(Errno.ENOTDIR, () -> getdents64(file, 1000));
            Fails.with(Errno.EBADF, () -> getdents64(-1, 1000));
            assertThatIllegalArgumentException().isThrownBy(() -> getdents64(fd, -1)).withMessageStartingWith("size: ");
            shell("mkdir gone");
            int gone = openat(fd, "gone", O_RDONLY | O_DIRECTORY);
            shell("rmdir gone");
            Fails.with(Errno.ENOENT, () -> getdents64(gone, 1000));
            close(gone);
        } finally {
            close(fd);
            close(file);
        }
    }
}
