package org.os4j;

/** The system's log: a part of {@link Posix}. */
public abstract sealed class PosixLog extends PosixUsers implements LogConstants permits PosixEnvironment {
    PosixLog() {}
}
