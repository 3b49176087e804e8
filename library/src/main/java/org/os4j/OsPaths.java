package org.os4j;

/** Names: searching PATH, expanding ~ and variables: a part of {@link Os}. */
public abstract sealed class OsPaths extends OsDirectories permits OsEnvironment {
    OsPaths() {}
}
