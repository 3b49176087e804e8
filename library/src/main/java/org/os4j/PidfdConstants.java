package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of pidfd_open(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface PidfdConstants permits PosixPidfd {
    /** waitid on it returns EAGAIN rather than wait; since Linux 5.10. */
    int PIDFD_NONBLOCK = constant("PIDFD_NONBLOCK");

    /** The descriptor is of a thread, not of the process; since Linux 6.9. */
    int PIDFD_THREAD = constant("PIDFD_THREAD");

    /** Send the signal to the thread; since Linux 6.9. */
    int PIDFD_SIGNAL_THREAD = constant("PIDFD_SIGNAL_THREAD");

    /** Send the signal to the process; since Linux 6.9. */
    int PIDFD_SIGNAL_THREAD_GROUP = constant("PIDFD_SIGNAL_THREAD_GROUP");

    /** Send the signal to the process group that the process leads; since Linux 6.9. */
    int PIDFD_SIGNAL_PROCESS_GROUP = constant("PIDFD_SIGNAL_PROCESS_GROUP");

    private static int constant(String name) {
        return Constants.get("pidfd", name);
    }
}
