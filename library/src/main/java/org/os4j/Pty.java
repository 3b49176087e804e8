package org.os4j;

/**
 * The two ends of a pseudo-terminal: what is written to the master is what is typed at the slave.
 *
 * @param master the descriptor of whoever plays the terminal and its user
 * @param slave the descriptor of the programs on that terminal
 */
public record Pty(int master, int slave) {}
