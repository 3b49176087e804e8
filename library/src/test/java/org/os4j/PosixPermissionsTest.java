package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;
import static org.os4j.testing.Attempt.errnoOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.testing.Attempt;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;

@ExtendWith(LeakCheck.class)
class PosixPermissionsTest {
    @TempDir
    Path directory;

    private String file;
    private String link;

    @BeforeEach
    void makeFiles() {
        file = directory + "/file";
        link = directory + "/link";
        Command.output("sh", "-c", "printf hello > " + file + " && chmod 600 " + file + " && ln -s file " + link);
    }

    private String modeOf(String path) {
        return Command.output("stat", "-c", "%a", path);
    }

    private String ownerOf(String path) {
        return Command.output("stat", "-c", "%u %g", path);
    }

    private static boolean isRoot() {
        return Command.output("id", "-u").equals("0");
    }

    @Test
    void accessSaysWhatTestSays() throws Exception {
        for (String path : new String[] {file, link, directory.toString(), "/nowhere", "/etc/passwd/file", "/bin/sh"}) {
            assertThat(access(path, F_OK)).as(path).isEqualTo(Command.of("test", "-e", path).run().exit() == 0);
            assertThat(access(path, R_OK | X_OK)).as(path)
                    .isEqualTo(Command.of("test", "-r", path, "-a", "-x", path).run().exit() == 0)
                    .isEqualTo(eaccess(path, R_OK | X_OK)).isEqualTo(faccessat(AT_FDCWD, path, R_OK | X_OK, 0));
        }
        assertThat(access("", F_OK)).isFalse();
    }

    @Test
    void accessThrowsWhatIsNoAnswer() {
        Command.output("ln", "-s", "loop", directory + "/loop");
        assertThat(errnoOf(() -> access(file, 64))).isEqualTo(Errno.EINVAL);
        assertThat(errnoOf(() -> access(directory + "/loop", F_OK))).isEqualTo(Errno.ELOOP);
        assertThat(errnoOf(() -> eaccess("/" + "n".repeat(NAME_MAX + 1), F_OK))).isEqualTo(Errno.ENAMETOOLONG);
        assertThat(errnoOf(() -> access("/etc/".repeat(PATH_MAX), F_OK))).isEqualTo(Errno.ENAMETOOLONG);
    }

    @Test
    void faccessatIsRelativeToADirectory() throws Exception {
        Command.output("rm", file);
        int fd = open(directory.toString(), O_RDONLY);
        assertThat(faccessat(fd, "link", F_OK, 0)).isFalse();
        assertThat(faccessat(fd, "link", F_OK, AT_SYMLINK_NOFOLLOW)).isTrue();
        assertThat(faccessat(fd, ".", W_OK, AT_EACCESS)).isTrue();
        assertThat(errnoOf(() -> faccessat(fd, "link", F_OK, 1 << 30))).isEqualTo(Errno.EINVAL);
        close(fd);
    }

    @Test
    void chmodAndItsSisters() throws Exception {
        chmod(link, 0751);
        assertThat(modeOf(file)).isEqualTo("751");
        chmod(file, 07777);
        assertThat(modeOf(file)).isEqualTo("7777");
        int fd = open(file, O_RDONLY);
        fchmod(fd, 0);
        assertThat(modeOf(file)).isEqualTo("0");
        close(fd);
        int parent = open(directory.toString(), O_RDONLY);
        fchmodat(parent, "link", 0444, 0);
        assertThat(modeOf(file)).isEqualTo("444");
        assertThat(errnoOf(() -> fchmodat(parent, "file", 0, 1 << 30))).isEqualTo(Errno.EINVAL);
        close(parent);
        assertThat(errnoOf(() -> chmod("/proc/self/status", 0))).isEqualTo(Errno.EPERM);
    }

    @Test
    void aLinkHasNoPermissionsToSet() throws Exception {
        ErrnoException e = Attempt.failureOf(() -> lchmod(link, 0600));
        assertThat(e.errno()).isEqualTo(Errno.EOPNOTSUPP).isEqualTo(Errno.ENOTSUP);
        assertThat(e.function()).isEqualTo("lchmod");
        assertThat(e.path()).isEqualTo(link);
        assertThat(errnoOf(() -> fchmodat(AT_FDCWD, link, 0600, AT_SYMLINK_NOFOLLOW))).isEqualTo(Errno.EOPNOTSUPP);
        lchmod(file, 0640);
        assertThat(modeOf(file)).isEqualTo("640");
    }

