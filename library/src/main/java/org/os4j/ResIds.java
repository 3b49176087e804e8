package org.os4j;

/**
 * The three ids that a process has of a kind, user or group: getresuid(2), getresgid(2).
 *
 * @param real who started the process
 * @param effective whose permissions it has
 * @param saved what the effective id was when the program was executed, to which it may return
 */
public record ResIds(int real, int effective, int saved) {}
