package org.os4j;

/** Opening, reading and writing descriptors the comfortable way: a part of {@link Os}. */
public abstract sealed class OsDescriptors permits OsFiles {
    OsDescriptors() {}
}
