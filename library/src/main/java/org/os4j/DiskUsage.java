package org.os4j;

/**
 * The space of a file system. Used and free are less than the total where some is kept for the superuser.
 *
 * @param total all of it, in bytes
 * @param used what is taken, in bytes
 * @param free what an ordinary user may take, in bytes
 */
public record DiskUsage(long total, long used, long free) {
    static DiskUsage of(StatVfs stat) {
        return new DiskUsage(stat.blocks() * stat.frsize(), (stat.blocks() - stat.bfree()) * stat.frsize(), stat.bavail() * stat.frsize());
    }
}
