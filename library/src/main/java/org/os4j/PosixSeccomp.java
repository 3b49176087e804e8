package org.os4j;

/** Filters of system calls: a part of {@link Posix}. */
public abstract sealed class PosixSeccomp extends PosixCapabilities implements SeccompConstants permits PosixNamespaces {
    PosixSeccomp() {}
}
