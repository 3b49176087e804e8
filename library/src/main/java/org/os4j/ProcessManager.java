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
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.os4j.WorkerStatus.State;
import org.os4j.internal.Arguments;
import org.os4j.internal.Times;

/**
 * Keeps a number of worker processes alive.
 *
 * <pre>{@code
 * int listener = socket(AF_INET, SOCK_STREAM, 0);
 * bind(listener, SocketAddress.inet(InetAddress.getLoopbackAddress(), 8080));
 * listen(listener, 128);
 * warmUp();
 * ProcessManager.forking(worker -> {
 *     worker.onStop(() -> stopServing());
 *     return serve(listener);
 * }).workers(4).build().run();
 * }</pre>
 *
 * <p>Workers are <i>forked</i>: copies of this JVM, warm, with all that it has opened, which run a body and end with its value. Or they are
 * <i>spawned</i>: programs of any kind. The manager does what it is told by signals, as gunicorn and unicorn do, or by its methods:
 *
 * <table>
 * <caption>Signals to the manager</caption>
 * <tr><td>SIGTERM, SIGINT</td><td>{@link #stop}: every worker is told to end, and killed after a time of grace; then {@link #run} returns. A second
 *     SIGINT: {@link #stopNow}</td></tr>
 * <tr><td>SIGHUP</td><td>{@link #reload}: one worker after the other is replaced by a new one</td></tr>
 * <tr><td>SIGTTIN, SIGTTOU</td><td>{@link #more}, {@link #fewer}: one worker more, or less</td></tr>
 * </table>
 *
 * <p><i>Restarts.</i> A worker that ends, in whatever manner, is started again: at once if it was well for a while, else after a pause that doubles each
 * time.
 *
 * <p><i>No zombies.</i> The manager waits for its workers, and for no other child of the process: {@link ProcessBuilder} works beside it.
 *
 * <p><i>No orphans.</i> However {@code run} ends, the workers have ended; a System.exit waits for them as {@link #stop} does (called in a hook, it tells
 * them to end and does not wait). If the manager itself is killed by SIGKILL, the kernel kills the workers (PR_SET_PDEATHSIG), the spawned ones by the signal that
 * their command asks for with {@link Command#deathSignal}, if it does. A program that gets privileges of its own when it is executed (a set-user-ID one)
 * is not killed so, nor one that {@link #starting} started in another way, nor what a worker has started itself.
 *
 * <p><i>Threads.</i> Methods may be called from any thread; hooks run on the manager's, and in the worker {@link WorkerHooks#inWorker}.
 */
public final class ProcessManager {
    private static final int[] STOP_SIGNALS = {SIGTERM, SIGINT, SIGHUP};

    private static final int LOOP_ANSWERS_SECONDS = 2;

    private final Builder settings;
    private final Starter starter;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final int process = getpid();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Deque<Slot> toReplace = new ArrayDeque<>();
    private boolean hasStarted;
    private boolean replacing;
    private boolean stopping;
    private volatile boolean stopRequested;
    private volatile List<WorkerStatus> status = List.of();
    private volatile @Nullable Dispatcher dispatcher;

