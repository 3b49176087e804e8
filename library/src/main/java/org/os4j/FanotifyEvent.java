package org.os4j;

import static org.os4j.FanotifyConstants.*;

import java.util.List;

/**
 * What happened, or what somebody wants to do: C's {@code struct fanotify_event_metadata}.
 *
 * @param mask what, of the {@code FAN_} constants
 * @param fd a descriptor of the file, close-on-exec and to be closed by who reads the event; {@code FAN_NOFD} where files are told by handles
 * @param pid the process that did it, or the thread with {@code FAN_REPORT_TID}; 0 if it is not in this process's namespace
 * @param pidfd a descriptor of the process with {@code FAN_REPORT_PIDFD}, to be closed by who reads the event; negative if there is none
 * @param files with {@code FAN_REPORT_FID} and its sisters: the file, the directory, or both
 */
public record FanotifyEvent(long mask, int fd, int pid, int pidfd, List<FanotifyFile> files) {
    /** Keeps a copy of the list. */
    public FanotifyEvent {
        files = List.copyOf(files);
    }

    /**
     * Whether something happened.
     *
     * @param events any of the {@code FAN_} constants
     * @return whether one of them is in {@link #mask()}
     */
    public boolean is(long events) {
        return (mask & events) != 0;
    }

    /**
     * Whether somebody waits for an answer: {@link Linux#fanotify_respond}.
     *
     * @return whether it is one of the {@code FAN_..._PERM} events
     */
    public boolean wantsAnswer() {
        return is(FAN_OPEN_PERM | FAN_ACCESS_PERM | FAN_OPEN_EXEC_PERM);
    }
}
