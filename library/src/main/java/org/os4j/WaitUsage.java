package org.os4j;

/**
 * A child, what became of it and what it used: the result of wait3(2) and wait4(2).
 *
 * @param pid the child's process id; 0 if a call with {@code WNOHANG} found none that has changed
 * @param status what became of it; {@link WaitStatus.StillAlive} if none has changed
 * @param rusage what it and those of its children that it waited for have used; nothing if none has changed
 */
public record WaitUsage(int pid, WaitStatus status, Rusage rusage) {}
