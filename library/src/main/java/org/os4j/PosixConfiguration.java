package org.os4j;

/** The limits and options of the system: a part of {@link Posix}. */
public abstract sealed class PosixConfiguration extends PosixFilesystems implements ConfigurationConstants permits PosixScheduling {
    PosixConfiguration() {}
}
