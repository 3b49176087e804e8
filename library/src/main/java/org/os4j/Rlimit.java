package org.os4j;

/**
 * A limit on what a process may use: C's {@code struct rlimit}. {@code RLIM_INFINITY}, which is -1 here, is no limit.
 *
 * @param cur the limit that holds, the soft one: {@code rlim_cur}
 * @param max how far the process itself may raise it, the hard one: {@code rlim_max}
 */
public record Rlimit(long cur, long max) {
    @Override
    public String toString() {
        return cur == max ? text(cur) : text(cur) + " of " + text(max);
    }

    private static String text(long limit) {
        return limit == ResourceConstants.RLIM_INFINITY ? "unlimited" : Long.toUnsignedString(limit);
    }
}
