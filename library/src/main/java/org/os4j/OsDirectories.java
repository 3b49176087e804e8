package org.os4j;

/** Directories: scanning, walking, making and removing trees: a part of {@link Os}. */
public abstract sealed class OsDirectories extends OsFiles permits OsPaths {
    OsDirectories() {}
}
