package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.os4j.testing.Trees.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
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
import org.os4j.testing.Outcome;
import org.os4j.testing.Trees;

@ExtendWith(LeakCheck.class)
class OsFilesTest {
    @TempDir
    Path directory;

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void statIsThatOfCoreutilsWithTheTimeOfBirth() throws Exception {
        Trees.make(directory);
        for (String name : List.of("tree", "tree/f", "tree/dirlink", "tree/pipe")) {
            Stat stat = Os.stat(path(name));
            assertThat(stat.dev() + " " + Integer.toHexString(stat.mode()) + " " + stat.nlink() + " " + stat.uid() + " " + stat.gid() + " " + stat.ino()
                    + " " + stat.size() + " " + stat.blksize() + " " + stat.blocks() + " " + stat.mtime().getEpochSecond() + " "
                    + stat.birthtime().map(Instant::getEpochSecond).orElse(0L))
                    .isEqualTo(Command.output("stat", "-L", "-c", "%d %f %h %u %g %i %s %o %b %Y %W", path(name)));
            assertThat(stat.flags()).isPresent();
            assertThat(stat.generation()).isEmpty();
        }
        assertThat(Os.stat(path("tree/link"), LinkOption.NOFOLLOW_LINKS).isSymbolicLink()).isTrue();
        assertThat(Os.stat("/proc/self").birthtime()).isEmpty();
        Fails.with(Errno.ENOENT, () -> Os.stat(path("tree/dangling")));
    }

    @TestFactory
    Stream<DynamicTest> wrongPaths() {
        return Stream.of(BadArguments.paths("stat", "path", Os::stat), BadArguments.paths("lstat", "path", Os::statPath),
                BadArguments.paths("unlink", "path", Os::remove)).flatMap(tests -> tests);
    }

