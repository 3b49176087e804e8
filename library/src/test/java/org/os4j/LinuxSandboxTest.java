package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Linux.*;
import static org.os4j.Posix.*;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.OwnThread;
import org.os4j.testing.VirtualThreads;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class LinuxSandboxTest {
    @TempDir
    Path directory;

    /** The version of Landlock; skips where there is none. */
    private static int version() {
        try {
            return landlock_abi();
        } catch (ErrnoException | UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
            return 0;
        }
    }

    @Test
    void theVersionIsWhatThisKernelBrought() {
        int version = version();
        String[] release = uname().release().split("[.-]");
        int minor = Integer.parseInt(release[0]) * 1000 + Integer.parseInt(release[1]);
        assertThat(version).isEqualTo(minor >= 6015 ? 7 : minor >= 6012 ? 6 : minor >= 6010 ? 5 : minor >= 6007 ? 4 : minor >= 6002 ? 3 : minor >= 5019 ? 2 : 1);
    }

    @Test
    void aThreadAndItsChildrenWriteInOneDirectoryAlone() throws Exception {
        version();
        Path allowed = Files.createDirectory(directory.resolve("allowed"));
        Path other = Files.createDirectory(directory.resolve("other"));
        OwnThread.call(() -> {
            long writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR;
            int ruleset = landlock_create_ruleset(writing, 0, 0);
            assertThat(get_inheritable(ruleset)).isFalse();
            int place = open(allowed.toString(), O_PATH);
            int devices = open("/dev", O_PATH);
            landlock_add_rule(ruleset, new LandlockRule.PathBeneath(writing, place));
            landlock_add_rule(ruleset, new LandlockRule.PathBeneath(LANDLOCK_ACCESS_FS_WRITE_FILE, devices));
            close(place);
            close(devices);
            pr_set_no_new_privs();
            landlock_restrict_self(ruleset, 0);
            close(ruleset);
            close(open(allowed + "/mine", O_CREAT | O_WRONLY));
            Fails.with(Errno.EACCES, () -> open(other + "/mine", O_CREAT | O_WRONLY));
            Fails.with(Errno.EACCES, () -> mkdir(other + "/directory"));
            close(open("/etc/passwd", O_RDONLY));
            assertThat(Command.of("touch", allowed + "/theirs").run().exit()).isZero();
            assertThat(Command.of("touch", other + "/theirs").run().err()).contains("Permission denied");
            return null;
        });
        // The rest of the process is as free as before.
        Files.writeString(other.resolve("free"), "");
        assertThat(allowed.resolve("mine")).exists();
        assertThat(allowed.resolve("theirs")).exists();
    }

    @Test
    void aThreadConnectsToOnePortAlone() throws Exception {
        assumeTrue(version() >= 4, "ports came with version 4, in Linux 6.7");
        int one = listener();
        int two = listener();
        SocketAddress allowed = getsockname(one);
        OwnThread.call(() -> {
            int ruleset = landlock_create_ruleset(0, LANDLOCK_ACCESS_NET_CONNECT_TCP, 0);
            landlock_add_rule(ruleset, new LandlockRule.NetPort(LANDLOCK_ACCESS_NET_CONNECT_TCP, ((SocketAddress.Inet4) allowed).port()));
            Fails.with(Errno.EINVAL, () -> landlock_add_rule(ruleset, new LandlockRule.NetPort(LANDLOCK_ACCESS_NET_CONNECT_TCP, 65536)));
            pr_set_no_new_privs();
            landlock_restrict_self(ruleset, 0);
            close(ruleset);
            int socket = socket(AF_INET, SOCK_STREAM, 0);
            connect(socket, allowed);
            close(socket);
            int refused = socket(AF_INET, SOCK_STREAM, 0);
            Fails.with(Errno.EACCES, () -> connect(refused, getsockname(two)));
            close(refused);
            return null;
        });
        close(one);
        close(two);
    }

    private static int listener() throws ErrnoException {
        int socket = socket(AF_INET, SOCK_STREAM, 0);
        bind(socket, SocketAddress.inet(InetAddress.getLoopbackAddress(), 0));
        listen(socket, 5);
        return socket;
    }

    @Test
    void whatIsRefused() throws Exception {
        version();
        assertThat(Fails.with(Errno.EINVAL, () -> landlock_create_ruleset(1L << 60, 0, 0)).function()).isEqualTo("landlock_create_ruleset");
        Fails.with(Errno.ENOMSG, () -> landlock_create_ruleset(0, 0, 0));
        int ruleset = landlock_create_ruleset(LANDLOCK_ACCESS_FS_EXECUTE, 0, 0);
        int file = open("/etc/passwd", O_RDONLY);
        Fails.with(Errno.EINVAL, () -> landlock_add_rule(ruleset, new LandlockRule.PathBeneath(LANDLOCK_ACCESS_FS_READ_FILE, file)));
        Fails.with(Errno.EBADF, () -> landlock_add_rule(ruleset, new LandlockRule.PathBeneath(LANDLOCK_ACCESS_FS_EXECUTE, -1)));
        assertThat(Fails.with(Errno.EBADFD, () -> landlock_add_rule(file, new LandlockRule.PathBeneath(LANDLOCK_ACCESS_FS_EXECUTE, file))).function())
                .isEqualTo("landlock_add_rule");
        Fails.with(Errno.EBADF, () -> landlock_restrict_self(-1, 0));
        VirtualThreads.areRefusedBy("landlock_restrict_self", () -> landlock_restrict_self(ruleset, 0));
        close(file);
        close(ruleset);
    }
}
