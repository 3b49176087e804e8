package org.os4j;

/**
 * How many threads run, or want to, or wait for a disk, on average: the result of getloadavg(3).
 *
 * @param one over the last minute
 * @param five over the last five minutes
 * @param fifteen over the last fifteen minutes
 */
public record LoadAverage(double one, double five, double fifteen) {}
