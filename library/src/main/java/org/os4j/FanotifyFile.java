package org.os4j;

import org.jspecify.annotations.Nullable;

/**
 * A file that something happened to, told by its handle: C's {@code struct fanotify_event_info_fid}.
 *
 * @param isDirectory whether this is the directory that it happened in, not the file itself
 * @param fsid the file system, as {@link StatFs#fsid()} says it
 * @param handle the file or directory, which {@link Posix#open_by_handle_at} opens
 * @param name the name in the directory; null if it is not told
 */
public record FanotifyFile(boolean isDirectory, long fsid, FileHandle handle, @Nullable String name) {}
