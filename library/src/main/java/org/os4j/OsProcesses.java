package org.os4j;

/** Forking: a part of {@link Os}. */
public abstract sealed class OsProcesses extends OsIdentity permits Os {
    OsProcesses() {}
}
