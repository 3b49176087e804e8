package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.os4j.testing.Trees.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Trees;

@ExtendWith(LeakCheck.class)
class OsTreesTest {
    @TempDir
    Path directory;

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void rmtreeRemovesAllAndNothingElse() throws Exception {
        Path tree = Trees.make(directory);
        Files.createDirectory(directory.resolve("beside"));
        Files.writeString(directory.resolve("beside/kept"), "kept");
        Files.createSymbolicLink(tree.resolve("a/out"), directory.resolve("beside"));
        int count = Trees.find(directory, tree.toString()).size();
        List<String> told = new ArrayList<>();
        long removed = Os.rmtree(tree, (path, entries, bytes) -> told.add(path + " " + entries), null);
        assertThat(removed).isEqualTo(count);
        assertThat(told).hasSize(count).contains(tree + " " + count);
        assertThat(tree).doesNotExist();
        assertThat(directory.resolve("beside/kept")).hasContent("kept");
    }

    /** Whoever removes a part of it meanwhile does what was wanted. */
    @Test
    void rmtreeWithSomebodyElse() throws Exception {
        shell(directory, "mkdir -p tree/a tree/b tree/c; touch tree/1 tree/2 tree/3 tree/a/1 tree/b/1 tree/c/1");
        List<ErrnoException> errors = new ArrayList<>();
        long removed = Os.rmtree(path("tree"), (path, entries, bytes) -> {
            if (entries == 1) {
                shell(directory, "rm -r tree/*");
            }
        }, errors::add);
        assertThat(errors).isEmpty();
        assertThat(removed).isEqualTo(2);
        assertThat(directory.resolve("tree")).doesNotExist();
    }

    @Test
    void rmtreeRefusesWhatIsNoDirectory() throws Exception {
        shell(directory, "mkdir real && touch real/f file && ln -s real link");
        Fails.with(Errno.ENOTDIR, () -> Os.rmtree(path("file")));
        Fails.with(Errno.ENOTDIR, () -> Os.rmtree(path("link")));
        Fails.with(Errno.ENOTDIR, () -> Os.rmtree(path("link") + "/"));
        Fails.with(Errno.ENOENT, () -> Os.rmtree(path("none")));
        Fails.with(Errno.EINVAL, () -> Os.rmtree(path("real/.")));
        Fails.with(Errno.EINVAL, () -> Os.rmtree(path("real/..")));
        assertThat(directory.resolve("real/f")).exists();
        List<ErrnoException> errors = new ArrayList<>();
        assertThat(Os.rmtree(path("none"), null, errors::add)).isZero();
        assertThat(errors).extracting(ErrnoException::path).containsExactly(path("none"));
        Os.rmtree(path("real") + "//");
        assertThat(directory.resolve("real")).doesNotExist();
    }

    private List<String> makePrecious() throws Exception {
        shell(directory, "mkdir precious && cd precious && seq 20 | xargs touch && mkdir sub && touch sub/x");
        return Trees.find(directory, path("precious"));
    }

    /** At the worst moment: all directories are listed, and the first is being emptied, when the others become links. */
    @Test
    void directoriesThatBecomeLinksAreNotGoneInto() throws Exception {
        List<String> precious = makePrecious();
        shell(directory, "mkdir hidden && mkdir -p tree/v0 tree/v1 tree/v2 tree/v3 && touch tree/v0/x tree/v1/x tree/v2/x tree/v3/x");
        List<String> swapped = new ArrayList<>();
        Os.rmtree(directory.resolve("tree"), (removed, entries, bytes) -> {
            for (int i = 0; i < 4 && removed.endsWith("/x") && swapped.size() < 3; i++) {
                String victim = path("tree/v" + i);
                if (!removed.startsWith(victim)) {
                    shell(directory, "mv " + victim + " hidden/ && ln -s '" + path("precious") + "' " + victim);
                    swapped.add(victim);
                }
            }
        }, null);
        assertThat(swapped).hasSize(3);
        assertThat(directory.resolve("tree")).doesNotExist();
        assertThat(Trees.find(directory, path("precious"))).isEqualTo(precious);
        assertThat(Trees.find(directory, path("hidden"), "-type f")).hasSize(3);
    }

