package org.os4j;

/** Forking, and who this process is: a part of {@link Os}. */
public abstract sealed class OsProcesses extends OsCommands permits OsFork {
    OsProcesses() {}
}
