package org.os4j;

/** Priorities, policies and processors: a part of {@link Posix}. */
public abstract sealed class PosixScheduling extends PosixConfiguration implements SchedulingConstants permits PosixResources {
    PosixScheduling() {}
}
