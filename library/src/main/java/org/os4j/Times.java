package org.os4j;

import java.time.Duration;

/**
 * The times of a process: C's {@code struct tms}, to the tick of the clock, as a rule a hundredth of a second.
 *
 * @param utime the processor time of the program itself
 * @param stime the processor time of the kernel on its behalf
 * @param cutime the processor time of the children that it waited for
 * @param cstime the processor time of the kernel on their behalf
 * @param elapsed the time since some moment in the past: of two results, the difference is the time between
 */
public record Times(Duration utime, Duration stime, Duration cutime, Duration cstime, Duration elapsed) {}
