package org.os4j;

/** Files: their status, copying, removing: a part of {@link Os}. */
public abstract sealed class OsFiles extends OsDescriptors permits OsDirectories {
    OsFiles() {}
}
