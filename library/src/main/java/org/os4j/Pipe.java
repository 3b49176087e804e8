package org.os4j;

/**
 * The two ends of a pipe. What is written to one is read from the other; when every copy of the write end is closed, a read returns nothing.
 *
 * @param readEnd the descriptor to read from
 * @param writeEnd the descriptor to write to
 */
public record Pipe(int readEnd, int writeEnd) {}
