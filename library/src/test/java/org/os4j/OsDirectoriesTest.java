package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.os4j.testing.Trees.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.Trees;

@ExtendWith(LeakCheck.class)
class OsDirectoriesTest {
    private static final int LEVELS = 2000;

    @TempDir
    Path directory;

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    /** Every path that the steps name, as find names them. */
    private static List<String> paths(Iterable<WalkStep> walk, String root) {
        List<String> paths = new ArrayList<>(List.of(root));
        for (WalkStep step : walk) {
            step.directories().forEach(name -> paths.add(step.path(name)));
            step.files().forEach(name -> paths.add(step.path(name)));
        }
        return paths.stream().sorted().toList();
    }

    @Test
    void usrIsThatOfFind() throws Exception {
        List<String> expected = Trees.find(directory, "/usr");
        assertThat(paths(Os.walk("/usr"), "/usr").equals(expected)).isTrue();
        assertThat(paths(Os.walk(Path.of("/usr")).bottomUp(), "/usr").equals(expected)).isTrue();
        assertThat(paths(Os.fwalk("/usr"), "/usr").equals(expected)).isTrue();
        try (TreeScan scan = Os.scantree("/usr")) {
            List<String> scanned = Stream.concat(Stream.of("/usr"), scan.stream().map(TreeEntry::path)).sorted().toList();
            assertThat(scanned.equals(expected)).isTrue();
        }
    }

    @Test
    void namesOfEveryKind() throws Exception {
        String tree = Trees.make(directory).toString();
        List<String> expected = Trees.find(directory, tree);
        assertThat(expected).contains(tree + "/r\udcffw", tree + "/D\udc80/\udcf1", tree + "/a\nb");
        assertThat(paths(Os.walk(tree), tree)).isEqualTo(expected);
        assertThat(paths(Os.fwalk(tree).bottomUp(), tree)).isEqualTo(expected);
        try (TreeScan scan = Os.scantree(directory.resolve("tree"))) {
            assertThat(Stream.concat(Stream.of(tree), scan.stream().map(TreeEntry::path)).sorted().toList()).isEqualTo(expected);
        }
    }

    @Test
    void linksToDirectoriesAreAmongTheDirectories() {
        Path tree = Trees.make(directory);
        WalkStep top = Os.walk(tree).iterator().next();
        assertThat(top.directory()).isEqualTo(tree.toString());
        assertThat(top.directories()).contains("a", "dirlink", "empty").doesNotContain("link", "dangling", "pipe");
        assertThat(top.files()).contains("link", "dangling", "pipe", "f").doesNotContain("dirlink");
        assertThat(Os.walk(tree).stream().map(WalkStep::directory)).doesNotContain(tree + "/dirlink");
    }

    @Test
    void orderTopDownAndBottomUp() {
        shell(directory, "mkdir -p t/a/b t/c && touch t/a/b/f");
        String root = path("t");
        List<String> down = Os.walk(root).stream().map(WalkStep::directory).toList();
        assertThat(down).startsWith(root).containsSubsequence(root + "/a", root + "/a/b").hasSize(4);
        List<String> up = Os.walk(root).bottomUp().stream().map(WalkStep::directory).toList();
        assertThat(up).endsWith(root).containsSubsequence(root + "/a/b", root + "/a").hasSize(4);
        try (FdWalk walk = Os.fwalk(root).bottomUp()) {
            assertThat(walk.stream().map(WalkStep::directory).toList()).isEqualTo(up);
        }
    }

    @Test
    void whatIsTakenFromTheListIsNotGoneInto() {
        shell(directory, "mkdir -p t/a/b t/c/d t/e");
        String root = path("t");
        List<String> seen = new ArrayList<>();
        for (WalkStep step : Os.walk(root)) {
            seen.add(step.directory());
            if (step.directory().equals(root)) {
                step.directories().clear();
                step.directories().addAll(List.of("e", "a"));
            }
        }
        assertThat(seen).containsExactly(root, root + "/e", root + "/a", root + "/a/b");
        List<String> bottomUp = new ArrayList<>();
        for (WalkStep step : Os.walk(root).bottomUp()) {
            bottomUp.add(step.directory());
            step.directories().clear();
        }
        assertThat(bottomUp).hasSize(6);
    }

