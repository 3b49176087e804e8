package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Trees;

/** Work for which the process runs out of descriptors, at each step in its turn: it says so, and leaves neither descriptors nor children behind. */
class NoDescriptorsLeftTest {
    @TempDir
    Path directory;

    @Test
    void nothingIsLeftBehind() {
        Trees.make(directory);
        assertThat(ChildJvm.output(Steps.class, directory.toString()).lines()).as("each fails for a while, and then works")
                .allMatch(line -> line.matches("[a-z ]+: failed [1-9][0-9]*, then worked"));
    }

    /** The limit is raised by one until it works. */
    static final class Steps {
        private static final int MORE_THAN_ANY_NEEDS = 80;
        private static final int ENOUGH = 1000;

        private interface Work {
            void run() throws Exception;
        }

        public static void main(String[] arguments) throws Exception {
            String tree = arguments[0] + "/tree";
            String copy = arguments[0] + "/copy";
            Map<String, Work> works = new LinkedHashMap<>();
            works.put("command", () -> Command.of("cat").input("in").stdout(Redirect.PIPE).stderr(Redirect.PIPE).run());
            works.put("prepared command", () -> Command.of("true").umask(022).deathSignal(Posix.SIGKILL).directory("/").run());
            works.put("terminal", () -> {
                try (Child child = Command.of("true").pty(24, 80).start()) {
                    child.stdout().readAllBytes();
                }
            });
            works.put("pipeline", () -> Command.of("true").pipe(Command.of("cat")).pipe(Command.of("cat")).stdout(Redirect.PIPE).run());
            works.put("time", () -> {
                try (Child child = Os.popen3("cat")) {
                    child.stdin().close();
                    child.waitFor(Duration.ofMinutes(1));
                }
            });
            works.put("end told of", () -> {
                // Of one that has ended already nothing is needed.
                try (Child child = Command.of("sleep", "60").killOnClose().start()) {
                    Future<ProcessResult> end = child.onExit();
                    child.kill(Posix.SIGKILL);
                    end.get(1, TimeUnit.MINUTES);
                }
            });
            works.put("dispatcher", () -> {
                try (Dispatcher loop = new Dispatcher()) {
                    int pid = Posix.posix_spawnp("true", List.of("true"));
                    try {
                        loop.onEnd(pid, (ended, status) -> loop.stop());
                    } catch (ErrnoException e) {
                        Posix.waitpid(pid, 0);
                        throw e;
                    }
                    loop.run();
                }
            });
            works.put("manager", () -> {
                ProcessManager[] self = new ProcessManager[1];
                self[0] = ProcessManager.starting(number -> {
                    self[0].stop();
                    return Command.of("true").start().pid();
                }).backOff(Duration.ZERO, Duration.ZERO).build();
                self[0].run();
            });
            works.put("copy and removal", () -> {
                try {
                    Os.copytree(tree, copy, TreeOption.KEEP_LINKS);
                } finally {
                    if (Files.exists(Path.of(copy))) {
                        unlimited();
                        Os.rmtree(copy);
                    }
                }
            });
            works.put("removal", () -> {
                Files.createDirectories(Path.of(copy + "/a/b/c"));
                Os.rmtree(copy);
            });
            works.put("usage", () -> Os.treeUsage(tree, null, e -> {
                throw new UncheckedIOException(e);
            }));
            works.put("walk by descriptors", () -> {
                try (FdWalk walk = Os.fwalk(tree).onError(e -> {
                    throw new UncheckedIOException(e);
                })) {
                    walk.forEach(step -> { });
                }
            });
            works.put("pipe", () -> FdPipe.open().close());
            // What each opens once, classes too, is open before.
            Posix.waitpid(Posix.posix_spawnp("true", List.of("true")), 0);
            for (Work work : works.values()) {
                work.run();
            }
            for (Map.Entry<String, Work> work : works.entrySet()) {
                System.out.println(work.getKey() + ": " + outcome(work.getValue()));
            }
        }

        private static String outcome(Work work) throws Exception {
            unlimited();
            Set<Integer> before = open();
            int failed = 0;
            for (int more = 0; more < MORE_THAN_ANY_NEEDS; more++) {
                boolean works = attempt(work, lowestFree(before) + more);
                unlimited();
                if (!open().equals(before)) {
                    return "with " + more + " descriptors " + before + " became " + open();
                }
                try {
                    return "with " + more + " descriptors a child is left: " + Posix.waitpid(-1, Posix.WNOHANG);
                } catch (ErrnoException none) {
                    if (none.errno() != Errno.ECHILD) {
                        throw none;
                    }
                }
                if (works) {
                    return "failed " + failed + ", then worked";
                }
                failed++;
            }
            return "never worked";
        }

        private static int lowestFree(Set<Integer> open) {
            return IntStream.range(0, ENOUGH).filter(fd -> !open.contains(fd)).findFirst().orElseThrow();
        }

        private static boolean attempt(Work work, int limit) throws Exception {
            limit(limit);
            try {
                work.run();
                return true;
            } catch (ErrnoException e) {
                return refused(e);
            } catch (UncheckedIOException | ExecutionException e) {
                return e.getCause() instanceof ErrnoException failure ? refused(failure) : fail(e);
            } catch (IOException e) {
                return fail(e);
            }
        }

        private static boolean fail(Exception e) throws Exception {
            throw e;
        }

        private static boolean refused(ErrnoException e) throws ErrnoException {
            if (e.errno() != Errno.EMFILE) {
                throw e;
            }
            return false;
        }

        private static Set<Integer> open() {
            return IntStream.range(0, ENOUGH).filter(Steps::isOpen).boxed().collect(Collectors.toCollection(TreeSet::new));
        }

        private static boolean isOpen(int fd) {
            try {
                Posix.fcntl(fd, Posix.F_GETFD);
                return true;
            } catch (ErrnoException e) {
                return false;
            }
        }

        private static void unlimited() throws ErrnoException {
            limit(ENOUGH);
        }

        private static void limit(int count) throws ErrnoException {
            Posix.setrlimit(Posix.RLIMIT_NOFILE, new Rlimit(count, Posix.getrlimit(Posix.RLIMIT_NOFILE).max()));
        }
    }
}