    /** So far down that the directories above are closed, one of them is moved away, and a link is where it was. */
    @Test
    void aDirectoryAboveThatBecomesALink() throws Exception {
        List<String> precious = makePrecious();
        Trees.makeDeep(directory, 100, "d");
        shell(directory, "mkdir hidden precious/d");
        precious = Trees.find(directory, path("precious"));
        String victim = "deep/d/d/d/d";
        boolean[] swapped = new boolean[1];
        List<ErrnoException> errors = new ArrayList<>();
        Os.rmtree(directory.resolve("deep"), (removed, entries, bytes) -> {
            if (entries == 101) {
                shell(directory, "mv " + victim + " hidden/moved && ln -s '" + path("precious") + "' " + victim);
                swapped[0] = true;
            }
        }, errors::add);
        assertThat(swapped[0]).isTrue();
        assertThat(errors).extracting(ErrnoException::errno).isNotEmpty().containsOnly(Errno.ENOTDIR);
        assertThat(Trees.find(directory, path("precious"))).isEqualTo(precious);
    }

    /** While the tree is removed, a directory in it is a link to the precious one again and again. */
    @Test
    void noRaceReachesAPreciousDirectory() throws Exception {
        List<String> precious = makePrecious();
        AtomicBoolean stop = new AtomicBoolean();
        int swaps = 0;
        Path victim = directory.resolve("tree/victim");
        Path hidden = directory.resolve("hidden");
        for (int round = 0; round < 40; round++) {
            shell(directory, "mkdir -p tree/victim/sub hidden && cd tree && seq -f d%g 60 | xargs mkdir && touch victim/sub/x 1 2 victim/1 victim/2");
            stop.set(false);
            int[] swapped = new int[1];
            Thread swapper = Thread.ofPlatform().start(() -> {
                String away = hidden + "/victim";
                while (!stop.get()) {
                    try {
                        Posix.rename(victim.toString(), away);
                        Posix.symlink(path("precious"), victim.toString());
                        swapped[0]++;
                        Posix.unlink(victim.toString());
                        Posix.rename(away, victim.toString());
                    } catch (ErrnoException e) {
                        // The removal was quicker.
                    }
                }
            });
            for (int i = 0; i < 50 && Files.exists(directory.resolve("tree")); i++) {
                Os.rmtree(directory.resolve("tree"), null, e -> {});
            }
            stop.set(true);
            swapper.join();
            swaps += swapped[0];
            shell(directory, "rm -rf tree hidden");
        }
        assertThat(swaps).isPositive();
        assertThat(Trees.find(directory, path("precious"))).isEqualTo(precious);
    }

    @Test
    void copytreeIsEqualToTheTree() throws Exception {
        Path tree = Trees.make(directory);
        Os.copytree(tree, directory.resolve("copy"), TreeOption.KEEP_LINKS);
        sameAsCp(tree);
        assertThat(Command.of("diff", "-r", "--no-dereference", "-x", "pipe", tree.toString(), path("copy")).run())
                .isEqualTo(new Command.Result(0, "", ""));
        Fails.with(Errno.EEXIST, () -> Os.copytree(tree, directory.resolve("copy"), TreeOption.KEEP_LINKS));
        shell(directory, "printf changed > copy/f && rm copy/dangling && printf more > copy/more");
        Os.copytree(tree, directory.resolve("copy"), TreeOption.KEEP_LINKS, TreeOption.EXIST_OK);
        assertThat(directory.resolve("copy/more")).hasContent("more");
        Files.delete(directory.resolve("copy/more"));
        assertThat(Command.of("diff", "-r", "--no-dereference", "-x", "pipe", tree.toString(), path("copy")).run().exit()).isZero();
        Os.rmtree(directory.resolve("copy"));
    }

    /** Types, permissions, sizes, times and targets are those that cp makes. */
    private void sameAsCp(Path tree) {
        shell(directory, "cp -r --preserve=mode,timestamps tree by-cp");
        String format = "-printf '%P %y %m %s %T@ %l\\0' | LC_ALL=C sort -z | od -c";
        String expected = shell(directory.resolve("by-cp"), "find . \\( -type d -printf '%P %y %m %T@\\0' \\) -o " + format);
        assertThat(shell(directory.resolve("copy"), "find . \\( -type d -printf '%P %y %m %T@\\0' \\) -o " + format)).isEqualTo(expected);
        assertThat(Files.exists(tree)).isTrue();
    }

