package org.os4j;

import static org.os4j.Posix.*;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.os4j.WorkerStatus.State;
import org.os4j.internal.Times;

/** The workers of a {@link ProcessManager}: who there is, who is to be, who is on the way out. On the manager's thread alone, but for what it shows. */
final class WorkerTable {
    private final ProcessManager.Builder settings;
    private final ProcessManager.Starter starter;
    private final Dispatcher loop;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final Deque<Slot> toReplace = new ArrayDeque<>();
    private boolean hasStarted;
    private boolean replacing;
    private boolean stopping;
    private volatile List<WorkerStatus> status = List.of();

    WorkerTable(ProcessManager.Builder settings, ProcessManager.Starter starter, Dispatcher loop) {
        this.settings = settings;
        this.starter = starter;
        this.loop = loop;
    }

    /** A number of workers' place: who works there, or when the next one will. */
    private static final class Slot {
        final int number;
        @Nullable Running current;
        Dispatcher.@Nullable Subscription restart;
        Instant since = Instant.now();
        int restarts;
        int failures;
        @Nullable WaitStatus lastEnd;

        Slot(int number) {
            this.number = number;
        }
    }

    /** A process. */
    private static final class Running {
        final Slot slot;
        final int pid;
        final long start = System.nanoTime();
        Instant since = Instant.now();
        Dispatcher.@Nullable Subscription kill;
        Dispatcher.@Nullable Task whenEnded;

        Running(Slot slot, int pid) {
            this.slot = slot;
            this.pid = pid;
        }

        boolean isStopping() {
            return whenEnded != null;
        }
    }

    /** As it was when something last changed; from any thread. */
    List<WorkerStatus> status() {
        return status;
    }

    boolean isStopping() {
        return stopping;
    }

    void more() {
        resize(slots.size() + 1);
    }

    void fewer() {
        resize(Math.max(1, slots.size() - 1));
    }

    /** Has so many workers, from now on. */
    void resize(int count) {
        if (stopping) {
            return;
        }
        while (slots.size() < count) {
            Slot slot = new Slot(slots.size());
            slots.add(slot);
            startOrTryAgain(slot);
        }
        while (slots.size() > count) {
            Slot slot = slots.removeLast();
            toReplace.remove(slot);
            cancel(slot.restart);
            if (slot.current != null) {
                retire(slot.current, () -> { });
            }
        }
        publish();
    }

    private boolean start(Slot slot) {
        cancel(slot.restart);
        slot.restart = null;
        hook("beforeStart", () -> settings.hooks.beforeStart(slot.number));
        int pid = 0;
        try {
            pid = starter.start(slot.number);
            Running process = new Running(slot, pid);
            loop.onEnd(pid, (child, end) -> ended(process, end));
            running.add(process);
            slot.current = process;
            hasStarted = true;
        } catch (Exception e) {
            abandon(pid);
            if (e instanceof UnsupportedOperationException cannot && !hasStarted) {
                throw cannot;
            }
            // What could be done before (a debugger forbids a fork while it is attached) is tried again.
            log("the start of worker " + slot.number, e);
            return false;
        } finally {
            publish();
        }
        int started = pid;
        hook("started", () -> settings.hooks.started(slot.number, started));
        return true;
    }

    /** A worker that was started, but whose end cannot be waited for in the loop: there are no descriptors left. */
    private static void abandon(int pid) {
        if (pid > 0) {
            send(pid, SIGKILL);
            reap(pid);
        }
    }

    private void startOrTryAgain(Slot slot) {
        if (!start(slot)) {
            startLater(slot);
        }
    }

    private void startLater(Slot slot) {
        long pause = slot.failures == 0 ? 0 : settings.pauseAfter(slot.failures);
        slot.failures++;
        slot.since = Instant.now();
        slot.restart = loop.after(Duration.ofNanos(pause), () -> {
            slot.restarts++;
            startOrTryAgain(slot);
        });
        publish();
    }