    @Test
    void chownAndItsSisters() throws Exception {
        assumeTrue(isRoot(), "only root can give files away");
        String own = ownerOf(link);
        chown(link, 1, 2);
        assertThat(ownerOf(file)).isEqualTo("1 2");
        assertThat(ownerOf(link)).isEqualTo(own);
        chown(file, -1, 3);
        assertThat(ownerOf(file)).isEqualTo("1 3");
        lchown(link, 4, -1);
        assertThat(ownerOf(link)).startsWith("4 ");
        assertThat(ownerOf(file)).isEqualTo("1 3");
        int fd = open(file, O_RDONLY);
        fchown(fd, 5, 6);
        assertThat(ownerOf(file)).isEqualTo("5 6");
        fchownat(fd, "", 7, -1, AT_EMPTY_PATH);
        assertThat(ownerOf(file)).isEqualTo("7 6");
        close(fd);
        int parent = open(directory.toString(), O_RDONLY);
        fchownat(parent, "link", 8, 9, AT_SYMLINK_NOFOLLOW);
        assertThat(ownerOf(link)).isEqualTo("8 9");
        assertThat(errnoOf(() -> fchownat(parent, "file", 0, 0, 1 << 30))).isEqualTo(Errno.EINVAL);
        close(parent);
        chown(file, 0xFFFF_FFFE, 0xFFFF_FFFE);
        assertThat(ownerOf(file)).isEqualTo("4294967294 4294967294");
        assertThat(stat(file).toString()).contains(" uid=4294967294 gid=4294967294 ");
    }

    @TestFactory
    Stream<DynamicTest> wrongArguments() {
        return Stream.of(
                BadArguments.paths("chmod", "path", path -> chmod(path, 0600)),
                BadArguments.paths("lchmod", "path", path -> lchmod(path, 0600)),
                BadArguments.paths("fchmodat", "path", path -> fchmodat(AT_FDCWD, path, 0600, 0)),
                BadArguments.paths("chown", "path", path -> chown(path, -1, -1)),
                BadArguments.paths("lchown", "path", path -> lchown(path, -1, -1)),
                BadArguments.paths("fchownat", "path", path -> fchownat(AT_FDCWD, path, -1, -1, 0)),
                BadArguments.descriptors("fchmod", fd -> fchmod(fd, 0600)),
                BadArguments.descriptors("fchown", fd -> fchown(fd, -1, -1)),
                BadArguments.descriptors("faccessat", fd -> faccessat(fd, "file", F_OK, 0)),
                BadArguments.directories("fchmodat", fd -> fchmodat(fd, "file", 0600, 0)),
                BadArguments.directories("fchownat", fd -> fchownat(fd, "file", -1, -1, 0))).flatMap(tests -> tests);
    }

    @Test
    void accessRefusesWrongPathsByName() {
        assertThatNullPointerException().isThrownBy(() -> access(null, F_OK)).withMessage("path");
        assertThatNullPointerException().isThrownBy(() -> eaccess(null, F_OK)).withMessage("path");
        assertThatNullPointerException().isThrownBy(() -> faccessat(AT_FDCWD, null, F_OK, 0)).withMessage("path");
        assertThatIllegalArgumentException().isThrownBy(() -> access("a\0b", F_OK)).withMessageStartingWith("path: ");
        assertThatIllegalArgumentException().isThrownBy(() -> eaccess("a\0b", F_OK)).withMessageStartingWith("path: ");
        assertThatIllegalArgumentException().isThrownBy(() -> faccessat(AT_FDCWD, "a\0b", F_OK, 0)).withMessageStartingWith("path: ");
    }

    @Test
    void umaskWithholdsPermissionsFromNewFiles() {
        ChildJvm.output(Umask.class, directory.toString());
        assertThat(modeOf(directory + "/made")).isEqualTo("750");
        assertThat(modeOf(directory + "/fifo")).isEqualTo("640");
        assertThat(modeOf(directory + "/opened")).isEqualTo("750");
        assertThat(modeOf(directory + "/javas")).isEqualTo("640");
    }

    static final class Umask {
        public static void main(String[] arguments) throws Exception {
            umask(0777);
            assert umask(027) == 0777;
            assert Files.readString(Path.of("/proc/self/status")).contains("Umask:\t0027\n");
            mkdir(arguments[0] + "/made");
            mkfifo(arguments[0] + "/fifo");
            close(open(arguments[0] + "/opened", O_CREAT | O_WRONLY));
            Files.createFile(Path.of(arguments[0], "javas"));
            assert umask(0) == 027;
        }
    }

    @Test
    void accessAsksForTheRealUserAndEaccessForTheEffective() {
        assumeTrue(isRoot(), "only root can become another user");
        assertThat(ChildJvm.output(RealNobody.class, file)).isEqualTo("false true false true");
    }

    @Test
    void eaccessKnowsMoreThanTheMode() {
        assumeTrue(isRoot(), "only root can become another user");
        PosixFilesystemsTest.assumeMountNamespace();
        PosixFilesystemsTest.inMountNamespace(OnReadOnly.class, directory.toString());
    }

