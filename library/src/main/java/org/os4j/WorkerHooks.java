package org.os4j;

import org.jspecify.annotations.Nullable;

/**
 * What a program does at the turns of the lives of the workers that a {@link ProcessManager} keeps. A hook that throws is logged; where the worker's own
 * does, the worker ends with 1.
 */
public interface WorkerHooks {
    /**
     * The manager begins, and has started no worker yet.
     *
     * @param dispatcher the manager's loop, which takes descriptors and timers of the program's too
     * @throws Exception to be logged
     */
    default void begins(Dispatcher dispatcher) throws Exception {}

    /**
     * A worker is about to be started.
     *
     * @param number which
     * @throws Exception to be logged
     */
    default void beforeStart(int number) throws Exception {}

    /**
     * A worker was forked, and this is the worker: its body follows.
     *
     * @param worker which worker this is
     * @throws Exception to end the worker with 1
     */
    default void inWorker(ProcessManager.Worker worker) throws Exception {}

    /**
     * A worker was started.
     *
     * @param number which
     * @param pid its process id
     * @throws Exception to be logged
     */
    default void started(int number, int pid) throws Exception {}

    /**
     * A worker has ended.
     *
     * @param number which
     * @param pid what its process id was
     * @param status how it ended; null if somebody else has waited for it
     * @param expected whether it was told to
     * @throws Exception to be logged
     */
    default void ended(int number, int pid, @Nullable WaitStatus status, boolean expected) throws Exception {}

    /**
     * The workers are about to be replaced: the time to read files of settings again.
     *
     * @throws Exception to be logged
     */
    default void reloading() throws Exception {}

    /**
     * The workers are about to be told to end.
     *
     * @throws Exception to be logged
     */
    default void stopping() throws Exception {}
}
