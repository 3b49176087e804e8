package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Linux.*;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.os4j.testing.OwnThread;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class LinuxMountsTest {
    @TempDir
    Path directory;

    /** What is mounted is so for one thread, and gone with it. */
    private interface Body {
        void run() throws Exception;
    }

    private static void inANamespaceOfItsOwn(Body body) throws Exception {
        assumeTrue(Command.of("unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt").run().exit() == 0, "mounting needs a mount namespace, root's alone");
        try {
            close(fsopen("tmpfs", 0));
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
        }
        OwnThread.call(() -> {
            unshare(CLONE_NEWNS);
            mount(null, "/", null, MS_REC | MS_PRIVATE, null);
            body.run();
            return null;
        });
    }

    private static String optionsOf(String place) {
        return Command.output("findmnt", "-n", "-o", "FSTYPE,VFS-OPTIONS", place).replaceAll(" +", " ");
    }

    private static int tmpfs() throws ErrnoException {
        int context = fsopen("tmpfs", 0);
        fsconfig(context, FSCONFIG_SET_STRING, "size", "1m", 0);
        fsconfig(context, FSCONFIG_SET_STRING, "source", "os4j", 0);
        fsconfig(context, FSCONFIG_CMD_CREATE);
        return context;
    }

    @Test
    void mountingStepByStep() throws Exception {
        String place = directory.toString();
        inANamespaceOfItsOwn(() -> {
            int context = tmpfs();
            int mount = fsmount(context, 0, MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC);
            assertThat(get_inheritable(context)).isFalse();
            assertThat(get_inheritable(mount)).isFalse();
            assertThat(directory.resolve("file")).doesNotExist();
            move_mount(mount, "", AT_FDCWD, place, MOVE_MOUNT_F_EMPTY_PATH);
            close(mount);
            close(context);
            assertThat(optionsOf(place)).startsWith("tmpfs rw,nodev,noexec");
            assertThat(Command.output("findmnt", "-n", "-o", "SOURCE,FS-OPTIONS", place)).startsWith("os4j").contains("size=1024k");
            assertThat(getmntent("/proc/thread-self/mounts")).filteredOn(entry -> entry.directory().equals(place)).singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.source()).isEqualTo("os4j");
                        assertThat(entry.type()).isEqualTo("tmpfs");
                        assertThat(entry.options()).contains("rw", "nodev", "noexec", "size=1024k");
                    });

            int picked = fspick(AT_FDCWD, place, 0);
            fsconfig(picked, FSCONFIG_SET_STRING, "size", "2m", 0);
            fsconfig(picked, FSCONFIG_SET_FLAG, "ro", null, 0);
            fsconfig(picked, FSCONFIG_CMD_RECONFIGURE);
            close(picked);
            assertThat(Command.output("findmnt", "-n", "-o", "FS-OPTIONS", place)).contains("size=2048k").startsWith("ro");
        });
        assertThat(optionsOf("/")).doesNotContain("os4j");
    }

    @Test
    void theAttributesOfAMount() throws Exception {
        String place = directory.toString();
        inANamespaceOfItsOwn(() -> {
            int context = tmpfs();
            int mount = fsmount(context, 0, 0);
            move_mount(mount, "", AT_FDCWD, place, MOVE_MOUNT_F_EMPTY_PATH);
            mount_setattr(AT_FDCWD, place, 0, new MountAttributes(MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOATIME, MOUNT_ATTR__ATIME));
            assertThat(optionsOf(place)).isEqualTo("tmpfs ro,nosuid,noatime");
            Fails.with(Errno.EROFS, () -> open(place + "/file", O_CREAT | O_WRONLY));
            mount_setattr(mount, "", AT_EMPTY_PATH | AT_RECURSIVE, new MountAttributes(0, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID, MS_SHARED, 0));
            assertThat(optionsOf(place)).isEqualTo("tmpfs rw,noatime");
            assertThat(Command.output("findmnt", "-n", "-o", "PROPAGATION", place)).isEqualTo("shared");
            Fails.with(Errno.EINVAL, () -> mount_setattr(mount, "", AT_EMPTY_PATH, new MountAttributes(1 << 30, 0)));
            assertThat(Fails.with(Errno.ENOENT, () -> mount_setattr(AT_FDCWD, "/nowhere", 0, new MountAttributes(MOUNT_ATTR_RDONLY, 0))).path()).isEqualTo("/nowhere");
            close(mount);
            close(context);
        });
    }

    @Test
    void aCopyOfATree() throws Exception {
        Path from = Files.createDirectory(directory.resolve("from"));
        Path to = Files.createDirectory(directory.resolve("to"));
        Files.writeString(from.resolve("file"), "seen from there");
        inANamespaceOfItsOwn(() -> {
            int tree = open_tree(AT_FDCWD, from.toString(), OPEN_TREE_CLONE);
            assertThat(get_inheritable(tree)).isFalse();
            move_mount(tree, "", AT_FDCWD, to.toString(), MOVE_MOUNT_F_EMPTY_PATH);
            close(tree);
            assertThat(Command.output("cat", to + "/file")).isEqualTo("seen from there");
            assertThat(Command.of("mountpoint", "-q", to.toString()).run().exit()).isZero();
            Fails.with(Errno.EINVAL, () -> move_mount(AT_FDCWD, from.toString(), AT_FDCWD, to.toString(), 0));
        });
        assertThat(to).isEmptyDirectory();
    }

    @Test
    void whatIsWrongIsSaidByTheFileSystem() throws Exception {
        inANamespaceOfItsOwn(() -> {
            assertThat(Fails.with(Errno.ENODEV, () -> fsopen("nonsensefs", 0)).function()).isEqualTo("fsopen");
            int context = fsopen("tmpfs", FSOPEN_CLOEXEC);
            assertThat(Fails.with(Errno.EINVAL, () -> fsconfig(context, FSCONFIG_SET_STRING, "nonsense", "1", 0)).path()).isEqualTo("nonsense");
            assertThat(new String(read(context, 1000))).startsWith("e ").contains("nonsense");
            Fails.with(Errno.EINVAL, () -> fsconfig(context, "size", new byte[] {1, 2}));
            Fails.with(Errno.EOPNOTSUPP, () -> fsconfig(context, 99, "size", "1", 0));
            assertThat(Fails.with(Errno.EINVAL, () -> fsmount(context, 0, 0)).function()).isEqualTo("fsmount");
            close(context);
            Fails.with(Errno.EINVAL, () -> fspick(AT_FDCWD, directory.toString(), 0));
        });
    }

    @Test
    void theTableOfMounts() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/mounts"));
        List<MountEntry> entries = getmntent("/proc/self/mounts");
        assertThat(entries).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).replace("\\040", " ").split(" ");
            if (words.length == 6) {
                assertThat(entries.get(i)).isEqualTo(new MountEntry(words[0], words[1], words[2], List.of(words[3].split(","))));
            }
        }
        Path table = Files.writeString(directory.resolve("fstab"), "# comment\n/dev/sda1  /home\\040of\\040all  ext4  rw,noatime  0 2\n\n");
        assertThat(getmntent(table.toString())).containsExactly(new MountEntry("/dev/sda1", "/home of all", "ext4", List.of("rw", "noatime")));
    }

    @TestFactory
    Stream<DynamicTest> wrongPaths() {
        return Stream.of(
                BadArguments.paths("setmntent", "filename", path -> getmntent(path)),
                BadArguments.paths("open_tree", "path", path -> close(open_tree(AT_FDCWD, path, 0))),
                BadArguments.descriptors("open_tree", fd -> open_tree(fd, "x", 0))).flatMap(tests -> tests);
    }
}
