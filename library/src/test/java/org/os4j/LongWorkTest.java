package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.os4j.testing.Trees.shell;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.Trees;

/** What goes on for long is interrupted, runs out of space, meets what it may not touch, or somebody who does the same. */
@ExtendWith(LeakCheck.class)
@Timeout(180)
class LongWorkTest {
    @TempDir
    Path directory;

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    /** As every call of C, they go on to their end, and the interrupt is there for who looks. */
    @Test
    void anInterruptChangesNothing() throws Exception {
        Path tree = Trees.make(directory);
        List<String> expected = Trees.find(directory, tree.toString());
        Files.write(directory.resolve("large"), new byte[20_000_000]);
        Thread.currentThread().interrupt();
        Os.copytree(tree, directory.resolve("copy"), TreeOption.KEEP_LINKS);
        Os.copy2(path("large"), path("larger"), (file, entries, bytes) -> Thread.currentThread().interrupt());
        TreeUsage usage = Os.treeUsage(tree);
        List<String> walked = new ArrayList<>();
        for (WalkStep step : Os.walk(path("copy"))) {
            walked.add(step.directory());
            step.files().forEach(name -> walked.add(step.path(name)));
        }
        long removed = Os.rmtree(path("copy"), null, null);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(removed).isEqualTo(expected.size());
        assertThat(Files.mismatch(directory.resolve("large"), directory.resolve("larger"))).isEqualTo(-1);
        assertThat(usage.files() + usage.directories()).isEqualTo(expected.size());
        assertThat(walked).contains(path("copy"), path("copy/a/b/c/g"), path("copy/f"));
        assertThat(directory.resolve("copy")).doesNotExist();
    }

    /** A listener that looks at the interrupt ends the work wherever it is, from another thread. */
    @Test
    void aListenerEndsTheWorkOfAnInterruptedThread() throws Exception {
        shell(directory, "mkdir t && cd t && seq -f d%g 300 | xargs mkdir && for d in d*; do touch $d/1 $d/2; done && head -c 40000000 /dev/zero > large");
        String tree = path("t");
        interrupted((file, entries, bytes) -> entries >= 100, progress -> Os.copytree(tree, path("copy"), progress, null));
        assertThat(Trees.find(directory, path("copy")).size()).isBetween(100, 900);
        interrupted((file, entries, bytes) -> bytes > 0, progress -> Os.copy2(path("t/large"), path("large"), progress));
        assertThat(Files.size(directory.resolve("large"))).isBetween(1L, 39_999_999L);
        interrupted((file, entries, bytes) -> entries >= 100, progress -> Os.treeUsage(tree, progress, e -> {}));
        interrupted((file, entries, bytes) -> entries >= 100, progress -> Os.walk(tree).onProgress(progress).forEach(step -> {}));
        interrupted((file, entries, bytes) -> entries >= 100, progress -> Os.rmtree(tree, progress, null));
        assertThat(Trees.find(directory, tree).size()).isBetween(1, 802);
    }

    private interface When {
        boolean isSo(String file, long entries, long bytes);
    }

    private interface Work {
        void run(Progress progress) throws Exception;
    }

