package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.Outcome;
import org.os4j.testing.OwnThread;
import org.os4j.testing.ProcStatus;
import org.os4j.testing.VirtualThreads;

@ExtendWith(LeakCheck.class)
class PosixSchedulingTest {
    /** More than the kernel gives. */
    private static final int NOBODY = Integer.MAX_VALUE;
    /** Of /proc/PID/stat, counted from the state, which follows the name. */
    private static final int NICENESS = 16;

    @Test
    void niceChangesThisThreadAlone() throws Exception {
        int before = niceness(Integer.toString(gettid()));
        String other = Integer.toString(gettid());
        int changed = OwnThread.call(() -> {
            int result = nice(3);
            assertThat(niceness(Integer.toString(gettid()))).isEqualTo(result);
            assertThat(nice(0)).isEqualTo(result);
            return result;
        });
        assertThat(changed).isEqualTo(before + 3);
        assertThat(niceness(other)).isEqualTo(before);
        VirtualThreads.areRefusedBy("nice", () -> nice(0));
    }

    /** -1 is a niceness too, and no failure. */
    @Test
    void minusOneIsANiceness() throws Exception {
        assumeTrue(Command.of("nice", "-n", "-1", "true").run().err().isEmpty(), "no right to be more important here");
        assertThat(OwnThread.call(() -> {
            setpriority(PRIO_PROCESS, 0, 0);
            int result = nice(-1);
            assertThat(getpriority(PRIO_PROCESS, 0)).isEqualTo(-1);
            assertThat(niceness(Integer.toString(gettid()))).isEqualTo(-1);
            return result;
        })).isEqualTo(-1);
    }

    @Test
    void getpriorityOfAnotherProcessIsItsNiceness() throws Exception {
        Process sleep = new ProcessBuilder("nice", "-n", "7", "sleep", "60").start();
        try {
            int pid = (int) sleep.pid();
            await(() -> getpriority(PRIO_PROCESS, pid) != getpriority(PRIO_PROCESS, 0));
            assertThat(getpriority(PRIO_PROCESS, pid)).isEqualTo(niceness(Integer.toString(pid)));
            setpriority(PRIO_PROCESS, pid, 12);
            assertThat(niceness(Integer.toString(pid))).isEqualTo(12);
        } finally {
            end(sleep);
        }
    }

    @Test
    void priorityOfNobodyIsEsrch() {
        assertThat(Fails.with(Errno.ESRCH, () -> getpriority(PRIO_PROCESS, NOBODY)).function()).isEqualTo("getpriority");
        Fails.with(Errno.ESRCH, () -> setpriority(PRIO_PROCESS, NOBODY, 1));
        Fails.with(Errno.EINVAL, () -> getpriority(17, 0));
        VirtualThreads.areRefusedBy("setpriority", () -> setpriority(PRIO_PROCESS, 0, 1));
    }

    @Test
    void anOrdinaryUserMayNotBeMoreImportant() throws Exception {
        assertThat(Nobody.output(Ordinary.class).lines()).containsExactly("nice EPERM", "setpriority EACCES", "sched_setscheduler EPERM",
                "sched_setaffinity EPERM", "ioprio_set EPERM");
    }

