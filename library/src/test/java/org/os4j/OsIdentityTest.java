package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.testing.Attempt;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.ReadableClassPath;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class OsIdentityTest {
    @Test
    void identityIsThatOfIdAndPs() throws Exception {
        ProcessIdentity identity = Os.processIdentity();
        assertThat(identity.pid()).isEqualTo((int) ProcessHandle.current().pid());
        assertThat(Command.of("ps", "-o", "ppid=,ruid=,rgid=,uid=,gid=", "-p", "" + identity.pid()).output().strip().split("\\s+")).containsExactly(
                "" + identity.ppid(), "" + identity.uid(), "" + identity.gid(), "" + identity.euid(), "" + identity.egid());
        assertThat(identity.cwd()).isEqualTo(Command.of("readlink", "/proc/" + identity.pid() + "/cwd").output());
        CommandResult logname = Command.of("logname").stdout(Redirect.PIPE).stderr(Redirect.NULL).run();
        assertThat(identity.login()).isEqualTo(logname.succeeded() ? logname.outText().strip() : "");
    }

    @Test
    void identityAsText() {
        assertThat(new ProcessIdentity(1, 2, 3, 4, 5, -2, "/a \"b\"", "")).hasToString(
                "pid=1 ppid=2 uid=3 gid=4 euid=5 egid=4294967294 login=\"\" cwd=\"/a \\\"b\\\"\"");
    }

    /** Becomes nobody. */
    static final class Dropped {
        public static void main(String[] arguments) throws Exception {
            switch (arguments[0]) {
                case "name" -> Os.dropPrivileges("nobody");
                case "numbers" -> Os.dropPrivileges(65534, 65534, 100, 4);
                case "no user" -> {
                    try {
                        Os.dropPrivileges("no such user");
                        throw new AssertionError("there is one");
                    } catch (NoSuchElementException e) {
                        assert e.getMessage().contains("no such user");
                    }
                    assert Posix.getuid() == 0;
                }
                case "twice" -> {
                    Os.dropPrivileges("nobody");
                    assert Attempt.errnoOf(() -> Os.dropPrivileges(0, 0)) == Errno.EPERM;
                }
                case "capabilities" -> {
                    keepCapabilities();
                    try {
                        Os.dropPrivileges("nobody");
                        throw new AssertionError("there was a way back");
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                        return;
                    }
                }
                default -> throw new AssertionError(arguments[0]);
            }
            for (Thread thread : new Thread[] {new Thread(OsIdentityTest::show), Thread.ofVirtual().unstarted(OsIdentityTest::show)}) {
                thread.start();
                thread.join();
            }
            show();
        }

        /** prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP): a change of user takes no capability away, in this thread. */
        private static void keepCapabilities() {
            try (Scratch scratch = Scratch.take()) {
                assert CFunction.ofInt("prctl").call(scratch, 28, 4, 0, 0, 0) == 0;
            }
        }
    }

    private static void show() {
        try {
            System.out.println(Posix.getresuid().equals(new ResIds(Posix.getuid(), Posix.getuid(), Posix.getuid())) + " " + Posix.getuid() + " "
                    + Posix.getgid() + " " + Arrays.stream(Posix.getgroups()).sorted().boxed().toList() + " "
                    + Command.shell("id -u; id -G").output().replace("\n", " "));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String dropped(String how) throws Exception {
        assumeTrue(Posix.getuid() == 0, "needs root");
        try (ReadableClassPath classes = ReadableClassPath.copy()) {
            return ChildJvm.output(classes.command(Dropped.class, how)).lines().distinct().collect(Collectors.joining("\n"));
        }
    }

    @Test
    void becomesAUserByName() throws Exception {
        assertThat(dropped("name")).isEqualTo("true 65534 65534 [65534] 65534 65534");
    }

    @Test
    void becomesAUserByNumber() throws Exception {
        assertThat(dropped("numbers")).isEqualTo("true 65534 65534 [4, 100] 65534 65534 4 100");
    }

    @Test
    void nobodyCannotDropToRoot() throws Exception {
        assertThat(dropped("twice")).startsWith("true 65534 65534");
    }

    @Test
    void anUnknownUserChangesNothing() throws Exception {
        assertThat(dropped("no user")).startsWith("true 0 0 ");
    }

    @Test
    void aWayBackIsFound() throws Exception {
        assertThat(dropped("capabilities")).isEqualTo("dropPrivileges: capabilities are left");
    }
}