    @Test
    void copytreeFollowingLinks() throws Exception {
        Path tree = Trees.make(directory);
        List<ErrnoException> errors = new ArrayList<>();
        Os.copytree(tree.toString(), path("copy"), null, errors::add);
        assertThat(errors).extracting(e -> e.errno() + " " + e.path())
                .containsExactlyInAnyOrder("ENOENT " + tree + "/dangling", "ELOOP " + tree + "/d/up");
        assertThat(directory.resolve("copy/link")).isRegularFile().hasContent("one");
        assertThat(Files.isSymbolicLink(directory.resolve("copy/link"))).isFalse();
        assertThat(directory.resolve("copy/dirlink/c/g")).hasContent("two");
        Fails.with(Errno.ENOENT, () -> Os.copytree(tree, directory.resolve("second")));
        errors.clear();
        Os.copytree(tree, directory.resolve("third"), null, errors::add);
        assertThat(errors).hasSize(2);
    }

    @Test
    void copytreeRefuses() throws Exception {
        shell(directory, "mkdir -p t/in && touch t/f");
        Fails.with(Errno.EINVAL, () -> Os.copytree(path("t"), path("t/in/copy")));
        Fails.with(Errno.ENOENT, () -> Os.copytree(path("none"), path("copy")));
        Fails.with(Errno.ENOTDIR, () -> Os.copytree(path("t/f"), path("copy")));
        Fails.with(Errno.ENOENT, () -> Os.copytree(path("t"), path("no/where")));
        Fails.with(Errno.EEXIST, () -> Os.copytree(path("t/in"), path("t/f"), TreeOption.EXIST_OK));
        assertThat(directory.resolve("copy")).doesNotExist();
    }

