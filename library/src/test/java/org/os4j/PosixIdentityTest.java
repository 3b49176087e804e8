package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Outcome;
import org.os4j.testing.ProcStatus;
import org.os4j.testing.ReadableClassPath;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixIdentityTest {
    private static final String NOBODY = "65534 65534 65534 65534";

    @Test
    void processIdsAreThoseOfProc() throws Exception {
        assertThat(getpid()).hasToString(ProcStatus.ofProcess("Pid").getFirst());
        assertThat(getppid()).hasToString(ProcStatus.ofProcess("PPid").getFirst());
    }

    @Test
    void gettidIsTheThreadOfProc() throws Exception {
        Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
        assertThat(gettid()).hasToString(thread.toString()).isNotEqualTo(getpid());
    }

    @Test
    void userAndGroupAreThoseOfId() {
        assertThat(getuid()).hasToString(Command.output("id", "-ru"));
        assertThat(geteuid()).hasToString(Command.output("id", "-u"));
        assertThat(getgid()).hasToString(Command.output("id", "-rg"));
        assertThat(getegid()).hasToString(Command.output("id", "-g"));
    }

    @Test
    void threeIdsAreThoseOfProc() {
        assertThat(words(getresuid())).isEqualTo(ProcStatus.ofProcess("Uid").subList(0, 3));
        assertThat(words(getresgid())).isEqualTo(ProcStatus.ofProcess("Gid").subList(0, 3));
    }

    @Test
    void supplementaryGroupsAreThoseOfProc() {
        assertThat(sorted(getgroups())).isEqualTo(ProcStatus.ofProcess("Groups").stream().map(Integer::valueOf).sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({"root, 0", "nobody, 65534", "no-such-user, 12345"})
    void groupListIsThatOfId(String user, int group) {
        Command.Result id = Command.of("id", "-G", user).run();
        String expected = id.exit() == 0 ? id.out().strip() : Integer.toString(group);
        assertThat(sorted(getgrouplist(user, group))).isEqualTo(sorted(expected));
    }

    /** More groups than the first try has room for. */
    @Test
    void groupListGrows() throws Exception {
        Path file = Files.createTempFile("os4j", "group");
        try (ReadableClassPath classes = ReadableClassPath.copy()) {
            assumeTrue(Command.exists("unshare") && Command.of("unshare", "-m", "true").run().exit() == 0, "no mount namespace to be had");
            List<Integer> groups = IntStream.range(5000, 5300).boxed().toList();
            Files.write(file, groups.stream().map(group -> "g" + group + ":x:" + group + ":nobody").toList());
            String line = "mount --bind " + file + " /etc/group && exec \"$@\"";
            List<String> command = Stream.of(List.of("unshare", "-m", "sh", "-c", line, "sh"), classes.command(Many.class)).flatMap(List::stream)
                    .toList();
            List<Integer> expected = Stream.concat(groups.stream(), Stream.of(65534)).sorted().toList();
            assertThat(ChildJvm.output(command)).isEqualTo(expected + "\n" + expected);
        } finally {
            Files.delete(file);
        }
    }

    static final class Many {
        public static void main(String[] arguments) throws Exception {
            System.out.println(sorted(getgrouplist("nobody", 65534)));
            initgroups("nobody", 65534);
            System.out.println(ProcStatus.ofProcess("Groups").stream().map(Integer::valueOf).sorted().toList());
        }
    }

    /** The C library must change the threads of the JVM too, which it did not start for us. */
    @Test
    void becomingNobodyChangesEveryThread() throws Exception {
        try (ReadableClassPath classes = ReadableClassPath.copy()) {
            assertThat(ChildJvm.output(classes.command(Become.class))).isEqualTo("""
                    threads: several
                    Uid: [%1$s]
                    Gid: [%1$s]
                    Groups: [65533 65534]
                    ResIds[real=65534, effective=65534, saved=65534]
                    setuid EPERM
                    setgid EPERM""".formatted(NOBODY));
        }
    }

    static final class Become {
        public static void main(String[] arguments) throws Exception {
            setgroups(65533, 65534);
            setgid(65534);
            setuid(65534);
            try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
                List<Path> threads = tasks.toList();
                System.out.println("threads: " + (threads.size() > 5 ? "several" : threads.size()));
                for (String line : List.of("Uid", "Gid", "Groups")) {
                    System.out.println(line + ": " + threads.stream().map(thread -> String.join(" ", ProcStatus.of(thread, line)))
                            .collect(Collectors.toCollection(TreeSet::new)));
                }
            }
            System.out.println(getresuid());
            System.out.println(Outcome.of(() -> setuid(0)));
            System.out.println(Outcome.of(() -> setgid(0)));
        }
    }

    @Test
    void userBeforeGroupIsTheWrongOrder() throws Exception {
        try (ReadableClassPath classes = ReadableClassPath.copy()) {
            assertThat(ChildJvm.output(classes.command(WrongOrder.class))).isEqualTo("setgid EPERM\nsetgroups EPERM\ninitgroups EPERM");
        }
    }

    static final class WrongOrder {
        public static void main(String[] arguments) throws Exception {
            setuid(65534);
            System.out.println(Outcome.of(() -> setgid(65534)));
            System.out.println(Outcome.of(() -> setgroups()));
            System.out.println(Outcome.of(() -> initgroups("nobody", 65534)));
        }
    }

    @Test
    void nobodyMayBecomeNobodyElse() throws Exception {
        try (ReadableClassPath classes = ReadableClassPath.copy()) {
            assertThat(ChildJvm.output(classes.commandAsNobody(AsNobody.class)).lines()).containsExactly(NOBODY, NOBODY, "[]", "setuid EPERM",
                    "setgid EPERM", "seteuid EPERM", "setegid EPERM", "setreuid EPERM", "setregid EPERM", "setresuid EPERM", "setresgid EPERM",
                    "setgroups EPERM", "initgroups EPERM");
        }
    }

    static final class AsNobody {
        public static void main(String[] arguments) throws Exception {
            System.out.println(getuid() + " " + geteuid() + " " + getresuid().real() + " " + getresuid().saved());
            System.out.println(getgid() + " " + getegid() + " " + getresgid().real() + " " + getresgid().saved());
            System.out.println(Arrays.toString(getgroups()));
            System.out.println(Outcome.of(() -> setuid(0)));
            System.out.println(Outcome.of(() -> setgid(0)));
            System.out.println(Outcome.of(() -> seteuid(0)));
            System.out.println(Outcome.of(() -> setegid(0)));
            System.out.println(Outcome.of(() -> setreuid(0, -1)));
            System.out.println(Outcome.of(() -> setregid(-1, 0)));
            System.out.println(Outcome.of(() -> setresuid(-1, -1, 0)));
            System.out.println(Outcome.of(() -> setresgid(0, 0, 0)));
            System.out.println(Outcome.of(() -> setgroups(0)));
            System.out.println(Outcome.of(() -> initgroups("root", 0)));
        }
    }

    /** Real, effective, saved and file system id, as /proc has them. */
    @ParameterizedTest
    @CsvSource({"setresuid, 1 2 3 2, 0 0 0 0", "setresgid, 0 0 0 0, 1 2 3 2", "setreuid, 1 2 2 2, 0 0 0 0", "setregid, 0 0 0 0, 1 2 2 2",
            "seteuid, 0 7 0 7, 0 0 0 0", "setegid, 0 0 0 0, 0 7 0 7", "setgid, 0 0 0 0, 9 9 9 9", "setuid, 9 9 9 9, 0 0 0 0",
            "there and back, 0 0 0 0, 0 0 0 0", "only one, 0 0 5 0, 0 0 0 0"})
    void eachCallSetsTheIdsThatItNames(String call, String uids, String gids) throws Exception {
        try (ReadableClassPath classes = ReadableClassPath.copy()) {
            assertThat(ChildJvm.output(classes.command(Change.class, call))).isEqualTo(uids + "\n" + gids);
        }
    }

    static final class Change {
        public static void main(String[] arguments) throws Exception {
            switch (arguments[0]) {
                case "setresuid" -> setresuid(1, 2, 3);
                case "setresgid" -> setresgid(1, 2, 3);
                case "setreuid" -> setreuid(1, 2);
                case "setregid" -> setregid(1, 2);
                case "seteuid" -> seteuid(7);
                case "setegid" -> setegid(7);
                case "setuid" -> setuid(9);
                case "setgid" -> setgid(9);
                case "there and back" -> {
                    seteuid(7);
                    seteuid(0);
                }
                case "only one" -> setresuid(-1, -1, 5);
                default -> throw new AssertionError(arguments[0]);
            }
            System.out.println(String.join(" ", ProcStatus.ofProcess("Uid")));
            System.out.println(String.join(" ", ProcStatus.ofProcess("Gid")));
        }
    }

    @Test
    void minusOneIsNoUserAndTooManyGroupsAreNone() {
        assertThat(Outcome.of(() -> setuid(-1))).isEqualTo("setuid EINVAL");
        assertThat(Outcome.of(() -> setgid(-1))).isEqualTo("setgid EINVAL");
        assertThat(Outcome.of(() -> seteuid(-1))).isEqualTo("seteuid EINVAL");
        assertThat(Outcome.of(() -> setegid(-1))).isEqualTo("setegid EINVAL");
        assumeTrue(geteuid() == 0, "only root learns that there are too many groups");
        assertThat(Outcome.of(() -> setgroups(new int[65_537]))).isEqualTo("setgroups EINVAL");
    }

    @Test
    void userNamesAreChecked() {
        assertThatThrownBy(() -> initgroups("a\0b", 0)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("user:");
        assertThatThrownBy(() -> getgrouplist("a\0b", 0)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("user:");
        assertThatThrownBy(() -> initgroups(null, 0)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> getgrouplist(null, 0)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> setgroups((int[]) null)).isInstanceOf(NullPointerException.class);
    }

    /** The kernel keeps the login's user; 4294967295 is nobody's. */
    @Test
    void getloginIsThatOfLogname() {
        assumeTrue(canLogin("65534"), "the kernel lets nobody set /proc/self/loginuid here");
        assertThat(ChildJvm.output(loggedIn("65534", ChildJvm.command(Login.class)))).isEqualTo("nobody")
                .isEqualTo(Command.output(loggedIn("65534", List.of("logname")).toArray(String[]::new)));
    }

    @Test
    void getloginFailsWhereNobodyLoggedIn() {
        assumeTrue(canLogin("4294967295"), "the kernel lets nobody set /proc/self/loginuid here");
        assertThat(Command.of(loggedIn("4294967295", List.of("logname"))).run().exit()).isEqualTo(1);
        assertThat(ChildJvm.output(loggedIn("4294967295", ChildJvm.command(Login.class)))).matches("getlogin (ENXIO|ENOTTY|ENOENT)");
    }

    static final class Login {
        public static void main(String[] arguments) {
            try {
                System.out.println(getlogin());
            } catch (ErrnoException e) {
                System.out.println(e.function() + " " + e.errno());
            }
        }
    }

    private static boolean canLogin(String uid) {
        return Command.of(loggedIn(uid, List.of("true"))).run().exit() == 0;
    }

    private static List<String> loggedIn(String uid, List<String> command) {
        return Stream.concat(Stream.of("setsid", "-w", "sh", "-c", "echo " + uid + " > /proc/self/loginuid && exec \"$@\"", "sh"), command.stream())
                .toList();
    }

    private static List<String> words(ResIds ids) {
        return Stream.of(ids.real(), ids.effective(), ids.saved()).map(String::valueOf).toList();
    }

    private static List<Integer> sorted(int[] numbers) {
        return Arrays.stream(numbers).sorted().boxed().toList();
    }

    private static List<Integer> sorted(String numbers) {
        return Stream.of(numbers.split(" ")).map(Integer::valueOf).sorted().toList();
    }
}
