package org.os4j;

import static org.os4j.Posix.*;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
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
    private final int process = getpid();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean stopRequested;
    private volatile @Nullable WorkerTable table;
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
        int workers = 1;
        Duration grace = Duration.ofSeconds(30);
        Duration firstPause = Duration.ofMillis(100);
        Duration longestPause = Duration.ofSeconds(30);
        Duration healthy = Duration.ofSeconds(10);
        int stopSignal = SIGTERM;
        WorkerHooks hooks = new WorkerHooks() { };

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

        /** The pause in nanoseconds after so many workers that were not well for long. */
        long pauseAfter(int failures) {
            long first = Times.timeout(firstPause);
            long longest = Times.timeout(longestPause);
            int doublings = Math.min(failures - 1, Long.SIZE - 2);
            return first > longest >> doublings ? longest : first << doublings;
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
        WorkerTable workers;
        Dispatcher loop;
        synchronized (this) {
            if (dispatcher != null) {
                throw new IllegalStateException("a manager runs once");
            }
            loop = new Dispatcher();
            workers = new WorkerTable(settings, starter, loop);
            table = workers;
            dispatcher = loop;
        }
        Map<Integer, SignalHandler> before = new LinkedHashMap<>();
        Thread exit = Thread.ofPlatform().unstarted(this::stopAtExit);
        try (loop) {
            // In a worker these signals do what they did before the manager's loop took them: they shall end it, and not run the shutdown hooks of this JVM.
            for (int signal : STOP_SIGNALS) {
                before.put(signal, signal(signal, SignalHandler.SIG_DFL));
            }
            if (getsignal(SIGCHLD) == SignalHandler.SIG_IGN) {
                // Inherited from a parent that wants to know nothing of its children; the kernel would tell nothing of this one's.
                before.put(SIGCHLD, signal(SIGCHLD, SignalHandler.SIG_DFL));
            }
            Runtime.getRuntime().addShutdownHook(exit);
            run(loop, workers);
        } finally {
            workers.killAll();
            finished.countDown();
            forget(exit);
            before.forEach(Posix::signal);
        }
    }

    private void run(Dispatcher loop, WorkerTable workers) throws ErrnoException {
        loop.setErrorHandler(WorkerTable::log);
        loop.onSignal(SIGTERM, signum -> workers.beginStop());
        loop.onSignal(SIGINT, signum -> {
            if (workers.isStopping()) {
                workers.killNow();
            }
            workers.beginStop();
        });
        loop.onSignal(SIGHUP, signum -> workers.beginReload());
        loop.onSignal(SIGTTIN, signum -> workers.more());
        loop.onSignal(SIGTTOU, signum -> workers.fewer());
        WorkerTable.hook("begins", () -> settings.hooks.begins(loop));
        if (!stopRequested) {
            workers.resize(settings.workers);
            loop.run();
        }
    }

    /** Tells every worker to end, and has {@link #run} return when all have; those who take longer than the time of grace are killed. */
    public void stop() {
        stopRequested = true;
        tell(WorkerTable::beginStop);
    }

    /** Kills every worker, and has {@link #run} return when all have ended. */
    public void stopNow() {
        stopRequested = true;
        tell(workers -> {
            workers.killNow();
            workers.beginStop();
        });
    }

    /** Replaces the workers, one by one: a new one is started, then the old one is told to end, and when it has, it is the next one's turn. */
    public void reload() {
        tell(WorkerTable::beginReload);
    }

    /** Has one worker more. */
    public void more() {
        tell(WorkerTable::more);
    }

    /** Has one worker less, but not less than one. The one with the highest number is told to end. */
    public void fewer() {
        tell(WorkerTable::fewer);
    }

    /**
     * Changes how many workers there are.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if it is less
     */
    public void workers(int count) {
        checkWorkers(count);
        tell(workers -> workers.resize(count));
    }

    /**
     * The workers as they are.
     *
     * @return one for each number, and one for each that is ending; none before {@link #run} and after it
     */
    public List<WorkerStatus> status() {
        WorkerTable workers = table;
        return workers == null ? List.of() : workers.status();
    }

    private void tell(Consumer<WorkerTable> what) {
        WorkerTable workers = table;
        Dispatcher loop = dispatcher;
        if (workers != null && loop != null) {
            try {
                loop.execute(() -> what.accept(workers));
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

    /** Somebody has called System.exit. It may be the manager's own thread, in a hook: then the loop does not turn any more. */
    private void stopAtExit() {
        if (getpid() != process) {
            return;
        }
        CountDownLatch heard = new CountDownLatch(1);
        stop();
        tell(workers -> heard.countDown());
        try {
            if (heard.await(LOOP_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                finished.await();
            } else if (finished.getCount() > 0) {
                status().stream().filter(worker -> worker.pid() > 0).forEach(worker -> WorkerTable.send(worker.pid(), settings.stopSignal));
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
}
