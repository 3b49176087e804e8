package org.os4j;

/** Running commands: a part of {@link Os}. */
public abstract sealed class OsCommands extends OsEnvironment permits OsProcesses {
    OsCommands() {}
}
