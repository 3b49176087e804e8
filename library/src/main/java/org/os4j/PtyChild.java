package org.os4j;

/**
 * A program on a pseudo-terminal of its own: the result of {@code spawnpty}.
 *
 * @param pid the child's process id, to be waited for
 * @param master the descriptor of its terminal, to be closed
 */
public record PtyChild(int pid, int master) {}
