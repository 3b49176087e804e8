package org.os4j;

/**
 * What became of a child that {@link OsFork#forkAndRun} ran.
 *
 * @param pid the child's process id
 * @param exitCode its exit code; minus the signal's number if a signal killed it
 * @param signaled whether a signal killed it
 * @param signal the signal that killed it, 0 if none did
 */
public record ProcessResult(int pid, int exitCode, boolean signaled, int signal) {}
