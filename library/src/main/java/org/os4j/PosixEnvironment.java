package org.os4j;

/** The environment of this process, as C has it: a part of {@link Posix}. */
public abstract sealed class PosixEnvironment extends PosixLog permits PosixPoll {
    PosixEnvironment() {}
}
