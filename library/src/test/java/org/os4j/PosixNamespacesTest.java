package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.Outcome;
import org.os4j.testing.OwnThread;
import org.os4j.testing.VirtualThreads;

@ExtendWith(LeakCheck.class)
class PosixNamespacesTest {
    @TempDir
    Path directory;

    @Test
    void unshareIsForTheThread() throws Exception {
        assumeNamespaces();
        String before = namespace("uts");
        OwnThread.call(() -> {
            unshare(CLONE_NEWUTS | CLONE_NEWNET | CLONE_NEWIPC);
            assertThat(namespace("uts")).isNotEqualTo(before);
            assertThat(Command.output("readlink", "/proc/self/ns/uts")).isEqualTo(namespace("uts"));
            Command.output("hostname", "os4j-test");
            assertThat(uname().nodename()).isEqualTo("os4j-test");
            assertThat(Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream().skip(2).map(line -> line.strip().split(":")[0]))
                    .containsExactly("lo");
            return null;
        });
        assertThat(namespace("uts")).isEqualTo(before);
        assertThat(uname().nodename()).isEqualTo(Command.output("uname", "-n")).isNotEqualTo("os4j-test");
        VirtualThreads.areRefusedBy("unshare", () -> unshare(CLONE_NEWUTS));
    }

    @Test
    void aMountNamespaceOfTheThreads() throws Exception {
        assumeNamespaces();
        OwnThread.call(() -> {
            unshare(CLONE_NEWNS);
            Command.output("mount", "--make-rprivate", "/");
            Command.output("mount", "-t", "tmpfs", "none", directory.toString());
            Files.writeString(directory.resolve("only here"), "");
            assertThat(directory.resolve("only here")).exists();
            return null;
        });
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatSeveralThreadsCannotHave() {
        assumeNamespaces();
        for (int flag : new int[] {CLONE_NEWUSER, CLONE_THREAD, CLONE_SIGHAND, CLONE_VM, 1}) {
            assertThat(Fails.with(Errno.EINVAL, () -> unshare(flag)).function()).isEqualTo("unshare");
        }
    }

    @Test
    void filesAndDirectoryOfTheThreads() throws Exception {
        assumeNamespaces();
        String before = Files.readSymbolicLink(Path.of("/proc/self/cwd")).toString();
        OwnThread.call(() -> {
            unshare(CLONE_FS);
            chdir("/");
            assertThat(Files.readSymbolicLink(Path.of("/proc/thread-self/cwd"))).hasToString("/");
            return null;
        });
        assertThat(getcwd()).isEqualTo(before);
    }

    @Test
    void setnsEntersAnothersNamespace() throws Exception {
        assumeNamespaces();
        Process other = new ProcessBuilder("unshare", "-u", "-m", "sh", "-c", "hostname os4j-other && echo ready && exec sleep 60").start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("ready");
            OwnThread.call(() -> {
                int uts = open("/proc/" + other.pid() + "/ns/uts", O_RDONLY);
                setns(uts, CLONE_NEWUTS);
                assertThat(uname().nodename()).isEqualTo("os4j-other");
                Fails.with(Errno.EINVAL, () -> setns(uts, CLONE_NEWNET));
                close(uts);
                int mounts = open("/proc/" + other.pid() + "/ns/mnt", O_RDONLY);
                assertThat(Fails.with(Errno.EINVAL, () -> setns(mounts, 0)).function()).isEqualTo("setns");
                unshare(CLONE_FS);
                setns(mounts, 0);
                assertThat(namespace("mnt")).isEqualTo(Command.output("readlink", "/proc/" + other.pid() + "/ns/mnt"));
                close(mounts);
                return null;
            });
            assertThat(uname().nodename()).isNotEqualTo("os4j-other");
        } finally {
            other.destroyForcibly().waitFor();
            other.getInputStream().close();
            other.getErrorStream().close();
            other.getOutputStream().close();
        }
        VirtualThreads.areRefusedBy("setns", () -> setns(0, 0));
    }

    @TestFactory
    Stream<DynamicTest> setnsOfWhatIsNotOpen() {
        return BadArguments.descriptors("setns", fd -> setns(fd, 0));
    }

    @Test
    void anOrdinaryUserMayNot() throws Exception {
        assertThat(Nobody.output(Ordinary.class).lines()).containsExactly("unshare EPERM", "setns EPERM", "chroot EPERM", "pivot_root EPERM");
    }

    static final class Ordinary {
        public static void main(String[] arguments) throws Exception {
            System.out.println(Outcome.of(() -> unshare(CLONE_NEWUTS)));
            int own = open("/proc/self/ns/uts", O_RDONLY);
            System.out.println(Outcome.of(() -> setns(own, 0)));
            System.out.println(Outcome.of(() -> chroot("/")));
            System.out.println(Outcome.of(() -> pivot_root("/", "/")));
        }
    }

    @Test
    void chrootIsForTheProcess() throws Exception {
        assumeNamespaces();
        Files.writeString(directory.resolve("inside"), "");
        assertThat(ChildJvm.output(Chroot.class, directory.toString())).isEqualTo("[inside] false");
    }

    static final class Chroot {
        public static void main(String[] arguments) throws Exception {
            int before = open("/", O_PATH | O_DIRECTORY);
            // What is needed afterwards is loaded now.
            String ignored = listdir("/tmp") + " " + (stat("/").ino() == fstat(before).ino());
            chdir("/");
            chroot(arguments[0]);
            chdir("/");
            System.out.println(listdir("/") + " " + (stat("/").ino() == fstat(before).ino()));
        }
    }

    @TestFactory
    Stream<DynamicTest> chrootRefusesWrongPaths() {
        return BadArguments.paths("chroot", "path", path -> chroot(path));
    }

    @Test
    void pivotRootChangesTheRoot() throws Exception {
        assumeNamespaces();
        String prepare = "mount --make-rprivate / && mount --rbind / \"$0\" && exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", prepare, directory.toString()));
        command.addAll(ChildJvm.command(Pivot.class, directory.toString()));
        assertThat(ChildJvm.output(command)).isEqualTo("pivot_root EBUSY\ntrue true");
    }

    static final class Pivot {
        public static void main(String[] arguments) throws Exception {
            String directory = arguments[0];
            String root = mountAt("/");
            String bind = mountAt(directory);
            System.out.println(Outcome.of(() -> pivot_root("/tmp", "/tmp")));
            pivot_root(directory, directory + directory);
            chdir("/");
            System.out.println(mountAt("/").equals(bind) + " " + mountAt(directory).equals(root));
        }

        /** The number that the kernel gives the mount. */
        private static String mountAt(String path) throws Exception {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream().map(line -> line.split(" ")).filter(words -> words[4].equals(path))
                    .map(words -> words[0]).findFirst().orElseThrow();
        }
    }

    @Test
    void pivotRootNamesBothPaths() {
        assumeNamespaces();
        ErrnoException e = Fails.with(Errno.ENOENT, () -> pivot_root("/nowhere", "/nowhere/old"));
        assertThat(e.path()).isEqualTo("/nowhere");
        assertThat(e.path2()).isEqualTo("/nowhere/old");
        Fails.onNull("newRoot", () -> pivot_root(null, "/"));
        Fails.onNull("putOld", () -> pivot_root("/", null));
    }

    private static void assumeNamespaces() {
        assumeTrue(Command.exists("unshare") && Command.of("unshare", "-m", "-u", "-n", "true").run().exit() == 0, "no namespaces to be had here");
    }

    private static String namespace(String name) throws Exception {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/" + name)).toString();
    }
}