    private void ended(Running process, @Nullable WaitStatus end) throws Exception {
        Slot slot = process.slot;
        running.remove(process);
        cancel(process.kill);
        boolean expected = process.isStopping();
        hook("ended", () -> settings.hooks.ended(slot.number, process.pid, end, expected));
        if (slot.current == process) {
            slot.current = null;
        }
        if (process.whenEnded != null) {
            process.whenEnded.run();
        } else {
            slot.lastEnd = end;
            if (System.nanoTime() - process.start >= Times.timeout(settings.healthy)) {
                slot.failures = 0;
            } else {
                slot.failures = Math.max(1, slot.failures);
            }
            startLater(slot);
        }
        endIfDone();
        publish();
    }

    private void retire(Running process, Dispatcher.Task whenEnded) {
        process.whenEnded = whenEnded;
        process.since = Instant.now();
        send(process.pid, settings.stopSignal);
        process.kill = loop.after(settings.grace, () -> send(process.pid, SIGKILL));
    }

    void beginReload() {
        if (stopping) {
            return;
        }
        hook("reloading", settings.hooks::reloading);
        toReplace.clear();
        toReplace.addAll(slots);
        replaceNext();
    }

    private void replaceNext() {
        while (!replacing && !stopping && !toReplace.isEmpty()) {
            Slot slot = toReplace.removeFirst();
            Running old = slot.current;
            slot.failures = 0;
            if (old == null) {
                startOrTryAgain(slot);
            } else if (start(slot)) {
                replacing = true;
                retire(old, () -> {
                    replacing = false;
                    replaceNext();
                });
            }
        }
        publish();
    }

    void beginStop() {
        if (stopping) {
            return;
        }
        stopping = true;
        hook("stopping", settings.hooks::stopping);
        toReplace.clear();
        slots.forEach(slot -> cancel(slot.restart));
        for (Running process : running) {
            if (!process.isStopping()) {
                retire(process, () -> { });
            }
        }
        endIfDone();
        publish();
    }

    void killNow() {
        running.forEach(process -> send(process.pid, SIGKILL));
    }

    private void endIfDone() {
        if (stopping && running.isEmpty()) {
            loop.stop();
        }
    }

    /** When the loop has failed. */
    void killAll() {
        for (Running process : running) {
            send(process.pid, SIGKILL);
            reap(process.pid);
        }
        running.clear();
        status = List.of();
    }

    private void publish() {
        List<WorkerStatus> all = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot.current == null && !stopping) {
                all.add(new WorkerStatus(slot.number, 0, State.WAITING, slot.since, slot.restarts, slot.lastEnd));
            }
        }
        for (Running process : running) {
            Slot slot = process.slot;
            all.add(new WorkerStatus(slot.number, process.pid, process.isStopping() ? State.STOPPING : State.RUNNING, process.since, slot.restarts,
                    slot.lastEnd));
        }
        all.sort(Comparator.comparingInt(WorkerStatus::number));
        status = List.copyOf(all);
    }

    static void send(int pid, int signum) {
        try {
            kill(pid, signum);
        } catch (ErrnoException e) {
            // ESRCH: somebody else has waited for it. EPERM: it has become another user.
            log("kill(" + pid + ", " + SignalActions.nameOf(signum) + ")", e);
        }
    }

    private static void reap(int pid) {
        try {
            waitpidOrNull(pid, 0);
        } catch (ErrnoException e) {
            log("waitpid(" + pid + ")", e);
        }
    }

    private static void cancel(Dispatcher.@Nullable Subscription subscription) {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    static void hook(String name, Dispatcher.Task hook) {
        try {
            hook.run();
        } catch (Throwable thrown) {
            log("the hook " + name, thrown);
        }
    }

    static void log(String what, Throwable thrown) {
        System.getLogger(ProcessManager.class.getName()).log(Level.ERROR, what + " failed", thrown);
    }
}
