package org.os4j;

/**
 * What belongs to a scheduling policy: C's {@code struct sched_param}.
 *
 * @param priority 1, the lowest, to 99 for {@code SCHED_FIFO} and {@code SCHED_RR}; 0 for the other policies
 */
public record SchedParam(int priority) {}