    @Test
    void aStatusReadsTheSameInEveryLanguage() throws Exception {
        Locale before = Locale.getDefault();
        String here = Os.statPath("/etc/passwd").toString();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Os.statPath("/etc/passwd")).hasToString(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPathWithItsStatus() throws Exception {
        Trees.make(directory);
        StatInfo file = Os.statPath(path("tree/f"));
        assertThat(file.isFile() && !file.isDir() && !file.isSymlink() && !file.isDangling()).isTrue();
        assertThat(file.size()).isEqualTo(3);
        assertThat(file.modeStr()).isEqualTo(Command.output("stat", "-c", "%A", path("tree/f")));
        assertThat(file).hasToString(String.format("%s uid=%s gid=%s size=%10d inode=%s %s", file.modeStr(), file.uid(), file.gid(), 3,
                Command.output("stat", "-c", "%i", path("tree/f")), path("tree/f")));
        StatInfo link = Os.statPath(Path.of(path("tree/link")));
        assertThat(link.isFile() && link.isSymlink() && !link.isDangling()).isTrue();
        assertThat(link.inode()).isEqualTo(file.inode()).isNotEqualTo(link.linkStat().ino());
        assertThat(link.linkStat().ino()).isEqualTo(Posix.lstat(path("tree/link")).ino());
        StatInfo dangling = Os.statPath(path("tree/dangling"));
        assertThat(dangling.isSymlink() && dangling.isDangling() && !dangling.isFile()).isTrue();
        assertThat(dangling.size()).isEqualTo("nowhere".length());
        assertThat(Os.statPath(path("tree/dirlink")).isDir()).isTrue();
        assertThat(Os.statPath(path("tree/pipe")).isDir() || Os.statPath(path("tree/pipe")).isFile()).isFalse();
        assertThat(Os.statPath("/dev/null").isFile()).isFalse();
        assertThat(file.mtime()).isEqualTo(Files.getLastModifiedTime(directory.resolve("tree/f")).toInstant());
    }

    @Test
    void aDirectoryWithTheStatusOfEach() throws Exception {
        Path tree = Trees.make(directory);
        List<StatInfo> entries = Os.listdirStat(tree);
        assertThat(entries.stream().map(StatInfo::path).sorted().toList())
                .isEqualTo(Trees.find(directory, tree.toString(), "-mindepth 1", "-maxdepth 1")).contains(tree + "/dangling", tree + "/r\udcffw");
        Fails.with(Errno.ENOTDIR, () -> Os.listdirStat(tree.resolve("f")));
    }

    @Test
    void longListingIsThatOfLs() throws Exception {
        Path tree = Trees.make(directory);
        shell(tree, "rm a?b && touch -d '2 years ago' f && touch -d 'next year' random && touch -d '3 months ago' .hidden");
        if (Command.output("id", "-u").equals("0")) {
            shell(tree, "chown 65534:12345 random && chown 4000000000 empty");
        }
        for (String place : List.of(tree.toString(), "/dev", "/etc", "/usr")) {
            List<String> names = Command.output("ls", "-A", place).lines().filter(name -> name.chars().allMatch(c -> c > ' ' && c < 0x7f)).toList();
            List<String> words = new ArrayList<>(List.of("ls", "-ld"));
            List<StatInfo> files = new ArrayList<>();
            for (String name : names) {
                String path = place + "/" + name;
                words.add(path);
                files.add(Os.statPath(path));
            }
            Command ls = Command.of(words).with(java.util.Map.of("TZ", java.time.ZoneId.systemDefault().getId()));
            // ls sorts by itself: by bytes, which is how these names were listed.
            assertThat(Os.longListing(files)).containsExactlyInAnyOrderElementsOf(ls.run().out().lines().toList());
        }
        assertThat(Os.longListing(List.of())).isEmpty();
    }

    @Test
    void removeRenameReplace() throws Exception {
        Files.writeString(directory.resolve("a"), "a");
        Files.writeString(directory.resolve("b"), "b");
        Os.replace(path("a"), path("b"));
        assertThat(directory.resolve("b")).hasContent("a");
        Os.rename(directory.resolve("b"), directory.resolve("c"));
        Os.remove(path("c"));
        assertThat(directory).isEmptyDirectory();
        Fails.with(Errno.EISDIR, () -> Os.remove(directory));
    }

    @Test
    void touchMakesAndDates() throws Exception {
        Os.touch(path("new"));
        assertThat(directory.resolve("new")).isEmptyFile();
        Files.writeString(directory.resolve("new"), "kept");
        Instant then = Instant.parse("2001-02-03T04:05:06.789012345Z");
        Os.touch(path("new"), then);
        assertThat(Os.stat(path("new")).mtime()).isEqualTo(then);
        assertThat(Os.stat(path("new")).atime()).isEqualTo(then);
        Os.touch(path("new"));
        assertThat(Os.stat(path("new")).mtime()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(directory.resolve("new")).hasContent("kept");
        Os.touch(directory.resolve("dated"), then);
        assertThat(Os.stat(path("dated")).mtime()).isEqualTo(then);
        Os.touch(directory);
        Fails.with(Errno.ENOENT, () -> Os.touch(path("no/file")));
    }

    @Test
    void copiesOfEverySize() throws Exception {
        for (int size : new int[] {0, 1, 4095, 128 * 1024 + 1, 9_000_001}) {
            byte[] data = new byte[size];
            new java.util.Random(size).nextBytes(data);
            Files.write(directory.resolve("from"), data);
            Files.writeString(directory.resolve("to"), "longer than nothing");
            assertThat(Os.copyfile(path("from"), path("to"))).isEqualTo(size);
            assertThat(Files.readAllBytes(directory.resolve("to"))).isEqualTo(data);
        }
    }

    @Test
    void whatTheKernelMakesUpIsCopied() throws Exception {
        Os.copyfile("/proc/version", path("version"));
        assertThat(Command.of("cmp", "/proc/version", path("version")).run().exit()).isZero();
        Command.output("mkfifo", path("pipe"));
        Thread writer = Thread.ofPlatform().start(() -> {
            try (Fd fd = Os.open(path("pipe"), "w")) {
                fd.writeAll("through a pipe");
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(Os.copyfile(path("pipe"), path("out"))).isEqualTo(14);
        writer.join();
        assertThat(directory.resolve("out")).hasContent("through a pipe");
    }

    @Test
    void acrossFileSystems() throws Exception {
        Path memory = Path.of("/dev/shm");
        Assumptions.assumeTrue(Files.isWritable(memory), "no /dev/shm");
        Path other = Files.createTempDirectory(memory, "os4j");
        try {
            byte[] data = new byte[3_000_000];
            new java.util.Random(1).nextBytes(data);
            Files.write(directory.resolve("from"), data);
            Os.copy2(path("from"), other.toString());
            assertThat(Files.readAllBytes(other.resolve("from"))).isEqualTo(data);
            assertThat(Os.stat(other.resolve("from")).mtime()).isEqualTo(Os.stat(path("from")).mtime());
        } finally {
            Os.rmtree(other);
        }
    }

    @Test
    void holesStayHoles() throws Exception {
        shell(directory, "printf begin > sparse && printf middle | dd of=sparse bs=1 seek=5000000 2>/dev/null && truncate -s 20000000 sparse");
        assertThat(Os.copyfile(path("sparse"), path("copy"))).isEqualTo(20_000_000);
        assertThat(Command.of("cmp", path("sparse"), path("copy")).run().exit()).isZero();
        assertThat(Os.stat(path("copy")).blocks()).isEqualTo(Os.stat(path("sparse")).blocks());
        shell(directory, "truncate -s 1000000 hole");
        assertThat(Os.copyfile(path("hole"), path("copy"))).isEqualTo(1_000_000);
        assertThat(Os.stat(path("copy")).size()).isEqualTo(1_000_000);
        assertThat(Os.stat(path("copy")).blocks()).isEqualTo(Os.stat(path("hole")).blocks());
    }

    @Test
    void whatGoesWithTheBytes() throws Exception {
        shell(directory, "printf x > from && chmod 4751 from && touch -d '2001-02-03 04:05:06.789' from && mkdir dir");
        boolean attributes = Command.exists("setfattr")
                && Command.of("setfattr", "-n", "user.os4j", "-v", "value", path("from")).run().exit() == 0;
        Os.copyfile(path("from"), path("plain"));
        assertThat(Os.stat(path("plain")).permissions() & 0111).isZero();
        assertThat(Os.copy(path("from"), path("dir"))).isEqualTo(path("dir/from"));
        assertThat(Os.stat(path("dir/from")).permissions()).isEqualTo(04751);
        assertThat(Os.stat(path("dir/from")).mtime()).isNotEqualTo(Os.stat(path("from")).mtime());
        assertThat(Os.copy2(path("from"), path("all"))).isEqualTo(path("all"));
        assertThat(Command.output("stat", "-c", "%f %y %s", path("all"))).isEqualTo(Command.output("stat", "-c", "%f %y %s", path("from")));
        if (attributes) {
            assertThat(Command.output("getfattr", "--only-values", "-n", "user.os4j", path("all"))).isEqualTo("value");
        }
    }

    /** What is private stays so while it is copied, and a device keeps its own permissions. */
    @Test
    void permissionsMeanwhile() throws Exception {
        shell(directory, "head -c 100000 /dev/zero > from && chmod 640 from");
        List<Integer> modes = new ArrayList<>();
        Os.copy2(path("from"), path("to"), (path, entries, bytes) -> modes.add(Files.exists(Path.of(path)) ? mode(path) : -1));
        assertThat(modes).isNotEmpty().containsOnly(0600);
        assertThat(mode(path("to"))).isEqualTo(0640);
        int before = mode("/dev/null");
        Os.copy(path("from"), "/dev/null");
        assertThat(mode("/dev/null")).isEqualTo(before);
    }

    private static int mode(String path) {
        return Integer.parseInt(Command.output("stat", "-c", "%a", path), 8);
    }

    @Test
    void refusedCopiesLeaveTheSourceAlone() throws Exception {
        shell(directory, "printf kept > from && ln from hard && ln -s from link");
        for (String same : List.of("from", "hard", "link")) {
            Fails.with(Errno.EINVAL, () -> Os.copyfile(path("from"), path(same)));
        }
        assertThat(directory.resolve("from")).hasContent("kept");
        Fails.with(Errno.EISDIR, () -> Os.copyfile(directory.toString(), path("x")));
        Fails.with(Errno.EISDIR, () -> Os.copyfile(path("from"), directory.toString()));
        Fails.with(Errno.ENOENT, () -> Os.copyfile(path("missing"), path("x")));
        assertThat(directory.resolve("x")).doesNotExist();
    }

    @Test
    void progressIsTold() throws Exception {
        Files.write(directory.resolve("from"), new byte[20_000_000]);
        List<Long> told = new ArrayList<>();
        Os.copy2(path("from"), path("to"), (path, entries, bytes) -> {
            assertThat(path).isEqualTo(path("to"));
            told.add(bytes);
        });
        assertThat(told).isSorted().isNotEmpty().last().isEqualTo(20_000_000L);
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(() -> Os.copy2(path("from"), path("to"), (path, entries, bytes) -> {
            throw new IllegalStateException("enough");
        })).withMessage("enough");
    }

    /** Runs in a mount namespace of its own, whose file system is soon full. */
    @Test
    void aFullDiskLeavesNoDescriptor() throws IOException {
        Assumptions.assumeTrue(Command.of("unshare", "-m", "true").run().exit() == 0, "no mount namespaces here");
        Files.write(directory.resolve("large"), new byte[3_000_000]);
        Files.createDirectory(directory.resolve("mount"));
        String command = String.join(" ", ChildJvm.command(FullDisk.class, path("large"), path("mount")).stream().map(word -> "'" + word + "'").toList());
        Command.Result result = Command.of("unshare", "-m", "sh", "-c",
                "mount -t tmpfs -o size=1m none '" + path("mount") + "' && exec " + command).run();
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
    }

    /** Copies a file, then a tree with it, onto the full disk. */
    static final class FullDisk {
        public static void main(String[] arguments) throws Exception {
            String tree = arguments[1] + "/../source";
            Os.makedirs(tree + "/in");
            Os.copyfile(arguments[0], tree + "/in/large");
            Set<String> before = LeakCheck.descriptors();
            for (int i = 0; i < 3; i++) {
                expectFull(() -> Os.copyfile(arguments[0], arguments[1] + "/copy"));
                Posix.unlink(arguments[1] + "/copy");
                expectFull(() -> Os.copytree(tree, arguments[1] + "/tree"));
                Os.rmtree(arguments[1] + "/tree");
            }
            Set<String> after = LeakCheck.descriptors();
            after.removeAll(before);
            after.removeIf(open -> open.contains(".jar") || open.contains("/modules") || open.contains("/proc/"));
            if (!after.isEmpty()) {
                throw new AssertionError(after);
            }
        }

        private static void expectFull(Outcome.Call call) {
            String outcome = Outcome.of(call);
            if (!outcome.endsWith(" ENOSPC")) {
                throw new AssertionError(outcome);
            }
        }
    }
}
