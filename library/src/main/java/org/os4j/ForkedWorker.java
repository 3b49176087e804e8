package org.os4j;

import static org.os4j.Posix.*;

import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.internal.fork.Fork;

/** Starts workers as copies of this JVM. */
final class ForkedWorker implements ProcessManager.Starter {
    private static final SignalHandler NOTHING = signum -> { };

    private static final CFunction PRCTL = CFunction.ofInt("prctl");
    private static final int PR_SET_PDEATHSIG = 1;

    private final ProcessManager.Body body;
    private final ProcessManager.Hooks hooks;
    private final int stopSignal;

    ForkedWorker(ProcessManager.Body body, ProcessManager.Hooks hooks, int stopSignal) {
        this.body = body;
        this.hooks = hooks;
        this.stopSignal = stopSignal;
    }

    @Override
    public int start(int number) throws ErrnoException {
        int manager = getpid();
        int pid = fork();
        if (pid == 0) {
            int code = 1;
            try {
                code = work(number, manager);
            } catch (Throwable thrown) {
                Thread self = Thread.currentThread();
                self.getUncaughtExceptionHandler().uncaughtException(self, thrown);
            } finally {
                System.out.flush();
                System.err.flush();
                _exit(code);
            }
        }
        return pid;
    }

    private static int fork() throws ErrnoException {
        try {
            return Fork.fork();
        } catch (Fork.Failure e) {
            throw new ErrnoException("fork", e.errno());
        }
    }

    private static void endWithTheManager() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (PRCTL.call(scratch, PR_SET_PDEATHSIG, SIGKILL) == -1) {
                throw new ErrnoException("prctl", scratch.errno());
            }
        }
    }

    private int work(int number, int manager) throws Exception {
        // The kernel ends a worker whose manager is gone, however that ended; the manager may be gone already.
        endWithTheManager();
        if (getppid() != manager) {
            return 1;
        }
        // The keyboard's interrupt and the terminal's end are for the manager, which stops its workers gracefully. A handler that does nothing is
        // undone in the programs that a worker starts; SIG_IGN would not be.
        signal(SIGINT, NOTHING);
        signal(SIGHUP, NOTHING);
        signal(stopSignal, SignalHandler.SIG_DFL);
        ProcessManager.Worker worker = new ProcessManager.Worker(number, stopSignal);
        hooks.inWorker(worker);
        return body.run(worker);
    }
}