    @Test
    void copytreeOfDeepTrees() throws Exception {
        Path deep = Trees.makeDeep(directory, 2000, "level-of-the-tree");
        Os.copytree(deep, directory.resolve("copy"));
        assertThat(shell(directory, "find copy -printf '%y %d\\n'")).isEqualTo(shell(directory, "find deep -printf '%y %d\\n'"));
        Os.rmtree(deep);
        Os.rmtree(directory.resolve("copy"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void copytreeTellsAndIsEnded() throws Exception {
        Path tree = Trees.make(directory);
        List<Long> entries = new ArrayList<>();
        long[] bytes = new long[1];
        Os.copytree(tree.toString(), path("copy"), (path, count, copied) -> {
            assertThat(path).isNotEmpty();
            entries.add(count);
            bytes[0] = copied;
        }, null, TreeOption.KEEP_LINKS);
        assertThat(entries).isSorted().last().isEqualTo((long) Trees.find(directory, tree.toString()).size());
        assertThat(bytes[0]).isEqualTo(Long.parseLong(shell(tree, "find . -type f -printf '%s\\n' | awk '{ s += $1 } END { printf \"%d\", s }'")));
        assertThatIllegalStateException().isThrownBy(() -> Os.copytree(tree.toString(), path("other"), (path, count, copied) -> {
            throw new IllegalStateException("enough");
        }, null, TreeOption.KEEP_LINKS)).withMessage("enough");
    }

    @Test
    void usageIsThatOfDu() throws Exception {
        Trees.make(directory);
        for (String place : List.of(path("tree"), "/etc", "/usr/lib", path("tree/random"))) {
            TreeUsage usage = Os.treeUsage(place);
            assertThat(usage.allocated()).as(place).isEqualTo(Long.parseLong(Command.output("du", "-s", "-B1", place).split("\t")[0]));
            assertThat(usage.files()).isEqualTo(Trees.find(directory, place, "! -type d").size());
            assertThat(usage.directories()).isEqualTo(Trees.find(directory, place, "-type d").size());
        }
        TreeUsage usage = Os.treeUsage(path("tree"));
        assertThat(usage.size()).isEqualTo(Long.parseLong(
                shell(directory, "find tree ! -type d -printf '%i %s\\n' | sort -u | awk '{ s += $2 } END { printf \"%d\", s }'")));
    }

    /** Each directory is told of; the last number is that of find. */
    @Test
    void longWorkTellsHowFarItHasCome() throws Exception {
        Path tree = Trees.make(directory);
        int entries = Trees.find(directory, tree.toString()).size() - 1;
        List<String> directories = Trees.find(directory, tree.toString(), "-type", "d");
        List<String> filled = Trees.find(directory, tree.toString(), "-type", "d", "!", "-empty");
        List<String> told = new ArrayList<>();
        AtomicLong last = new AtomicLong();
        Progress listener = (path, count, bytes) -> {
            assertThat(count).isGreaterThanOrEqualTo(last.get());
            told.add(path);
            last.set(count);
        };
        Os.walk(tree.toString()).onProgress(listener).bottomUp().forEach(step -> { });
        assertThat(told).containsExactlyInAnyOrderElementsOf(directories);
        assertThat(last.getAndSet(0)).isEqualTo(entries);
        told.clear();
        try (FdWalk walk = Os.fwalk(tree.toString()).onProgress(listener)) {
            walk.forEach(step -> { });
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(directories);
        assertThat(last.getAndSet(0)).isEqualTo(entries);
        told.clear();
        try (TreeScan scan = Os.scantree(tree.toString()).onProgress(listener).onError(e -> { })) {
            assertThat(scan).hasSize(entries);
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(filled);
        assertThat(last.getAndSet(0)).isEqualTo(entries);
        told.clear();
        TreeUsage usage = Os.treeUsage(tree, listener, e -> { });
        assertThat(usage).isEqualTo(Os.treeUsage(tree));
        assertThat(told).hasSameSizeAs(directories).endsWith(tree.toString());
        assertThat(last.getAndSet(0)).isEqualTo(usage.files() + usage.directories());
    }

    /** As a window does whose user has clicked Cancel. */
    @Test
    void aListenerThatThrowsEndsTheWork() throws Exception {
        Path tree = Trees.make(directory);
        Progress cancelled = (path, count, bytes) -> { throw new CancellationException(path); };
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Os.walk(tree.toString()).onProgress(cancelled).forEach(step -> { }));
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Os.treeUsage(tree, cancelled, e -> { }));
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> {
            try (TreeScan scan = Os.scantree(tree.toString()).onProgress(cancelled)) {
                scan.forEach(entry -> { });
            }
        });
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> {
            try (FdWalk walk = Os.fwalk(tree.toString()).onProgress(cancelled)) {
                walk.forEach(step -> { });
            }
        });
    }

    @Test
    void theSpaceOfAFileSystemIsThatOfDf() throws Exception {
        for (String place : List.of("/", "/dev", "/proc")) {
            String[] df = Command.output("df", "-B1", "--output=size,used,avail", place).lines().toList().getLast().strip().split(" +");
            DiskUsage usage = Os.diskUsage(place);
            assertThat(usage.total()).as(place).isEqualTo(df[0].equals("-") ? 0 : Long.parseLong(df[0]));
            // Others write meanwhile.
            assertThat(usage.used()).as(place).isCloseTo(df[1].equals("-") ? 0 : Long.parseLong(df[1]), Offset.offset(1L << 30));
            assertThat(usage.free()).as(place).isCloseTo(df[2].equals("-") ? 0 : Long.parseLong(df[2]), Offset.offset(1L << 30));
        }
        Fails.with(Errno.ENOENT, () -> Os.diskUsage(directory.resolve("none")));
    }

    @Test
    void aPictureOfATree() throws Exception {
        shell(directory, "mkdir -p t/a/b t/z && head -c 5000 /dev/zero > t/a/b/five && head -c 2000000 /dev/zero > t/two"
                + " && printf x > \"$(printf 't/n\\nl')\"");
        String picture = Os.tree(path("t"), 2);
        assertThat(picture.lines().map(line -> line.substring(8)).toList())
                .containsExactly(path("t") + "/", "├── a/", "│   └── b/", "├── \"n\\nl\"", "├── two", "└── z/");
        for (String line : List.of("a", "two", "z")) {
            String human = Command.output("du", "-sh", path("t/" + line)).split("\t")[0];
            assertThat(picture.lines().filter(found -> found.matches(".* " + line + "/?")).map(found -> found.substring(0, 6).strip()))
                    .containsExactly(human);
        }
        assertThat(Os.tree(directory.resolve("t"), 3)).contains("│       └── five");
    }

    @Test
    void sizesAsDuShowsThem() {
        for (long size : new long[] {0, 1, 1023, 1024, 1025, 10 * 1024 - 1, 10 * 1024, 1023 * 1024, 1024 * 1024 - 1, 5_000_000_000L}) {
            assertThat(TreePicture.human(size)).isEqualTo(Command.output("numfmt", "--to=iec", "--round=up", Long.toString(size)));
        }
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(TreePicture.human(10 * 1024)).isEqualTo("10K");
        } finally {
            Locale.setDefault(before);
        }
    }
}
