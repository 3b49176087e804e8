package org.os4j;

/** Signal masks, waiting for signals, and the timers that send them: a part of {@link Posix}. */
public abstract sealed class PosixSignalMasks extends PosixPidfd implements SignalMaskConstants permits PosixTerminals {
    PosixSignalMasks() {}
}
