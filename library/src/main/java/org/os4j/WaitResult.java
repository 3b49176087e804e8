package org.os4j;

/**
 * A child and what became of it: the result of wait(2) and waitpid(2).
 *
 * @param pid the child's process id; 0 if a call with {@code WNOHANG} found none that has changed
 * @param status what became of it; {@link WaitStatus.StillAlive} if none has changed
 */
public record WaitResult(int pid, WaitStatus status) {}
