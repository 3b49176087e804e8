package org.os4j;

/**
 * A child and what became of it: the members of {@code siginfo_t} that waitid(2) fills.
 *
 * @param pid the child's process id ({@code si_pid}); 0 if a call with {@code WNOHANG} found none that has changed
 * @param uid the child's real user ({@code si_uid})
 * @param code what happened ({@code si_code}): {@code CLD_EXITED}, {@code CLD_KILLED}, {@code CLD_DUMPED}, {@code CLD_STOPPED}, {@code CLD_TRAPPED} or
 *     {@code CLD_CONTINUED}; 0 if none has changed
 * @param status what happened, with the exit code or the signal ({@code si_status}); {@link WaitStatus.StillAlive} if none has changed
 */
public record WaitidResult(int pid, int uid, int code, WaitStatus status) {}