    /** Root may write any file, as its mode is looked at; the file system is read-only all the same. */
    static final class OnReadOnly {
        public static void main(String[] arguments) throws Exception {
            String place = arguments[0] + "/place";
            mkdir(place);
            mount("os4j", place, "tmpfs", 0, null);
            close(creat(place + "/file", 0644));
            mount(null, place, null, MS_REMOUNT | MS_RDONLY, null);
            setresuid(65534, 0, 0);
            assertThat(errnoOf(() -> open(place + "/file", O_WRONLY))).isEqualTo(Errno.EROFS);
            assertThat(eaccess(place + "/file", R_OK)).isTrue();
            assertThat(eaccess(place + "/file", W_OK)).isFalse();
            assertThat(faccessat(AT_FDCWD, place + "/file", R_OK, AT_EACCESS)).isTrue();
            assertThat(faccessat(AT_FDCWD, place + "/file", W_OK, AT_EACCESS)).isFalse();
            assertThat(errnoOf(() -> eaccess(place + "/file", 64))).isEqualTo(Errno.EINVAL);
        }
    }

    /** Before Linux 5.8. */
    @Test
    void eaccessWhereTheKernelHasNone() {
        assertThat(ChildJvm.output(WithoutFaccessat2.class, file)).isEqualTo("true false true false true");
    }

    static final class WithoutFaccessat2 {
        public static void main(String[] arguments) throws Exception {
            SystemCallFilter.refuse(PosixStat.SystemCalls.FACCESSAT2, Errno.ENOSYS);
            System.out.println(eaccess(arguments[0], R_OK) + " " + eaccess("/nowhere", F_OK) + " "
                    + faccessat(AT_FDCWD, arguments[0], R_OK, AT_EACCESS) + " " + faccessat(AT_FDCWD, "/nowhere", F_OK, AT_EACCESS) + " "
                    + faccessat(AT_FDCWD, "/proc/self/exe", F_OK, AT_SYMLINK_NOFOLLOW));
        }
    }

    static final class RealNobody {
        public static void main(String[] arguments) throws Exception {
            try (Scratch scratch = Scratch.take()) {
                assert CFunction.ofInt("setreuid").call(scratch, 65534, -1) == 0;
            }
            String file = arguments[0];
            System.out.println(access(file, R_OK) + " " + eaccess(file, R_OK) + " " + faccessat(AT_FDCWD, file, R_OK, 0) + " "
                    + faccessat(AT_FDCWD, file, R_OK, AT_EACCESS));
        }
    }

    @Test
    void whatAnOrdinaryUserMayNot() throws Exception {
        Command.output("sh", "-c", "cd " + directory + " && chmod 755 . && mkdir closed sticky && touch closed/file sticky/file && chmod 700 closed"
                + " && chmod 1777 sticky");
        assertThat(Nobody.output(Ordinary.class, directory.toString())).isEqualTo("done");
    }

    static final class Ordinary {
        public static void main(String[] arguments) throws Exception {
            chdir(arguments[0]);
            assert access("file", F_OK) && !access("file", R_OK) && !eaccess("file", W_OK) && !access("closed/file", F_OK);
            refused(Errno.EACCES, () -> stat("closed/file"));
            refused(Errno.EACCES, () -> statOrNull("closed/file"));
            refused(Errno.EACCES, () -> lstat("closed/file"));
            refused(Errno.EACCES, () -> statx("closed/file", STATX_BASIC_STATS));
            refused(Errno.EACCES, () -> open("file", O_RDONLY));
            refused(Errno.EACCES, () -> listdir("closed"));
            refused(Errno.EACCES, () -> chdir("closed"));
            refused(Errno.EPERM, () -> chmod("file", 0666));
            refused(Errno.EPERM, () -> lchmod("file", 0666));
            refused(Errno.EPERM, () -> chown("file", 65534, -1));
            refused(Errno.EPERM, () -> lchown("link", 65534, -1));
            refused(Errno.EACCES, () -> mkdir("new"));
            refused(Errno.EACCES, () -> rmdir("sticky"));
            refused(Errno.EACCES, () -> unlink("file"));
            refused(Errno.EACCES, () -> rename("file", "other"));
            refused(Errno.EACCES, () -> symlink("file", "other"));
            refused(Errno.EACCES, () -> mkfifo("fifo"));
            refused(Errno.EPERM, () -> unlink("sticky/file"));
            refused(Errno.EPERM, () -> mknod("sticky/device", S_IFCHR | 0600, makedev(1, 3)));
            refused(Errno.EACCES, () -> utime("file"));
            refused(Errno.EPERM, () -> utimensat(AT_FDCWD, "file", Timespec.ofNanos(1), Timespec.OMIT, 0));
            mkfifo("sticky/own");
            refused(Errno.EPERM, () -> chown("sticky/own", 0, -1));
            unlink("sticky/own");
            System.out.println("done");
        }

        private static void refused(Errno expected, Attempt.Call call) {
            Errno errno = Attempt.errnoOf(call);
            if (errno != expected) {
                throw new AssertionError(errno + " instead of " + expected);
            }
        }
    }
}