    /** What a forked worker does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Works, on the thread that was the manager's. Its end is the process's: no shutdown hook runs.
         *
         * @param worker which worker this is
         * @return the exit code, of which the system keeps 8 bits
         * @throws Exception which is printed; the exit code is 1 then
         */
        int run(Worker worker) throws Exception;
    }

    /** How a worker is started that is not forked. */
    @FunctionalInterface
    public interface Starter {
        /**
         * Starts a worker, on the manager's thread.
         *
         * @param number which of the workers, from 0
         * @return its process id: a child of this process for which nobody else waits, so not one of {@link ProcessBuilder}'s
         * @throws Exception if it cannot be started; it is tried again, as if the worker had ended
         */
        int start(int number) throws Exception;
    }

    /** A forked worker, seen from within. */
    public static final class Worker {
        private final int number;
        private final int stopSignal;

        Worker(int number, int stopSignal) {
            this.number = number;
            this.stopSignal = stopSignal;
        }

        /**
         * Which worker this is.
         *
         * @return its number, from 0
         */
        public int number() {
            return number;
        }

        /**
         * Says what this worker does when it is told to end; without it, the signal ends it at once.
         *
         * @param action makes the body return, before the time of grace is over; on a thread of its own
         */
        public void onStop(Runnable action) {
            Objects.requireNonNull(action, "action");
            signal(stopSignal, signum -> action.run());
        }
    }

    /** How a manager is to be. */
    public static final class Builder {
        private final @Nullable Body body;
        private final @Nullable Starter starter;
        private int workers = 1;
        private Duration grace = Duration.ofSeconds(30);
        private Duration firstPause = Duration.ofMillis(100);
        private Duration longestPause = Duration.ofSeconds(30);
        private Duration healthy = Duration.ofSeconds(10);
        private int stopSignal = SIGTERM;
        private WorkerHooks hooks = new WorkerHooks() { };

        private Builder(@Nullable Body body, @Nullable Starter starter) {
            this.body = body;
            this.starter = starter;
        }

        /**
         * How many workers there are to be; 1 if nothing is said.
         *
         * @param count at least 1
         * @return this
         * @throws IllegalArgumentException if it is less
         */
        public Builder workers(int count) {
            checkWorkers(count);
            workers = count;
            return this;
        }

        /**
         * How long a worker that was told to end has for it, before it is killed; 30 seconds if nothing is said.
         *
         * @param time the time
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder grace(Duration time) {
            grace = Times.check(time, "time");
            return this;
        }

        /**
         * How long the manager pauses before it starts a worker again; from 100 milliseconds to 30 seconds if nothing is said.
         *
         * @param first the pause after a worker that was not well for long; it doubles with each such worker
         * @param longest the pause beyond which it does not grow
         * @return this
         * @throws IllegalArgumentException if one of them is negative
         */
        public Builder backOff(Duration first, Duration longest) {
            firstPause = Times.check(first, "first");
            longestPause = Times.check(longest, "longest");
            return this;
        }

        /**
         * How long a worker must have lived to be started again without a pause; 10 seconds if nothing is said.
         *
         * @param time the time
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder healthyAfter(Duration time) {
            healthy = Times.check(time, "time");
            return this;
        }

        /**
         * The signal by which a worker is told to end; SIGTERM if nothing is said. Some programs take SIGQUIT for a graceful end; a forked worker cannot,
         * since the JVM keeps that one for itself.
         *
         * @param signum the signal
         * @return this
         * @throws IllegalArgumentException if it is no signal, or SIGQUIT for workers that are forked
         */
        public Builder stopSignal(int signum) {
            if (!valid_signals().contains(signum) || body != null && signum == SIGQUIT) {
                throw new IllegalArgumentException("signum: no signal by which such a worker can be told to end: " + signum);
            }
            stopSignal = signum;
            return this;
        }

        /**
         * What the program does at the turns of its workers' lives.
         *
         * @param hooks the hooks
         * @return this
         */
        public Builder hooks(WorkerHooks hooks) {
            this.hooks = Objects.requireNonNull(hooks, "hooks");
            return this;
        }

        /**
         * The manager, which has not started anything yet.
         *
         * @return a manager
         */
        public ProcessManager build() {
            return new ProcessManager(this);
        }
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

    private ProcessManager(Builder settings) {
        this.settings = settings;
        starter = settings.body != null ? new ForkedWorker(settings.body, settings.hooks, settings.stopSignal)
                : Objects.requireNonNull(settings.starter);
    }

    /**
     * Workers that are copies of this JVM: its objects as they are, its descriptors, and of its threads the one that runs the manager. So the program's
     * other threads, if there are any, had better hold no lock that a worker needs: there it would never be released. SIGINT and SIGHUP do nothing in a
     * worker, since the keyboard and the terminal send them to all: the manager decides what comes of them. The signal to end ends it at once, until
     * {@link Worker#onStop} says otherwise.
     *
     * @param body what they do
     * @return the settings, of which none must be changed
     */
    public static Builder forking(Body body) {
        return new Builder(Objects.requireNonNull(body, "body"), null);
    }

    /**
     * Workers that are programs.
     *
     * <pre>{@code
     * ProcessManager.spawning(Command.of("worker").descriptor(3, listener).processGroup(0)).workers(4).build().run();
     * }</pre>
     *
     * <p>Without {@code processGroup(0)} they are in the group of this process, and the keyboard's SIGINT comes to them too.
     *
     * @param command the program, with all that it is to have
     * @return the settings, of which none must be changed
     * @throws IllegalArgumentException if a pipe or a pseudo-terminal is to be between it and this process
     */
    public static Builder spawning(Command command) {
        SpawnedWorker.check(command);
        return spawning(number -> command);
    }

    /**
     * Workers that are programs, each with its own command: another port, say, or another file for what it writes.
     *
     * @param command gives the program for a number, from 0; as for {@link #spawning(Command)}
     * @return the settings, of which none must be changed
     */
    public static Builder spawning(IntFunction<Command> command) {
        return starting(new SpawnedWorker(Objects.requireNonNull(command, "command")));
    }

    /**
     * Workers that are programs, of which nothing is to be said but the words.
     *
     * @param words a program, which is searched for in PATH if it has no slash, and its arguments
     * @return the settings, of which none must be changed
     * @throws IllegalArgumentException if there is no program
     */
    public static Builder spawning(List<String> words) {
        return spawning(Command.of(words));
    }

    /**
     * Workers that the program starts in its own way: with other descriptors, say, or another user.
     *
     * @param starter starts one
     * @return the settings, of which none must be changed
     */
    public static Builder starting(Starter starter) {
        return new Builder(null, Objects.requireNonNull(starter, "starter"));
    }

    /**
     * Starts the workers, and keeps them alive until it is told to stop and all have ended. The signals do afterwards what they did before.
     *
     * @throws ErrnoException EMFILE or ENFILE if there are no descriptors for the loop
     * @throws IllegalStateException if it runs already, or was stopped
     * @throws UnsupportedOperationException in a virtual thread; where workers are forked and this process cannot; where they are spawned and os4j was
     *     built without a C compiler; before Linux 5.4
     */
    public void run() throws ErrnoException {
        Arguments.requirePlatformThread("ProcessManager.run");
        SignalHandler[] before = new SignalHandler[STOP_SIGNALS.length];
        synchronized (this) {
            if (dispatcher != null) {
                throw new IllegalStateException("a manager runs once");
            }
            dispatcher = new Dispatcher();
        }
        // In a worker these signals do what they did before the manager's loop took them: they shall end it, and not run the shutdown hooks of this JVM.
        for (int i = 0; i < STOP_SIGNALS.length; i++) {
            before[i] = signal(STOP_SIGNALS[i], SignalHandler.SIG_DFL);
        }
        SignalHandler childrensEnds = getsignal(SIGCHLD);
        if (childrensEnds == SignalHandler.SIG_IGN) {
            // Inherited from a parent that wants to know nothing of its children; the kernel would tell nothing of this one's.
            signal(SIGCHLD, SignalHandler.SIG_DFL);
        }
        Thread exit = Thread.ofPlatform().unstarted(this::stopAtExit);
        Runtime.getRuntime().addShutdownHook(exit);
        try (Dispatcher loop = loop()) {
            run(loop);
        } finally {
            killAll();
            finished.countDown();
            forget(exit);
            for (int i = 0; i < STOP_SIGNALS.length; i++) {
                signal(STOP_SIGNALS[i], before[i]);
            }
            if (childrensEnds == SignalHandler.SIG_IGN) {
                signal(SIGCHLD, childrensEnds);
            }
        }
    }

    private void run(Dispatcher loop) throws ErrnoException {
        loop.setErrorHandler(ProcessManager::log);
        loop.onSignal(SIGTERM, signum -> beginStop());
        loop.onSignal(SIGINT, signum -> {
            if (stopping) {
                killNow();
            }
            beginStop();
        });
        loop.onSignal(SIGHUP, signum -> beginReload());
        loop.onSignal(SIGTTIN, signum -> resize(slots.size() + 1));
        loop.onSignal(SIGTTOU, signum -> resize(Math.max(1, slots.size() - 1)));
        hook("begins", () -> settings.hooks.begins(loop));
        if (!stopRequested) {
            resize(settings.workers);
            loop.run();
        }
    }

    /** Tells every worker to end, and has {@link #run} return when all have; those who take longer than the time of grace are killed. */
    public void stop() {
        stopRequested = true;
        tell(this::beginStop);
    }

    /** Kills every worker, and has {@link #run} return when all have ended. */
    public void stopNow() {
        stopRequested = true;
        tell(() -> {
            killNow();
            beginStop();
        });
    }

    /** Replaces the workers, one by one: a new one is started, then the old one is told to end, and when it has, it is the next one's turn. */
    public void reload() {
        tell(this::beginReload);
    }

    /** Has one worker more. */
    public void more() {
        tell(() -> resize(slots.size() + 1));
    }

    /** Has one worker less, but not less than one. The one with the highest number is told to end. */
    public void fewer() {
        tell(() -> resize(Math.max(1, slots.size() - 1)));
    }

    /**
     * Changes how many workers there are.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if it is less
     */
    public void workers(int count) {
        checkWorkers(count);
        tell(() -> resize(count));
    }

    /**
     * The workers as they are.
     *
     * @return one for each number, and one for each that is ending; none before {@link #run} and after it
     */
    public List<WorkerStatus> status() {
        return status;
    }

    private void tell(Runnable what) {
        Dispatcher loop = dispatcher;
        if (loop != null) {
            try {
                loop.execute(what);
            } catch (RejectedExecutionException itHasEnded) {
                // As was wanted, or there is nobody left to be told.
            }
        }
    }

    private static void checkWorkers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count: must be at least 1: " + count);
        }
    }

    private Dispatcher loop() {
        return Objects.requireNonNull(dispatcher);
    }

    private void resize(int count) {
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
            loop().onEnd(pid, (child, end) -> ended(process, end));
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
        long pause = slot.failures == 0 ? 0 : pauseAfter(slot.failures);
        slot.failures++;
        slot.since = Instant.now();
        slot.restart = loop().after(Duration.ofNanos(pause), () -> {
            slot.restarts++;
            startOrTryAgain(slot);
        });
        publish();
    }

    long pauseAfter(int failures) {
        long first = Times.timeout(settings.firstPause);
        long longest = Times.timeout(settings.longestPause);
        int doublings = Math.min(failures - 1, Long.SIZE - 2);
        return first > longest >> doublings ? longest : first << doublings;
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
        process.kill = loop().after(settings.grace, () -> send(process.pid, SIGKILL));
    }

    private void beginReload() {
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

    private void beginStop() {
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

    private void killNow() {
        running.forEach(process -> send(process.pid, SIGKILL));
    }

    private void endIfDone() {
        if (stopping && running.isEmpty()) {
            loop().stop();
        }
    }

    /** Somebody has called System.exit. It may be the manager's own thread, in a hook: then the loop does not turn any more. */
    private void stopAtExit() {
        if (getpid() != process) {
            return;
        }
        CountDownLatch heard = new CountDownLatch(1);
        stop();
        tell(heard::countDown);
        try {
            if (heard.await(LOOP_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                finished.await();
            } else if (finished.getCount() > 0) {
                status.stream().filter(worker -> worker.pid() > 0).forEach(worker -> send(worker.pid(), settings.stopSignal));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread exit) {
        try {
            Runtime.getRuntime().removeShutdownHook(exit);
        } catch (IllegalStateException itRuns) {
            // And will find that there is nothing to do.
        }
    }

    /** When the loop has failed. */
    private void killAll() {
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

    private static void send(int pid, int signum) {
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

    private static void hook(String name, Dispatcher.Task hook) {
        try {
            hook.run();
        } catch (Throwable thrown) {
            log("the hook " + name, thrown);
        }
    }

    private static void log(String what, Throwable thrown) {
        System.getLogger(ProcessManager.class.getName()).log(Level.ERROR, what + " failed", thrown);
    }
}
