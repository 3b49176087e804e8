package org.os4j;

/**
 * What {@link Posix#name_to_handle_at name_to_handle_at} tells of a file.
 *
 * @param handle the file's handle
 * @param mountId the mount that the path led to: the first field of its line in {@code /proc/self/mountinfo}
 */
public record NamedHandle(FileHandle handle, int mountId) {}
