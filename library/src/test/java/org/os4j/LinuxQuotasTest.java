package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Linux.*;
import static org.os4j.Posix.*;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class LinuxQuotasTest {
    @TempDir
    Path directory;

    private static void requireQuotas() throws ErrnoException {
        try {
            quotactl_sync(USRQUOTA, null);
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.ENOSYS && e.errno() != Errno.EPERM, "no quotas here: " + e.getMessage());
            throw e;
        }
    }

    @Test
    void aFileSystemWithQuotas() throws Exception {
        requireQuotas();
        assumeTrue(geteuid() == 0 && Command.exists("mkfs.ext4"), "needs root and mkfs.ext4");
        String image = directory.resolve("image").toString();
        String place = directory.resolve("place").toString();
        Command.output("sh", "-c", "truncate -s 16M " + image + " && mkfs.ext4 -q -O quota -E quotatype=usrquota:grpquota " + image + " && mkdir " + place);
        assumeTrue(Command.of("mount", "-o", "loop", image, place).run().exit() == 0, "this kernel cannot mount a file system with quotas");
        try {
            String device = Command.output("findmnt", "-n", "-o", "SOURCE", place);
            assertThat(quotactl_getfmt(USRQUOTA, device)).isEqualTo(QFMT_VFS_V1);
            assertThat(quotactl_getinfo(USRQUOTA, device).spaceGrace()).isEqualTo(Duration.ofDays(7));
            quotactl_setquota(USRQUOTA, device, new DiskQuota(12345, 100, 50, 0, 10, 5, 0, 0, 0), QIF_BLIMITS | QIF_ILIMITS);
            Command.output("sh", "-c", "head -c 20480 /dev/zero > " + place + "/file && chown 12345 " + place + "/file && sync");
            quotactl_sync(USRQUOTA, device);
            DiskQuota quota = quotactl_getquota(USRQUOTA, device, 12345);
            assertThat(quota).isEqualTo(new DiskQuota(12345, 100, 50, 20480, 10, 5, 1, 0, 0));
            assertThat(quotactl_getnextquota(USRQUOTA, device, 1)).isEqualTo(quota);
            Fails.with(Errno.ENOENT, () -> quotactl_getnextquota(USRQUOTA, device, 12346));
        } finally {
            Command.output("umount", place);
        }
    }

    @Test
    void aDeviceWithoutQuotas() throws Exception {
        requireQuotas();
        assumeTrue(geteuid() == 0, "needs root, who is told what is wrong");
        String device = Command.output("findmnt", "-nv", "-o", "SOURCE", "/");
        assumeTrue(device.startsWith("/dev/"), "the root is on no device: " + device);
        assertThat(Fails.with(Errno.ESRCH, () -> quotactl_getquota(USRQUOTA, device, 0)).path()).isEqualTo(device);
        Fails.with(Errno.ESRCH, () -> quotactl_getinfo(GRPQUOTA, device));
        Fails.with(Errno.ESRCH, () -> quotactl_getfmt(USRQUOTA, device));
        Fails.with(Errno.ESRCH, () -> quotactl_getnextquota(USRQUOTA, device, 0));
        Fails.with(Errno.EINVAL, () -> quotactl_getquota(77, device, 0));
    }

    @Test
    void whatIsNoDevice() throws Exception {
        requireQuotas();
        assertThat(Fails.with(Errno.ENOTBLK, () -> quotactl_getinfo(USRQUOTA, "/dev/null")).function()).isEqualTo("quotactl");
        Fails.with(Errno.ENOTBLK, () -> quotactl_sync(USRQUOTA, "/etc/passwd"));
        Fails.with(Errno.ENOTBLK, () -> quotactl_quotaoff(USRQUOTA, "/dev/null"));
        Fails.with(Errno.ENOTBLK, () -> quotactl_quotaon(USRQUOTA, "/dev/null", QFMT_VFS_V1, "/etc/passwd"));
        Fails.with(Errno.ENOTBLK, () -> quotactl_setquota(USRQUOTA, "/dev/null", new DiskQuota(0, 0, 0, 0, 0, 0, 0, 0, 0), 0));
        Fails.onNull("quota", () -> quotactl_setquota(USRQUOTA, "/dev/null", null, 0));
        Fails.onNull("special", () -> quotactl_quotaoff(USRQUOTA, null));
    }

    @TestFactory
    Stream<DynamicTest> wrongPaths() throws Exception {
        requireQuotas();
        return Stream.of(BadArguments.paths("quotactl", "special", path -> quotactl_getquota(USRQUOTA, path, 0)),
                BadArguments.paths("quotactl", "special", path -> quotactl_getinfo(USRQUOTA, path))).flatMap(tests -> tests);
    }
}