    @Test
    void theLoopMayBeLeftAtAnyTime() {
        for (WalkStep step : Os.walk("/usr")) {
            if (step.directory().length() > 20) {
                break;
            }
        }
        Walk walk = Os.walk(directory);
        assertThat(walk.stream().count()).isEqualTo(walk.stream().count()).isEqualTo(1);
    }

    @Test
    void theEndOfAnIterator() {
        Iterator<WalkStep> steps = Os.walk(directory).iterator();
        steps.next();
        assertThat(steps.hasNext()).isFalse();
        assertThatThrownBy(steps::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void linksFollowedWithoutGoingRound() throws Exception {
        String tree = Trees.make(directory).toString();
        List<String> expected = Command.of("find", "-L", tree, "-type", "d").run().out().lines().filter(line -> line.length() > 0).sorted().toList();
        for (boolean bottomUp : new boolean[] {true, false}) {
            List<ErrnoException> errors = new ArrayList<>();
            Walk walk = Os.walk(tree).followingLinks().onError(errors::add);
            List<String> found = (bottomUp ? walk.bottomUp() : walk).stream().map(WalkStep::directory).sorted().toList();
            assertThat(found).filteredOn(name -> name.chars().allMatch(c -> c < 0x7f)).isEqualTo(expected.stream()
                    .filter(name -> name.chars().allMatch(c -> c < 0x7f)).toList()).contains(tree + "/dirlink/c");
            assertThat(errors).extracting(ErrnoException::errno).containsOnly(Errno.ELOOP);
            assertThat(errors).extracting(ErrnoException::path).containsExactly(tree + "/d/up");
            errors.clear();
            FdWalk byDescriptor = Os.fwalk(tree).followingLinks().onError(errors::add);
            try (FdWalk open = bottomUp ? byDescriptor.bottomUp() : byDescriptor) {
                assertThat(open.stream().map(WalkStep::directory).sorted().toList()).isEqualTo(found);
            }
            assertThat(errors).extracting(ErrnoException::path).containsExactly(tree + "/d/up");
        }
    }

    @Test
    void aMissingRoot() {
        List<ErrnoException> errors = new ArrayList<>();
        assertThat(Os.walk("/nowhere").onError(errors::add)).isEmpty();
        assertThat(Os.fwalk("/nowhere").onError(errors::add)).isEmpty();
        assertThat(Os.scantree("/nowhere").onError(errors::add)).isEmpty();
        assertThat(Os.walk("/etc/passwd").onError(errors::add)).isEmpty();
        assertThat(errors).extracting(ErrnoException::errno).containsExactly(Errno.ENOENT, Errno.ENOENT, Errno.ENOENT, Errno.ENOTDIR);
        assertThat(errors).extracting(ErrnoException::path).containsExactly("/nowhere", "/nowhere", "/nowhere", "/etc/passwd");
        assertThat(Os.walk("/nowhere")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Os.walk("a\0b")).withMessageStartingWith("path: ");
        Fails.onNull("path", () -> Os.walk((String) null));
    }

    @Test
    void aHandlerThatThrowsEndsTheWalkAndNothingStaysOpen() {
        shell(directory, "mkdir -p t/a/b");
        for (WalkStep step : Os.walk(path("t"))) {
            assertThat(step.files()).isEmpty();
        }
        FdWalk walk = Os.fwalk(path("t")).onError(e -> {
            throw new IllegalStateException(e);
        });
        assertThatIllegalStateException().isThrownBy(() -> {
            try (walk) {
                for (WalkStep step : walk) {
                    step.directories().replaceAll(name -> "missing");
                }
            }
        }).withMessageContaining("ENOENT");
    }

    @Test
    void stepsWithDescriptors() throws Exception {
        Path tree = Trees.make(directory);
        WalkStep last = null;
        try (FdWalk walk = Os.fwalk(tree)) {
            for (WalkStep step : walk) {
                assertThat(Posix.fstat(step.fd()).ino()).isEqualTo(Posix.lstat(step.directory()).ino());
                last = step;
            }
            assertThatIllegalStateException().isThrownBy(walk::iterator);
        }
        assertThatIllegalStateException().isThrownBy(last::fd);
        assertThatIllegalStateException().isThrownBy(() -> Os.walk(tree).iterator().next().fd());
        try (FdWalk left = Os.fwalk("/usr")) {
            for (WalkStep step : left) {
                if (step.directory().length() > 20) {
                    break;
                }
            }
        }
    }

    @Test
    void treesDeeperThanAPathMayBeLong() throws Exception {
        String name = "a-directory-with-a-long-name";
        Path deep = Trees.makeDeep(directory, LEVELS, name);
        try {
            for (boolean bottomUp : new boolean[] {false, true}) {
                Walk walk = Os.walk(deep);
                List<WalkStep> steps = (bottomUp ? walk.bottomUp() : walk).stream().toList();
                assertThat(steps).hasSize(LEVELS + 1).allMatch(step -> step.files().equals(List.of("file")));
                assertThat((bottomUp ? steps.getFirst() : steps.getLast()).directory()).hasSize(deep.toString().length() + LEVELS * (name.length() + 1));
                int before = LeakCheck.descriptors().size();
                int most = 0;
                int count = 0;
                try (FdWalk open = bottomUp ? Os.fwalk(deep).bottomUp() : Os.fwalk(deep)) {
                    for (WalkStep step : open) {
                        assertThat(Posix.fstatat(step.fd(), "file", 0).isRegularFile()).isTrue();
                        if (count++ % 100 == 0) {
                            most = Math.max(most, LeakCheck.descriptors().size() - before);
                        }
                    }
                }
                assertThat(count).isEqualTo(LEVELS + 1);
                assertThat(most).isBetween(1, 40);
            }
            try (TreeScan scan = Os.scantree(deep)) {
                assertThat(scan.stream().mapToInt(TreeEntry::depth).max()).hasValue(LEVELS + 1);
            }
            assertThat(Os.treeUsage(deep).directories()).isEqualTo(LEVELS + 1);
        } finally {
            Os.rmtree(deep);
        }
        assertThat(deep).doesNotExist();
    }

    @Test
    void tenThousandEntries() throws Exception {
        shell(directory, "mkdir many && cd many && seq 10000 | xargs touch");
        Set<String> expected = new HashSet<>(Os.listdir(path("many")));
        assertThat(expected).hasSize(10_000);
        assertThat(Os.listdir()).isEqualTo(Os.listdir("."));
        assertThat(Os.walk(path("many")).iterator().next().files()).hasSize(10_000).containsAll(expected);
        try (DirectoryScan scan = Os.scandir(path("many"))) {
            assertThat(scan.stream().map(DirEntry::name)).hasSize(10_000).containsAll(expected);
        }
        Os.rmtree(path("many"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void scandirTellsTypes() throws Exception {
        String tree = Trees.make(directory).toString();
        List<String> names = new ArrayList<>();
        try (DirectoryScan scan = Os.scandir(tree)) {
            for (DirEntry entry : scan) {
                names.add(entry.path());
                Stat link = Posix.lstat(entry.path());
                assertThat(entry.isSymlink()).isEqualTo(link.isSymbolicLink());
                assertThat(entry.isDir(false)).isEqualTo(link.isDirectory());
                assertThat(entry.isFile(false)).isEqualTo(link.isRegularFile());
                assertThat(entry.inode()).isEqualTo(link.ino());
                assertThat(entry.stat(false).ino()).isEqualTo(link.ino());
                assertThat(entry.stat(false)).isSameAs(entry.stat(false));
                if (entry.name().equals("dangling")) {
                    assertThat(entry.isDir() || entry.isFile()).isFalse();
                    Fails.with(Errno.ENOENT, entry::stat);
                } else {
                    assertThat(entry.isDir()).isEqualTo(Posix.stat(entry.path()).isDirectory());
                    assertThat(entry.isFile()).isEqualTo(Posix.stat(entry.path()).isRegularFile());
                    assertThat(entry.stat()).isSameAs(entry.stat());
                    assertThat(entry.stat().ino()).isEqualTo(Posix.stat(entry.path()).ino());
                }
            }
            assertThatIllegalStateException().isThrownBy(scan::iterator);
        }
        assertThat(names.stream().sorted().toList()).isEqualTo(Trees.find(directory, tree, "-mindepth 1", "-maxdepth 1"));
        Fails.with(Errno.ENOENT, () -> Os.scandir("/nowhere"));
        Fails.with(Errno.ENOTDIR, () -> Os.scandir("/etc/passwd"));
    }

    @Test
    void scandirClosesItselfAtItsEnd() throws Exception {
        DirectoryScan scan = Os.scandir(directory);
        assertThat(scan.stream().count()).isZero();
        DirectoryScan left = Os.scandir("/etc");
        Iterator<DirEntry> entries = left.iterator();
        entries.next();
        left.close();
        left.close();
        assertThat(entries.hasNext()).isFalse();
        assertThatIllegalStateException().isThrownBy(left::iterator);
    }

    @Test
    void aScanThatEndsInTheMiddleLeavesNoDescriptor() throws Exception {
        shell(directory, "mkdir many && cd many && seq 10000 | xargs touch");
        assertThatThrownBy(() -> {
            try (DirectoryScan scan = Os.scandir(path("many"))) {
                scan.forEach(entry -> {
                    throw new CancellationException(entry.name());
                });
            }
        }).isInstanceOf(CancellationException.class);
        assertThat(descriptorsOf("many")).isEmpty();
        Iterator<DirEntry> failing = Os.scandir(path("many")).iterator();
        failing.next();
        int fd = Integer.parseInt(descriptorsOf("many").getFirst().split(" ")[0]);
        // What is no directory in its place: nothing else fails so surely.
        try (Fd file = Os.open("/dev/null")) {
            Posix.dup2(file.fileno(), fd);
        }
        assertThatThrownBy(() -> failing.forEachRemaining(entry -> {})).hasCauseInstanceOf(ErrnoException.class).hasMessageContaining("readdir: ")
                .hasMessageContaining("ENOTDIR");
        Fails.with(Errno.EBADF, () -> Posix.fstat(fd));
        assertThat(failing.hasNext()).isFalse();
        Iterator<DirEntry> removed = Os.scandir(path("many")).iterator();
        removed.next();
        shell(directory, "rm -r many");
        assertThat(descriptorsOf("many")).hasSize(1);
        removed.forEachRemaining(entry -> {});
        assertThat(descriptorsOf("many")).isEmpty();
    }

    /** What this process has open of a directory's: a removed one too. */
    private static List<String> descriptorsOf(String name) throws IOException {
        return LeakCheck.descriptors().stream().filter(text -> text.contains("/" + name)).toList();
    }

    @Test
    void scansThatAreAbandonedLeaveNoDescriptor() {
        shell(directory, "mkdir left && touch left/1 left/2");
        String warnings = Command.of(ChildJvm.command(Abandoned.class, path("left"))).run().err();
        assertThat(warnings.lines().filter(line -> line.contains("was never closed"))).hasSize(Abandoned.COUNT);
    }

    /** Prints nothing but warnings if all goes well, or hangs until its deadline. */
    static final class Abandoned {
        static final int COUNT = 20;

        public static void main(String[] arguments) throws Exception {
            for (int i = 0; i < COUNT; i++) {
                Os.scandir(arguments[0]).iterator().next();
            }
            if (descriptorsOf("left").isEmpty()) {
                throw new AssertionError("none was open");
            }
            while (!descriptorsOf("left").isEmpty()) {
                System.gc();
                Thread.sleep(20);
            }
        }
    }

    @Test
    void scantreeGoesWhereItIsLet() {
        shell(directory, "mkdir -p t/a/b t/.git/objects && touch t/a/f t/.git/config");
        try (TreeScan scan = Os.scantree(path("t")).descending(entry -> !entry.name().equals(".git"))) {
            assertThat(scan.stream().map(TreeEntry::name)).containsExactlyInAnyOrder("a", ".git", "b", "f");
        }
        try (TreeScan left = Os.scantree("/usr")) {
            Iterator<TreeEntry> entries = left.iterator();
            TreeEntry first = entries.next();
            assertThat(first.directory()).isEqualTo("/usr");
            assertThat(first.depth()).isEqualTo(1);
            assertThatIllegalStateException().isThrownBy(left::iterator);
        }
    }

    @Test
    void directoriesOneInAnother() throws Exception {
        Os.makedirs(path("a/b/c"));
        assertThat(directory.resolve("a/b/c")).isDirectory();
        Fails.with(Errno.EEXIST, () -> Os.makedirs(path("a/b/c")));
        Os.makedirs(path("a/b/c"), 0777, true);
        Os.makedirs(path("a//x/y///"), 0700, false);
        assertThat(Os.stat(path("a/x/y")).permissions()).isEqualTo(0700);
        assertThat(Os.stat(path("a/x")).permissions()).isEqualTo(Os.stat(path("a")).permissions()).isNotEqualTo(0700);
        Os.makedirs(path("a/new/."), 0777, true);
        assertThat(directory.resolve("a/new")).isDirectory();
        Files.writeString(directory.resolve("file"), "");
        Fails.with(Errno.EEXIST, () -> Os.makedirs(path("file"), 0777, true));
        Fails.with(Errno.ENOTDIR, () -> Os.makedirs(path("file/x")));
        Fails.with(Errno.ENOENT, () -> Os.makedirs(""));
        Os.makedirs("/", 0777, true);
        Os.makedirs(directory.resolve("by/path"));
        assertThat(directory.resolve("by/path")).isDirectory();
    }

    @Test
    void removedirsStopsAtWhatIsNotEmpty() throws Exception {
        Os.makedirs(path("keep/a/b/c"));
        Files.writeString(directory.resolve("keep/file"), "");
        Os.removedirs(path("keep/a/b/c/"));
        assertThat(directory.resolve("keep/a")).doesNotExist();
        assertThat(directory.resolve("keep/file")).exists();
        Fails.with(Errno.ENOTEMPTY, () -> Os.removedirs(path("keep")));
        Fails.with(Errno.ENOENT, () -> Os.removedirs(path("none")));
    }

    @Test
    void renamesMakesAndRemovesDirectories() throws Exception {
        Os.makedirs(path("old/a"));
        Files.writeString(directory.resolve("old/a/file"), "x");
        Files.writeString(directory.resolve("kept"), "");
        Os.renames(path("old/a/file"), path("new/b/c/file"));
        assertThat(directory.resolve("new/b/c/file")).hasContent("x");
        assertThat(directory.resolve("old")).doesNotExist();
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void unreadableDirectoriesAsNobody() throws Exception {
        shell(directory, "mkdir -p t/open t/closed/in && chmod 0 t/closed && chmod 755 . t t/open && touch t/open/f && chmod 755 '" + directory + "'");
        try {
            assertThat(Nobody.output(Unreadable.class, path("t"))).isEqualTo("as it should be");
        } finally {
            shell(directory, "chmod 755 t/closed");
        }
    }

    /** Walks, scans and tries to remove a tree with a directory that may not be read. */
    static final class Unreadable {
        public static void main(String[] arguments) throws Exception {
            String root = arguments[0];
            for (Walk walk : List.of(Os.walk(root), Os.walk(root).bottomUp())) {
                List<String> errors = new ArrayList<>();
                List<String> seen = walk.onError(e -> errors.add(e.errno() + " " + e.path())).stream().map(WalkStep::directory).sorted().toList();
                assert seen.equals(List.of(root, root + "/open")) : seen;
                assert errors.equals(List.of("EACCES " + root + "/closed")) : errors;
            }
            List<String> errors = new ArrayList<>();
            try (TreeScan scan = Os.scantree(root).onError(e -> errors.add(e.errno() + " " + e.path()))) {
                assert scan.stream().count() == 3;
            }
            assert errors.equals(List.of("EACCES " + root + "/closed")) : errors;
            errors.clear();
            long removed = Os.rmtree(root, null, e -> errors.add(e.errno() + " " + e.path()));
            assert removed == 0 : removed;
            assert errors.size() == 2 && errors.contains("EACCES " + root + "/open/f") && errors.contains("EACCES " + root + "/closed") : errors;
            try {
                Os.listdir(root + "/closed");
                throw new AssertionError("read it");
            } catch (ErrnoException e) {
                assert e.errno() == Errno.EACCES;
            }
            assert Os.listdirStat(root).size() == 2;
            System.out.println("as it should be");
        }
    }
}
