package org.os4j.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.testing.Command;

/** fork() where the process is limited, sandboxed, or without a place to write: it works, or says why not and leaves the parent as it was. */
class ForkSurroundingsTest {
    private static final int PROCESSES = 25;
    private static final int HUGE_PAGES = 64;

    @RegisterExtension
    private static final ForkJvm jvm = new ForkJvm();

    private static boolean isRoot() {
        return org.os4j.Posix.geteuid() == 0;
    }

    @Test
    @DisplayName("a limit of processes (RLIMIT_NPROC) reached half-way: an exception, and nothing is left")
    void limit() {
        assumeTrue(org.os4j.Posix.geteuid() == 0 && Command.exists("setpriv") && Command.exists("prlimit"), "needs root");
        assumeTrue(Command.of("setpriv", "--reuid=23456", "--clear-groups", "test", "-r", System.getProperty("java.class.path").split(":")[0]).run().exit() == 0,
                "the classes are not readable by everyone");
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=23456", "--regid=23456", "--clear-groups", "prlimit", "--nproc=" + PROCESSES));
        command.addAll(jvm.command(List.of("-XX:+UseSerialGC"), Inherited.class, "limit"));
        jvm.run(command);
    }

    @Test
    @DisplayName("a cgroup's limit of processes reached half-way: an exception, and nothing is left")
    void limitOfCgroup() throws IOException {
        assumeTrue(isRoot(), "only root makes a cgroup");
        Path group = pidsController().resolve("os4j-" + ProcessHandle.current().pid());
        assumeTrue(Command.of("mkdir", group.toString()).run().exit() == 0, "no cgroup can be made in " + group.getParent());
        try {
            assumeTrue(Files.exists(group.resolve("pids.max")), "cgroups have no limit of processes here");
            Files.writeString(group.resolve("pids.max"), Integer.toString(PROCESSES));
            List<String> command = new ArrayList<>(List.of("sh", "-c", "echo $$ > \"$0\"/cgroup.procs && exec \"$@\"", group.toString()));
            command.addAll(jvm.command(List.of("-XX:+UseSerialGC"), Inherited.class, "limit"));
            jvm.run(command);
        } finally {
            Command.output("rmdir", group.toString());
        }
    }

    /** Where cgroups with a limit of processes are made, of version 1 or 2. */
    private static Path pidsController() throws IOException {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            List<String[]> groups = mounts.map(line -> line.split(" ")).filter(f -> f[2].startsWith("cgroup")).toList();
            for (String[] f : groups) {
                Path controllers = Path.of(f[1], "cgroup.controllers");
                if (f[2].equals("cgroup") && List.of(f[3].split(",")).contains("pids")
                        || f[2].equals("cgroup2") && Files.exists(controllers) && Files.readString(controllers).contains("pids")) {
                    return Path.of(f[1]);
                }
            }
        }
        assumeTrue(false, "no cgroup with a limit of processes is mounted");
        throw new AssertionError();
    }

    @Test
    @DisplayName("/tmp and /dev/shm read-only and noexec: the helper is loaded from memory, and children are complete")
    void readOnly() {
        assumeTrue(isRoot() && Command.exists("unshare"), "needs root and unshare");
        assumeTrue(Command.of("unshare", "-m", "mount", "--bind", "/tmp", "/tmp").run().exit() == 0, "no mount namespace can be made");
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", "for d in /tmp /var/tmp /dev/shm; do mount --bind $d $d && mount -o remount,bind,ro,noexec $d || exit 3; done; "
                + "touch /tmp/x 2>/dev/null && exit 4; exec \"$@\"", "sh"));
        command.addAll(jvm.command(List.of(), Storm.class, 3, 4));
        assertThat(jvm.run(command)).contains("3 of 3 complete");
    }

    @Test
    @DisplayName("memfd_create refused by a sandbox: refused, with the reason, and the process goes on")
    void helperCannotBeLoaded() {
        assertThat(jvm.run(List.of(), Sandboxed.class, "memfd_create")).contains("the helper could not be loaded").contains("memfd_create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clone", "seccomp", "tid-address"})
    @DisplayName("clone refused for want of memory: an exception, the parent as it was; no jail allowed: the child without those threads; no PR_GET_TID_ADDRESS: found without")
    void sandboxed(String what) {
        jvm.run(List.of(), Sandboxed.class, what);
    }

    @Test
    @DisplayName("a heap in explicit huge pages: refused before anything is touched")
    void hugePages() throws IOException {
        long free = Files.readAllLines(Path.of("/proc/meminfo")).stream().filter(l -> l.startsWith("HugePages_Free:")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .findFirst().orElse(0);
        assumeTrue(free >= HUGE_PAGES, "fewer than " + HUGE_PAGES + " free huge pages (vm.nr_hugepages)");
        List<String> command = jvm.command(List.of("-XX:+UseLargePages", "-XX:+UseSerialGC"), Refusals.class, "huge pages");
        command.set(command.indexOf("-Xmx512m"), "-Xmx32m");
        jvm.run(command);
    }

    @Test
    @DisplayName("ten warm children together need less memory than ten fresh JVMs (PSS)")
    void memory() {
        String out = jvm.run(List.of(), Memories.class, 10);
        System.out.println(out.strip());
        String[] numbers = out.lines().filter(l -> l.startsWith("PSS KiB")).findFirst().orElseThrow().replaceAll("[^0-9 ]", "").strip().split(" +");
        assertThat(Long.parseLong(numbers[0])).as(out).isLessThan(Long.parseLong(numbers[1]));
    }
}
