package org.os4j;

import static org.os4j.Posix.*;

/** Starts workers as copies of this JVM. */
final class ForkedWorker implements ProcessManager.Starter {
    private static final SignalHandler NOTHING = signum -> { };

    private final ProcessManager.Body body;
    private final WorkerHooks hooks;
    private final int stopSignal;

    ForkedWorker(ProcessManager.Body body, WorkerHooks hooks, int stopSignal) {
        this.body = body;
        this.hooks = hooks;
        this.stopSignal = stopSignal;
    }

    @Override
    public int start(int number) throws ErrnoException {
        int manager = getpid();
        return Os.fork(() -> work(number, manager));
    }

    private int work(int number, int manager) throws Exception {
        // The kernel ends a worker whose manager is gone, however that ended; the manager may be gone already.
        pr_set_pdeathsig(SIGKILL);
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
