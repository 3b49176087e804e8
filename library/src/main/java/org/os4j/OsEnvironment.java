package org.os4j;

/** The environment: a part of {@link Os}. */
public abstract sealed class OsEnvironment extends OsPaths permits OsCommands {
    OsEnvironment() {}
}
