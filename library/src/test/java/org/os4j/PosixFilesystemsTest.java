package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;
import static org.os4j.testing.Attempt.errnoOf;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;

@ExtendWith(LeakCheck.class)
class PosixFilesystemsTest {
    @TempDir
    Path directory;

    /** Skips where nothing can be mounted without leaving a trace. */
    static void assumeMountNamespace() {
        boolean possible = Command.exists("unshare") && Command.of("unshare", "-m", "true").run().exit() == 0;
        assumeTrue(possible, "mounting needs a mount namespace, root's alone");
    }

    /** Runs a main class where its mounts are its own, and gone with it. */
    static void inMountNamespace(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "--propagation", "private"));
        command.addAll(ChildJvm.command(main, arguments));
        ChildJvm.output(command);
    }

    /** What stat -f tells of what does not change meanwhile. */
    private static String numbersOf(StatVfs state) {
        return state.bsize() + " " + state.frsize() + " " + state.blocks() + " " + state.files() + " " + state.namemax();
    }

    @Test
    void statvfsSaysWhatStatSays() throws Exception {
        for (String path : new String[] {"/", "/proc", "/dev/shm", directory.toString()}) {
            assumeTrue(Files.exists(Path.of(path)), "no " + path);
            String expected = Command.output("stat", "-f", "-c", "%s %S %b %c %l", path);
            StatVfs state = statvfs(path);
            assertThat(numbersOf(state)).as(path).isEqualTo(expected);
            int fd = open(path, O_RDONLY);
            assertThat(numbersOf(fstatvfs(fd))).as(path).isEqualTo(expected);
            close(fd);
            assertThat(state.size()).isEqualTo(state.blocks() * state.frsize());
            assertThat(state.available()).isEqualTo(state.bavail() * state.frsize());
        }
    }

    @Test
    void statfsSaysWhatStatSays() throws Exception {
        for (String path : new String[] {"/", "/proc", "/dev/shm", directory.toString()}) {
            assumeTrue(Files.exists(Path.of(path)), "no " + path);
            String expected = Command.output("stat", "-f", "-c", "%t %s %S %b %c %l %i", path);
            assertThat(numbersOf(statfs(path))).as(path).isEqualTo(expected);
            int fd = open(path, O_RDONLY);
            assertThat(numbersOf(fstatfs(fd))).as(path).isEqualTo(expected);
            close(fd);
        }
        assertThat(statfs("/proc").type()).isEqualTo(PROC_SUPER_MAGIC);
    }

    private static String numbersOf(StatFs state) {
        // stat prints the halves of the number in their order, the table has them as one number.
        String fsid = Long.toHexString(state.fsid() << 32 | state.fsid() >>> 32);
        return Long.toHexString(state.type()) + " " + state.bsize() + " " + state.frsize() + " " + state.blocks() + " " + state.files() + " "
                + state.namelen() + " " + fsid;
    }

    @Test
    void flagsAreFindmntsOptions() throws Exception {
        assumeTrue(Command.exists("findmnt"), "no findmnt here");
        for (String path : new String[] {"/proc", "/sys", "/dev/shm"}) {
            Command.Result mounted = Command.of("findmnt", "-n", "-f", "-o", "VFS-OPTIONS", path).run();
            assumeTrue(mounted.exit() == 0, path + " is no mount here");
            List<String> options = List.of(Command.output("sh", "-c", "findmnt -n -o VFS-OPTIONS " + path + " | tail -1").split(","));
            int flags = statvfs(path).flag();
            assertThat(flags).isEqualTo(statfs(path).flags());
            assertThat((flags & ST_RDONLY) != 0).as(path).isEqualTo(options.contains("ro"));
            assertThat((flags & ST_NOSUID) != 0).as(path).isEqualTo(options.contains("nosuid"));
            assertThat((flags & ST_NODEV) != 0).as(path).isEqualTo(options.contains("nodev"));
            assertThat((flags & ST_NOEXEC) != 0).as(path).isEqualTo(options.contains("noexec"));
            assertThat((flags & ST_RELATIME) != 0).as(path).isEqualTo(options.contains("relatime"));
        }
    }

    @Test
    void membersStandWhereTheHeadersHaveThem() {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Math.max(StatVfs.STRUCT.size(), StatFs.STRUCT.size()));
            for (int member = 0; member < 11; member++) {
                Memory.setLong(struct + member * Long.BYTES, member + 1);
            }
            StatVfs state = new StatVfs(struct);
            assertThat(new long[] {state.bsize(), state.frsize(), state.blocks(), state.bfree(), state.bavail(), state.files(), state.ffree(),
                state.favail(), state.fsid(), state.flag(), state.namemax()}).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            StatFs kind = new StatFs(struct);
            assertThat(new long[] {kind.type(), kind.bsize(), kind.blocks(), kind.bfree(), kind.bavail(), kind.files(), kind.ffree(), kind.fsid(),
                kind.namelen(), kind.frsize(), kind.flags()}).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        }
    }

    @Test
    void stateIsAValue() throws Exception {
        assertThat(statvfs("/proc")).isEqualTo(statvfs("/proc")).hasSameHashCodeAs(statvfs("/proc")).isNotEqualTo(statvfs("/"));
        assertThat(statfs("/proc")).isEqualTo(statfs("/proc")).hasSameHashCodeAs(statfs("/proc")).isNotEqualTo(statfs("/"));
        assertThat(statvfs("/proc").toString()).startsWith("size=0 free=0 available=0 files=0 ").contains(" name max=255 (rw");
        assertThat(statfs("/proc").toString()).startsWith("type=0x9fa0 size=0 ");
    }

    @Test
    void syncAndSyncfsWriteWhatIsDirty() throws Exception {
        Smaps.assumeOnDisk(directory);
        int fd = open(directory + "/file", O_RDWR | O_CREAT);
        ftruncate(fd, PAGESIZE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, fd, 0, ACCESS_WRITE);
            assertThat(Smaps.dirtyAfterWriting(memory)).isTrue();
            syncfs(fd);
            assertThat(Smaps.isDirty(memory)).isFalse();
            assertThat(Smaps.dirtyAfterWriting(memory)).isTrue();
            sync();
            assertThat(Smaps.isDirty(memory)).isFalse();
        }
        close(fd);
    }

    @Test
    void mountingInANamespace() {
        assumeMountNamespace();
        inMountNamespace(Mounting.class, directory.toString());
    }

    static final class Mounting {
        public static void main(String[] args) throws Exception {
            String place = args[0] + "/place";
            String second = args[0] + "/second";
            mkdir(place);
            mkdir(second);
            mount("os4j", place, "tmpfs", MS_NOSUID | MS_NOEXEC, "size=1m,mode=700");
            assertThat(Command.output("findmnt", "-n", "-o", "SOURCE,FSTYPE,VFS-OPTIONS", place).split("\\s+"))
                    .containsExactly("os4j", "tmpfs", "rw,nosuid,noexec,relatime");
            assertThat(Command.output("stat", "-c", "%a", place)).isEqualTo("700");
            assertThat(statvfs(place).size()).isEqualTo(1 << 20);
            assertThat(statfs(place).type()).isEqualTo(TMPFS_MAGIC);
            assertThat(statvfs(place).flag() & (ST_NOSUID | ST_NOEXEC)).isEqualTo(ST_NOSUID | ST_NOEXEC);

            Command.output("touch", place + "/file");
            mount(place, second, null, MS_BIND, null);
            assertThat(Command.output("ls", second)).isEqualTo("file");
            umount(second);
            assertThat(Command.output("ls", second)).isEmpty();

            mount(null, place, null, MS_REMOUNT | MS_RDONLY, null);
            Fails.with(Errno.EROFS, () -> open(place + "/new", O_CREAT | O_WRONLY));
            mount(null, place, null, MS_SHARED, null);
            assertThat(Command.output("findmnt", "-n", "-o", "PROPAGATION", place)).isEqualTo("shared");
            mount(null, place, null, MS_PRIVATE, null);
            assertThat(Command.output("findmnt", "-n", "-o", "PROPAGATION", place)).isEqualTo("private");

            int open = open(place + "/file", O_RDONLY);
            Fails.with(Errno.EBUSY, () -> umount(place));
            umount2(place, MNT_DETACH);
            assertThat(Command.of("findmnt", place).run().exit()).isNotZero();
            close(open);
            Fails.with(Errno.EINVAL, () -> umount2(place, 0));

            mount("os4j", place, "tmpfs", 0, null);
            Fails.with(Errno.EAGAIN, () -> umount2(place, MNT_EXPIRE));
            umount2(place, MNT_EXPIRE);

            assertThat(Fails.with(Errno.ENODEV, () -> mount("none", place, "nonsensefs", 0, null)).getMessage())
                    .endsWith("\"none\" -> \"" + place + "\"");
            assertThat(Fails.with(Errno.EINVAL, () -> mount("none", place, "tmpfs", 0, "nonsense=1")).path2()).isEqualTo(place);
            Fails.with(Errno.ENOENT, () -> mount(args[0] + "/nothing", place, null, MS_BIND, null));
            assertThatIllegalArgumentException().isThrownBy(() -> mount("a\0", place, null, 0, null)).withMessageStartingWith("source: ");
            assertThatIllegalArgumentException().isThrownBy(() -> mount("a", place, "a\0", 0, null)).withMessageStartingWith("type: ");
            assertThatIllegalArgumentException().isThrownBy(() -> mount("a", place, "a", 0, "a\0")).withMessageStartingWith("data: ");
        }
    }

    @Test
    void mountingIsNotForEverybody() throws Exception {
        Nobody.output(OrdinaryUser.class);
    }

    static final class OrdinaryUser {
        public static void main(String[] args) throws Exception {
            assert errnoOf(() -> mount("none", "/tmp", "tmpfs", 0, null)) == Errno.EPERM;
            assert errnoOf(() -> umount("/proc")) == Errno.EPERM;
            assert errnoOf(() -> open_by_handle_at(AT_FDCWD, new FileHandle(1, new byte[8]), O_RDONLY)) == Errno.EPERM;
        }
    }

    @Test
    void openat2OpensWithinBounds() throws Exception {
        Command.output("sh", "-c", "cd " + directory + " && mkdir box && printf inside > box/file && ln -s /etc/passwd box/out && ln -s file box/in"
                + " && ln -s /file box/absolute");
        int box = open(directory + "/box", O_RDONLY | O_DIRECTORY);
        OpenHow beneath = new OpenHow(O_RDONLY).withResolve(RESOLVE_BENEATH);
        assumeOpenat2(box);
        int fd = openat2(box, "in", beneath);
        assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + fd))).containsPattern("flags:\\s+02[0-9]*");
        assertThat(Command.output("readlink", "/proc/" + ProcessHandle.current().pid() + "/fd/" + fd)).isEqualTo(directory + "/box/file");
        close(fd);
        Fails.with(Errno.EXDEV, () -> openat2(box, "out", beneath));
        Fails.with(Errno.EXDEV, () -> openat2(box, "../box/file", beneath));
        Fails.with(Errno.ELOOP, () -> openat2(box, "in", new OpenHow(O_RDONLY).withResolve(RESOLVE_NO_SYMLINKS)));
        Fails.with(Errno.ELOOP, () -> openat2(AT_FDCWD, "/proc/self/exe", new OpenHow(O_RDONLY).withResolve(RESOLVE_NO_MAGICLINKS)));
        Fails.with(Errno.EXDEV, () -> openat2(AT_FDCWD, "/proc/self/stat", new OpenHow(O_RDONLY).withResolve(RESOLVE_NO_XDEV)));

        int inRoot = openat2(box, "absolute", new OpenHow(O_RDONLY).withResolve(RESOLVE_IN_ROOT));
        assertThat(new String(read(inRoot))).isEqualTo("inside");
        close(inRoot);
        int made = openat2(box, "made", new OpenHow(O_WRONLY | O_CREAT | O_EXCL).withMode(0604));
        close(made);
        assertThat(Command.output("stat", "-c", "%a", directory + "/box/made")).isEqualTo("604");
        Fails.with(Errno.EINVAL, () -> openat2(box, "file", new OpenHow(O_RDONLY).withMode(0600)));
        Fails.with(Errno.EINVAL, () -> openat2(box, "file", new OpenHow(1L << 62)));
        assertThat(Fails.with(Errno.ENOENT, () -> openat2(box, "nothing", beneath)).getMessage()).startsWith("openat2: ").endsWith("\"nothing\"");
        close(box);
        Command.output("rm", directory + "/box/out");
    }

    private static void assumeOpenat2(int box) throws Exception {
        try {
            close(openat2(box, "file", new OpenHow(O_RDONLY)));
        } catch (UnsupportedOperationException e) {
            close(box);
            assumeTrue(false, e.getMessage());
        }
    }

    @Test
    void openat2WhereTheKernelHasNone() {
        ChildJvm.output(WithoutOpenat2.class);
    }

    static final class WithoutOpenat2 {
        public static void main(String[] args) {
            SystemCallFilter.refuse(Constants.get("syscalls", "SYS_openat2"), Errno.ENOSYS);
            assertThatThrownBy(() -> openat2(AT_FDCWD, "/", new OpenHow(O_RDONLY))).isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageStartingWith("openat2: ").hasMessageContaining("5.6");
        }
    }

    @Test
    void nullsAreRefusedByName() {
        Fails.onNull("how", () -> openat2(AT_FDCWD, "/", null));
        Fails.onNull("bytes", () -> new FileHandle(1, null));
        Fails.onNull("handle", () -> open_by_handle_at(AT_FDCWD, null, 0));
        Fails.onNull("target", () -> mount(null, null, null, 0, null));
        Fails.onNull("target", () -> umount(null));
    }

    @Test
    void openHowIsAValue() {
        OpenHow how = new OpenHow(O_WRONLY | O_CREAT).withMode(0640).withResolve(RESOLVE_BENEATH);
        assertThat(how).isEqualTo(new OpenHow(how.flags()).withResolve(how.resolve()).withMode(how.mode())).hasSameHashCodeAs(
                new OpenHow(O_WRONLY | O_CREAT).withMode(0640).withResolve(RESOLVE_BENEATH)).isNotEqualTo(how.withMode(0600));
        assertThat(how).hasToString("flags=0101 mode=0640 resolve=0x8");
    }

    @Test
    void aHandleNamesTheFileAndItsMount() throws Exception {
        String file = makeFile();
        NamedHandle named = handleOf(file);
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).containsPattern("(?m)^" + named.mountId() + " ");
        Command.output("mv", file, directory + "/renamed");
        int here = open(directory.toString(), O_RDONLY);
        assertThat(name_to_handle_at(here, "renamed", 0)).isEqualTo(named);
        close(here);
        FileHandle kept = new FileHandle(named.handle().type(), named.handle().bytes());
        assertThat(kept).isEqualTo(named.handle()).hasSameHashCodeAs(named.handle()).hasToString(named.handle().toString());
        assertThat(new FileHandle(1, new byte[] {0, -1})).hasToString("1:00ff").isNotEqualTo(new FileHandle(2, new byte[] {0, -1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new FileHandle(1, new byte[MAX_HANDLE_SZ + 1])).withMessageStartingWith("bytes: ");
    }

    @Test
    void aHandleFindsTheFileUnderItsNewName() throws Exception {
        assumeTrue(Command.output("id", "-u").equals("0"), "opening by a handle is root's alone");
        String file = makeFile();
        FileHandle handle = handleOf(file).handle();
        Command.output("mv", file, directory + "/renamed");
        int here = open(directory.toString(), O_RDONLY);
        int fd = open_by_handle_at(here, handle, O_RDONLY);
        assertThat(Command.output("readlink", "/proc/" + ProcessHandle.current().pid() + "/fd/" + fd)).isEqualTo(directory + "/renamed");
        close(fd);
        Command.output("rm", directory + "/renamed");
        Fails.with(Errno.ESTALE, () -> open_by_handle_at(here, handle, O_RDONLY));
        close(here);
    }

    private String makeFile() throws Exception {
        return Files.writeString(directory.resolve("file"), "text").toString();
    }

    private static NamedHandle handleOf(String file) throws Exception {
        try {
            return name_to_handle_at(AT_FDCWD, file, 0);
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EOPNOTSUPP, "this file system has no handles");
            throw e;
        }
    }

    @TestFactory
    Stream<DynamicTest> wrongFiles() {
        return Stream.of(
                BadArguments.paths("statvfs", "path", Posix::statvfs),
                BadArguments.paths("statfs", "path", Posix::statfs),
                BadArguments.paths("name_to_handle_at", "path", path -> name_to_handle_at(AT_FDCWD, path, 0)),
                BadArguments.paths("openat2", "path", path -> openat2(AT_FDCWD, path, new OpenHow(O_RDONLY))),
                BadArguments.directories("openat2", bad -> openat2(bad, "file", new OpenHow(O_RDONLY))),
                BadArguments.directories("name_to_handle_at", bad -> name_to_handle_at(bad, "file", 0)),
                BadArguments.descriptors("fstatvfs", Posix::fstatvfs),
                BadArguments.descriptors("fstatfs", Posix::fstatfs),
                BadArguments.descriptors("syncfs", Posix::syncfs)).flatMap(tests -> tests);
    }
}
