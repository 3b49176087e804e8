package org.os4j;

/**
 * Where a thread runs: the result of getcpu(2).
 *
 * @param cpu the processor's number
 * @param node the number of the memory that is nearest to it
 */
public record ProcessorPlace(int cpu, int node) {}
