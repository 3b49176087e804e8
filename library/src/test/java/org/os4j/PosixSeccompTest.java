package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Outcome;
import org.os4j.testing.OwnThread;
import org.os4j.testing.ProcStatus;
import org.os4j.testing.VirtualThreads;

@ExtendWith(LeakCheck.class)
class PosixSeccompTest {
    private static final int KILLED_BY_SIGSYS = 128 + 31;

    /** What Elasticsearch does: after its start the server cannot execute a program, by whatever way. */
    @Test
    void noProgramCanBeExecuted() {
        assertThat(ChildJvm.output(NoExec.class).lines()).containsExactly("threads filtered: all", "system 127", "execv EACCES", "the JDK: refused",
                "another thread EACCES", "files: readable");
    }

    static final class NoExec {
        public static void main(String[] arguments) throws Exception {
            CountDownLatch installed = new CountDownLatch(1);
            String[] other = new String[1];
            Thread earlier = Thread.ofPlatform().start(() -> {
                try {
                    installed.await();
                    other[0] = Outcome.of(() -> execv("/bin/true", java.util.List.of("true")));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            seccomp_load(SeccompFilter.allowingAllElse().deny(Errno.EACCES, "execve", "execveat"));
            installed.countDown();
            earlier.join();
            System.out.println("threads filtered: " + (everyThread("Seccomp", "2") && everyThread("NoNewPrivs", "1") ? "all" : "some"));
            System.out.println("system " + WEXITSTATUS(system("true")));
            System.out.println(Outcome.of(() -> execv("/bin/true", java.util.List.of("true"))));
            try {
                new ProcessBuilder("true").start();
            } catch (IOException e) {
                System.out.println("the JDK: refused");
            }
            System.out.println(other[0].replace("execv", "another thread"));
            System.out.println("files: " + (Files.readString(Path.of("/proc/self/comm")).isEmpty() ? "" : "readable"));
        }

        private static boolean everyThread(String line, String value) throws IOException {
            try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
                return threads.allMatch(thread -> ProcStatus.of(thread, line).getFirst().equals(value));
            }
        }
    }

    @Test
    void eachCallFailsInItsOwnWay() {
        assertThat(ChildJvm.output(Several.class).lines()).containsExactly("getrandom EPERM", "uname: EIO", "unshare ENOSYS", "mkdir EACCES",
                "mkdir EROFS", "virtual: chroot EFAULT");
    }

    static final class Several {
        public static void main(String[] arguments) throws Exception {
            SeccompFilter first = SeccompFilter.allowingAllElse().deny(Errno.EPERM, "getrandom").deny(Errno.EIO, "uname")
                    .deny(Errno.ENOSYS, "unshare").deny(Errno.EACCES, "mkdir", "mkdirat");
            seccomp_load(first);
            System.out.println(Outcome.of(() -> getrandom(1, 0)));
            System.out.println("uname: " + Outcome.of(() -> syscall(SYS_uname, 0)).split(" ")[2]);
            System.out.println(Outcome.of(() -> unshare(0)));
            System.out.println(Outcome.of(() -> mkdir("/tmp", 0)));
            // The latest filter is asked first, and of two failures the latest one's counts.
            seccomp_load(SeccompFilter.allowingAllElse().deny(Errno.EROFS, "mkdir", "mkdirat"));
            System.out.println(Outcome.of(() -> mkdir("/tmp", 0)));
            // A virtual thread's carrier does it for all.
            Thread.ofVirtual().start(() -> {
                try {
                    seccomp_load(SeccompFilter.allowingAllElse().deny(Errno.EFAULT, "chroot"));
                } catch (ErrnoException e) {
                    throw new AssertionError(e);
                }
            }).join();
            System.out.println("virtual: " + Outcome.of(() -> chroot("/")));
        }
    }

    @Test
    void aCallThatKills() {
        Command.Result result = ChildJvm.run(Kills.class);
        assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(KILLED_BY_SIGSYS);
        assertThat(result.out()).isEqualTo("before\n");
    }

    static final class Kills {
        public static void main(String[] arguments) throws Exception {
            seccomp_load(SeccompFilter.allowingAllElse().killProcess("chroot", "pivot_root").log("getpgid"));
            getpgid(0);
            System.out.println("before");
            System.out.flush();
            chroot("/");
            System.out.println("after");
        }
    }

    /** A program of another architecture finds no call at all; x86-64 runs two of them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            32-bit | __asm__ volatile("int $0x80" : "=a"(answer) : "a"(20L) : "memory")
            x32    | answer = syscall(0x40000000L + SYS_getpid)
            """)
    void otherArchitecturesFindNothing(String architecture, String call, @TempDir Path directory) throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "only x86-64 has another architecture's calls");
        assumeTrue(Command.exists("cc"), "no C compiler here");
        Path source = directory.resolve("calls.c");
        Path program = directory.resolve("calls");
        Files.writeString(source, """
                #include <errno.h>
                #include <stdio.h>
                #include <sys/syscall.h>
                #include <unistd.h>
                int main(void) {
                    long answer;
                    %s;
                    printf("%%ld %%s\\n", answer == -1 ? -errno : answer, syscall(SYS_getpid) > 0 ? "made" : "refused");
                    return 0;
                }
                """.formatted(call));
        Command.output("cc", "-o", program.toString(), source.toString());
        Command.Result unfiltered = Command.of(program.toString()).run();
        assumeTrue(unfiltered.exit() == 0 && !unfiltered.out().startsWith("-"), "this machine has no " + architecture + " calls");
        assertThat(ChildJvm.output(Foreign.class, program.toString())).isEqualTo("-38 made");
    }

    static final class Foreign {
        public static void main(String[] arguments) throws Exception {
            seccomp_load(SeccompFilter.allowingAllElse().deny(Errno.EACCES, "chroot"));
            System.out.println(Command.output(arguments[0]));
        }
    }

    /** The program as the kernel's documentation has it, read back instruction by instruction. */
    @Test
    void theProgramChecksTheArchitectureFirst() {
        try (Scratch scratch = Scratch.take()) {
            long struct = SeccompFilter.allowingAllElse().deny(Errno.EPERM, "getpid").write(scratch);
            assertThat(Memory.getShort(struct)).isEqualTo((short) 9);
            long program = Memory.getLong(struct + 8);
            assertThat(Memory.getInt(program + 4)).as("offset of arch").isEqualTo(4);
            assertThat(Memory.getInt(program + 12)).isEqualTo(System.getProperty("os.arch").equals("aarch64") ? 0xC00000B7 : 0xC000003E);
            assertThat(Memory.getInt(program + 6 * 8 + 4)).isEqualTo(SYS_getpid);
            assertThat(Memory.getInt(program + 7 * 8 + 4)).isEqualTo(0x0005_0001);
            assertThat(Memory.getInt(program + 8 * 8 + 4)).isEqualTo(0x7fff_0000);
        }
    }

    @Test
    void namesAreThoseOfSomePlatform() {
        assertThatIllegalArgumentException().isThrownBy(() -> SeccompFilter.allowingAllElse().killProcess("nonsense"))
                .withMessage("calls: no system call \"nonsense\"");
        Fails.onNull("calls", () -> SeccompFilter.allowingAllElse().log((String) null));
        Fails.onNull("filter", () -> seccomp_load(null));
        SeccompFilter filter = SeccompFilter.allowingAllElse().deny(Errno.EPERM, "getpid").killProcess("chroot").log("uname");
        assertThat(filter).hasToString("all but getpid (EPERM) chroot (killed) uname (logged)");
        assertThat(SeccompFilter.allowingAllElse()).hasToString("all");
    }

    @Test
    void actionsThatTheKernelKnows() throws Exception {
        String actions = Files.readString(Path.of("/proc/sys/kernel/seccomp/actions_avail"));
        for (var action : Map.of("kill_process", SECCOMP_RET_KILL_PROCESS, "errno", SECCOMP_RET_ERRNO, "log", SECCOMP_RET_LOG, "user_notif",
                SECCOMP_RET_USER_NOTIF).entrySet()) {
            assertThat(seccomp_get_action_avail(action.getValue())).as(action.getKey()).isEqualTo(actions.contains(action.getKey()));
        }
        assertThat(seccomp_get_action_avail(0x1234_0000)).isFalse();
    }

    @Test
    void seccompAsCHasIt() {
        assertThat(ChildJvm.output(Raw.class).lines()).containsExactly("seccomp EFAULT", "seccomp EINVAL", "2 chroot EPERM", "0 allowed");
    }

    static final class Raw {
        public static void main(String[] arguments) throws Exception {
            OwnThread.call(() -> {
                pr_set_no_new_privs();
                System.out.println(Outcome.of(() -> seccomp(SECCOMP_SET_MODE_FILTER, 0, 0)));
                System.out.println(Outcome.of(() -> seccomp(1000, 0, 0)));
                try (Scratch scratch = Scratch.take()) {
                    seccomp(SECCOMP_SET_MODE_FILTER, 0, SeccompFilter.allowingAllElse().deny(Errno.EPERM, "chroot").write(scratch));
                }
                System.out.println(ProcStatus.ofThread("Seccomp").getFirst() + " " + Outcome.of(() -> chroot("/")));
                return null;
            });
            System.out.println(ProcStatus.ofThread("Seccomp").getFirst() + " " + Outcome.of(() -> getpgid(0)));
        }
    }

    @Test
    void aThreadWithAFilterOfItsOwnCannotFollow() {
        assertThat(ChildJvm.output(Apart.class).lines()).containsExactly("seccomp ESRCH");
    }

    static final class Apart {
        public static void main(String[] arguments) throws Exception {
            CountDownLatch filtered = new CountDownLatch(1);
            CountDownLatch tried = new CountDownLatch(1);
            Thread apart = Thread.ofPlatform().start(() -> {
                try (Scratch scratch = Scratch.take()) {
                    pr_set_no_new_privs();
                    seccomp(SECCOMP_SET_MODE_FILTER, 0, SeccompFilter.allowingAllElse().write(scratch));
                    filtered.countDown();
                    tried.await();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            filtered.await();
            System.out.println(Outcome.of(() -> seccomp_load(SeccompFilter.allowingAllElse())));
            tried.countDown();
            apart.join();
        }
    }

    @Test
    void rawCallsRefuseVirtualThreads() {
        VirtualThreads.areRefusedBy("seccomp", () -> seccomp(SECCOMP_SET_MODE_FILTER, 0, 0));
    }
}