    static final class Ordinary {
        public static void main(String[] arguments) {
            System.out.println(Outcome.of(() -> nice(-5)));
            System.out.println(Outcome.of(() -> setpriority(PRIO_PROCESS, 0, -5)));
            System.out.println(Outcome.of(() -> sched_setscheduler(0, SCHED_FIFO, new SchedParam(1))));
            System.out.println(Outcome.of(() -> sched_setaffinity(1, Set.of(0))));
            System.out.println(Outcome.of(() -> ioprio_set(IOPRIO_WHO_PROCESS, 0, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_RT, 0))));
        }
    }

    @Test
    void schedulerIsWhatChrtSays() throws Exception {
        assumeTrue(Command.exists("chrt") && Command.of("chrt", "-f", "1", "true").run().exit() == 0, "no real-time scheduling to be had here");
        OwnThread.call(() -> {
            String tid = Integer.toString(gettid());
            assertThat(sched_getscheduler(0)).isEqualTo(SCHED_OTHER);
            sched_setscheduler(0, SCHED_RR, new SchedParam(5));
            assertThat(Command.output("chrt", "-p", tid)).contains("SCHED_RR").contains("priority: 5");
            assertThat(sched_getscheduler(0)).isEqualTo(SCHED_RR);
            sched_setparam(0, new SchedParam(3));
            assertThat(Command.output("chrt", "-p", tid)).contains("priority: 3");
            assertThat(sched_getparam(gettid())).isEqualTo(new SchedParam(3));
            assertThat(sched_rr_get_interval(0).toMillis())
                    .hasToString(Command.output("cat", "/proc/sys/kernel/sched_rr_timeslice_ms"));
            sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, new SchedParam(1));
            assertThat(sched_getscheduler(0)).isEqualTo(SCHED_FIFO | SCHED_RESET_ON_FORK);
            assertThat(Command.output("chrt", "-p", tid)).contains("SCHED_FIFO|SCHED_RESET_ON_FORK");
            Fails.with(Errno.EINVAL, () -> sched_setparam(0, new SchedParam(100)));
            sched_setscheduler(0, SCHED_BATCH, new SchedParam(0));
            assertThat(Command.output("chrt", "-p", tid)).contains("SCHED_BATCH");
            return null;
        });
    }

    @Test
    void schedulingOfNobodyIsEsrch() {
        Fails.with(Errno.ESRCH, () -> sched_getscheduler(NOBODY));
        Fails.with(Errno.ESRCH, () -> sched_setscheduler(NOBODY, SCHED_OTHER, new SchedParam(0)));
        Fails.with(Errno.ESRCH, () -> sched_getparam(NOBODY));
        Fails.with(Errno.ESRCH, () -> sched_setparam(NOBODY, new SchedParam(0)));
        Fails.with(Errno.ESRCH, () -> sched_rr_get_interval(NOBODY));
        Fails.with(Errno.ESRCH, () -> sched_getaffinity(NOBODY));
        Fails.with(Errno.ESRCH, () -> sched_setaffinity(NOBODY, Set.of(0)));
        Fails.with(Errno.EINVAL, () -> sched_getscheduler(-1));
        Fails.onNull("param", () -> sched_setparam(0, null));
        VirtualThreads.areRefusedBy("sched_setscheduler", () -> sched_setscheduler(0, SCHED_OTHER, new SchedParam(0)));
        VirtualThreads.areRefusedBy("sched_setparam", () -> sched_setparam(0, new SchedParam(0)));
    }

    @Test
    void prioritiesAreThoseOfChrt() throws Exception {
        assumeTrue(Command.exists("chrt"), "no chrt (util-linux) to ask");
        List<String> lines = Command.output("chrt", "-m").lines().toList();
        assertThat(lines).contains("SCHED_FIFO min/max priority\t: " + sched_get_priority_min(SCHED_FIFO) + "/" + sched_get_priority_max(SCHED_FIFO));
        assertThat(lines).contains("SCHED_OTHER min/max priority\t: " + sched_get_priority_min(SCHED_OTHER) + "/"
                + sched_get_priority_max(SCHED_OTHER));
        Fails.with(Errno.EINVAL, () -> sched_get_priority_min(1000));
        Fails.with(Errno.EINVAL, () -> sched_get_priority_max(1000));
    }

    /** On one processor, what yields makes room for what spins: far more often than its share of time would be over. */
    @Test
    void yieldLetsAnotherThreadRun() throws Exception {
        int cpu = sched_getaffinity(0).first();
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch spins = new CountDownLatch(1);
        Thread spinner = Thread.ofPlatform().start(() -> {
            try {
                sched_setaffinity(0, Set.of(cpu));
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
            spins.countDown();
            while (!stop.get()) {
                Thread.onSpinWait();
            }
        });
        try {
            spins.await();
            assertThat(OwnThread.call(() -> {
                sched_setaffinity(0, Set.of(cpu));
                long before = switches();
                for (int i = 0; i < 100; i++) {
                    sched_yield();
                }
                return switches() - before;
            })).isGreaterThan(20);
        } finally {
            stop.set(true);
            spinner.join();
        }
    }

    private static long switches() {
        return Long.parseLong(ProcStatus.ofThread("voluntary_ctxt_switches").getFirst())
                + Long.parseLong(ProcStatus.ofThread("nonvoluntary_ctxt_switches").getFirst());
    }

    @Test
    void affinityIsWhatTasksetSays() throws Exception {
        assumeTrue(Command.exists("taskset"), "no taskset (util-linux) to ask");
        SortedSet<Integer> all = sched_getaffinity(0);
        assertThat(all).isEqualTo(list(ProcStatus.ofThread("Cpus_allowed_list").getFirst()));
        assertThat(process_cpu_count()).hasToString(Command.output("nproc"));
        int last = all.last();
        OwnThread.call(() -> {
            String tid = Integer.toString(gettid());
            sched_setaffinity(0, Set.of(last));
            assertThat(Command.output("taskset", "-cp", tid)).endsWith("list: " + last);
            assertThat(sched_getaffinity(0)).containsExactly(last);
            assertThat(process_cpu_count()).isEqualTo(1);
            assertThat(sched_getcpu()).isEqualTo(last);
            assertThat(getcpu().cpu()).isEqualTo(last);
            assertThat(Path.of("/sys/devices/system/node/node" + getcpu().node())).exists();
            return null;
        });
        assertThat(sched_getaffinity(0)).isEqualTo(all);
        VirtualThreads.areRefusedBy("sched_setaffinity", () -> sched_setaffinity(0, all));
    }

    @Test
    void affinityForManyProcessors() throws Exception {
        OwnThread.call(() -> {
            int first = sched_getaffinity(0).first();
            sched_setaffinity(0, Set.of(first, 5000, 100_000));
            assertThat(sched_getaffinity(0)).containsExactly(first);
            Fails.with(Errno.EINVAL, () -> sched_setaffinity(0, Set.of(100_000)));
            Fails.with(Errno.EINVAL, () -> sched_setaffinity(0, Set.of()));
            return null;
        });
        assertThatIllegalArgumentException().isThrownBy(() -> sched_setaffinity(0, Set.of(-1))).withMessageStartingWith("cpus: ");
        assertThatIllegalArgumentException().isThrownBy(() -> sched_setaffinity(0, Set.of(Integer.MAX_VALUE))).withMessageStartingWith("cpus: ");
        Fails.onNull("cpus", () -> sched_setaffinity(0, null));
    }

    @Test
    void ioprioIsWhatIoniceSays() throws Exception {
        assumeTrue(Command.exists("ionice"), "no ionice (util-linux) to ask");
        OwnThread.call(() -> {
            String tid = Integer.toString(gettid());
            ioprio_set(IOPRIO_WHO_PROCESS, 0, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 6));
            assertThat(Command.output("ionice", "-p", tid)).isEqualTo("best-effort: prio 6");
            Command.output("ionice", "-c", "3", "-p", tid);
            int ioprio = ioprio_get(IOPRIO_WHO_PROCESS, 0);
            assertThat(IOPRIO_PRIO_CLASS(ioprio)).isEqualTo(IOPRIO_CLASS_IDLE);
            Command.output("ionice", "-c", "2", "-n", "5", "-p", tid);
            assertThat(IOPRIO_PRIO_DATA(ioprio_get(IOPRIO_WHO_PROCESS, gettid()))).isEqualTo(5);
            return null;
        });
        assertThat(Fails.with(Errno.ESRCH, () -> ioprio_get(IOPRIO_WHO_PROCESS, NOBODY)).function()).isEqualTo("ioprio_get");
        Fails.with(Errno.EINVAL, () -> ioprio_set(IOPRIO_WHO_PROCESS, getpid(), IOPRIO_PRIO_VALUE(7, 0)));
        VirtualThreads.areRefusedBy("ioprio_set", () -> ioprio_set(IOPRIO_WHO_PROCESS, 0, 0));
    }

    private static SortedSet<Integer> list(String ranges) {
        SortedSet<Integer> all = new TreeSet<>();
        for (String range : ranges.split(",")) {
            String[] ends = range.split("-");
            for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]); cpu++) {
                all.add(cpu);
            }
        }
        return all;
    }

    private static int niceness(String task) throws Exception {
        Path own = Path.of("/proc/self/task", task, "stat");
        String stat = Files.readString(Files.exists(own) ? own : Path.of("/proc", task, "stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICENESS]);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static void end(Process process) throws Exception {
        process.destroyForcibly().waitFor();
        process.getInputStream().close();
        process.getErrorStream().close();
        process.getOutputStream().close();
    }
}
