package org.os4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One worker of a {@link ProcessManager}, as it was when it was asked.
 *
 * @param number which of the workers, from 0; one that is being replaced has the number of the one that takes its place
 * @param pid its process id; 0 while it waits to be started again
 * @param state what it is doing
 * @param since since when
 * @param restarts how often the worker of this number was started again because it had ended
 * @param lastEnd how the last one of this number ended that was not told to; null if none has, or nobody knows
 */
public record WorkerStatus(int number, int pid, State state, Instant since, int restarts, @Nullable WaitStatus lastEnd) {
    /** What a worker is doing. */
    public enum State {
        /** It works. */
        RUNNING,
        /** It was told to end, and will be killed if it takes too long. */
        STOPPING,
        /** It has ended, and will be started again after a while. */
        WAITING
    }
}
