package org.os4j;

/** What forking needs of the processes: a part of {@link Os}. */
public abstract sealed class OsProcesses extends OsIdentity permits OsFork {
    OsProcesses() {}
}
