package org.os4j;

/** ioctl and prctl: a part of {@link Posix}. */
public abstract sealed class PosixControl extends PosixNetwork implements ControlConstants permits PosixCapabilities {
    PosixControl() {}
}
