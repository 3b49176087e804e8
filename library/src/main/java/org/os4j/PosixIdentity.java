package org.os4j;

/** Who the process is: its ids, its user and its groups: a part of {@link Posix}. */
public abstract sealed class PosixIdentity extends PosixTimes permits PosixSessions {
    PosixIdentity() {}
}