    /** Does the work in a thread of its own, which is interrupted from here when it has come so far. */
    private static void interrupted(When when, Work work) throws Exception {
        CountDownLatch far = new CountDownLatch(1);
        List<Throwable> ends = new ArrayList<>();
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                work.run((file, entries, bytes) -> {
                    if (when.isSo(file, entries, bytes)) {
                        far.countDown();
                        while (!Thread.interrupted()) {
                            Thread.onSpinWait();
                        }
                        throw new CancellationException("interrupted");
                    }
                });
            } catch (Throwable e) {
                ends.add(e);
            }
        });
        far.await();
        worker.interrupt();
        worker.join();
        assertThat(ends).singleElement().isInstanceOf(CancellationException.class);
    }

    @Test
    void manyMakeTheSameDirectories() throws Exception {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < 50; round++) {
            String deep = path("r" + round + "/a/b/c/d/e/f/g/h");
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        go.await();
                        Os.makedirs(deep, 0777, true);
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                }));
            }
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(Path.of(deep)).isDirectory();
        }
        assertThat(failures).isEmpty();
    }

    /** Files, directories and links that somebody else makes in the tree all the time. */
    @Test
    void removalOfATreeThatGrows() throws Exception {
        for (int round = 0; round < 5; round++) {
            Os.makedirs(path("t/a/b"));
            Thread grower = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 300; i++) {
                    try {
                        Os.makedirs(path("t/a/b/" + i + "/x"), 0777, true);
                        Os.touch(path("t/a/" + i));
                    } catch (ErrnoException e) {
                        // The removal was quicker.
                    }
                }
            });
            List<ErrnoException> errors = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Os.rmtree(path("t"), null, errors::add);
            }
            grower.join();
            Os.makedirs(path("t"), 0777, true);
            Os.rmtree(path("t"));
            assertThat(errors).extracting(ErrnoException::errno).isSubsetOf(Errno.ENOTEMPTY, Errno.ENOENT, Errno.ESTALE);
            assertThat(directory.resolve("t")).doesNotExist();
        }
    }

    /** A file system of 64 files and 256 KiB. */
    @Test
    void aFullFileSystem() throws Exception {
        Assumptions.assumeTrue(Command.of("unshare", "-m", "true").run().exit() == 0, "no mount namespaces here");
        shell(directory, "mkdir mount source && cd source && mkdir a b c && printf 1 > a/small && head -c 400000 /dev/urandom > b/large && printf 2 > c/small"
                + " && head -c 400000 /dev/urandom > a/large && printf 3 > z");
        String command = String.join(" ", ChildJvm.command(Full.class, path("mount"), path("source")).stream().map(word -> "'" + word + "'").toList());
        Command.Result result = Command.of("unshare", "-m", "sh", "-c",
                "mount -t tmpfs -o size=256k,nr_inodes=64 none '" + path("mount") + "' && exec " + command).run();
        assertThat(result).isEqualTo(new Command.Result(0, "as it should be\n", ""));
    }

    static final class Full {
        public static void main(String[] arguments) throws Exception {
            String place = arguments[0];
            String source = arguments[1];
            everythingElseIsCopied(source, place + "/copy");
            int free = 0;
            try {
                for (; free < 1000; free++) {
                    Os.makedirs(place + "/" + free + "/in/in");
                }
            } catch (ErrnoException e) {
                assert e.errno() == Errno.ENOSPC && e.path().startsWith(place + "/" + free) : e;
            }
            assert free > 5 && free < 64 : free;
            refused(() -> Os.touch(place + "/new"));
            refused(() -> Os.copyfile(source + "/z", place + "/new"));
            refused(() -> Os.copytree(source, place + "/other"));
            refused(() -> Os.open(place + "/new", "w").close());
            // What is there is looked at and removed all the same.
            String found = Command.output("sh", "-c", "find '" + place + "' | wc -l");
            TreeUsage usage = Os.treeUsage(place);
            assert usage.files() + usage.directories() == Long.parseLong(found) : usage + " " + found;
            assert Os.walk(place).stream().mapToLong(step -> step.directories().size() + step.files().size()).sum() + 1 == Long.parseLong(found);
            for (String name : Os.listdir(place)) {
                Os.rmtree(place + "/" + name);
            }
            assert Os.listdir(place).isEmpty();
            Os.makedirs(place + "/again/a/b/c");
            System.out.println("as it should be");
        }

        /** Two files are larger than the disk: the rest of the tree is there, and each failure names its file. */
        private static void everythingElseIsCopied(String source, String copy) throws Exception {
            List<ErrnoException> errors = new ArrayList<>();
            Os.copytree(source, copy, null, errors::add);
            assert errors.size() >= 2 && errors.stream().allMatch(e -> e.errno() == Errno.ENOSPC) : errors;
            assert errors.stream().map(ErrnoException::path).toList().containsAll(List.of(source + "/a/large", source + "/b/large")) : errors;
            for (String name : List.of("a", "b", "c")) {
                assert Os.stat(copy + "/" + name).isDirectory();
            }
        }

        private static void refused(AutoCloseable call) throws Exception {
            try {
                call.close();
                throw new AssertionError("there was room");
            } catch (ErrnoException e) {
                assert e.errno() == Errno.ENOSPC : e;
            }
        }
    }

    @Test
    void whatNobodyMayNot() throws Exception {
        shell(directory, "chmod 755 . && mkdir -p t/open t/closed/in t/sticky && printf x > t/open/f && printf secret > t/open/secret && printf y > t/closed/in/g"
                + " && chmod 600 t/open/secret && chmod 700 t/closed && mkdir place && chmod 777 place && printf z > t/sticky/root && chmod 1777 t/sticky");
        assertThat(Nobody.output(Ordinary.class, path("t"), path("place"))).isEqualTo("as it should be");
        assertThat(directory.resolve("t/closed/in/g")).hasContent("y");
        assertThat(directory.resolve("t/sticky/root")).hasContent("z");
    }

    static final class Ordinary {
        public static void main(String[] arguments) throws Exception {
            String tree = arguments[0];
            String place = arguments[1];
            List<String> errors = new ArrayList<>();
            Os.copytree(tree, place + "/copy", null, e -> errors.add(e.errno() + " " + e.path()));
            errors.sort(null);
            assert errors.equals(List.of("EACCES " + tree + "/closed", "EACCES " + tree + "/open/secret")) : errors;
            assert Files.readString(Path.of(place, "copy/open/f")).equals("x");
            refused(Errno.EACCES, tree + "/open/secret", () -> Os.copyfile(tree + "/open/secret", place + "/secret"));
            assert Os.listdir(place).equals(List.of("copy")) : "made before the source was opened";
            refused(Errno.EACCES, tree + "/open/new", () -> Os.copyfile(tree + "/open/f", tree + "/open/new"));
            refused(Errno.EACCES, tree + "/new", () -> Os.makedirs(tree + "/new/a/b"));
            Os.makedirs(tree + "/open", 0777, true);
            refused(Errno.EACCES, tree + "/closed/in", () -> Os.makedirs(tree + "/closed/in", 0777, true));
            refused(Errno.EACCES, tree + "/closed", () -> Os.treeUsage(tree, null, e -> {
                throw new UncheckedIOException(e);
            }));
            TreeUsage usage = Os.treeUsage(tree);
            assert usage.files() == 3 && usage.directories() == 4 : usage;
            // Of a sticky directory only one's own is removed.
            Os.makedirs(tree + "/sticky/mine/in");
            Os.touch(tree + "/sticky/mine/f");
            errors.clear();
            long removed = Os.rmtree(tree + "/sticky", null, e -> errors.add(e.errno() + " " + e.path()));
            assert removed == 3 : removed;
            assert errors.equals(List.of("EPERM " + tree + "/sticky/root")) || errors.equals(List.of("EACCES " + tree + "/sticky/root")) : errors;
            Os.rmtree(place + "/copy");
            System.out.println("as it should be");
        }

        private static void refused(Errno errno, String path, AutoCloseable call) throws Exception {
            ErrnoException found;
            try {
                call.close();
                throw new AssertionError("it was allowed: " + path);
            } catch (UncheckedIOException e) {
                found = (ErrnoException) e.getCause();
            } catch (ErrnoException e) {
                found = e;
            }
            assert found.errno() == errno && (path.equals(found.path()) || path.equals(found.path2())) : found;
        }
    }

    @Test
    void aMissingSourceMakesNothing() {
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> Os.copytree(path("none"), path("copy")));
        assertThat(directory).isEmptyDirectory();
    }
}
