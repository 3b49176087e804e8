package org.os4j;

/** What root may do, in parts: a part of {@link Posix}. */
public abstract sealed class PosixCapabilities extends PosixControl implements CapabilityConstants permits PosixSeccomp {
    PosixCapabilities() {}
}
