package org.os4j.bench;

import static org.os4j.Posix.RLIMIT_NOFILE;
import static org.os4j.Posix.RLIM_INFINITY;
import static org.os4j.Posix.getrlimit;

import java.io.UncheckedIOException;
import java.util.List;
import org.os4j.ErrnoException;

/** How many descriptors one program may have. A JVM raises its limit to the hard one, and what it starts inherits that. */
final class Descriptors {
    /** What a JVM has beside those that are measured: its libraries, above all. */
    private static final long BESIDE = 200;

    private Descriptors() {}

    /** Those of the numbers that the limit allows. */
    static List<Long> allowed(List<Long> numbers) {
        return numbers.stream().filter(Descriptors::isAllowed).toList();
    }

    /** Keeps in the results which of the numbers the limit does not allow. */
    static void tellMissing(List<Long> numbers, String step, Results results) {
        numbers.stream().filter(number -> !isAllowed(number)).forEach(number -> results.failed(step + ": " + number + " descriptors",
                "RLIMIT_NOFILE must be " + (number + BESIDE) + " at least, and its hard limit is " + limit()));
    }

    private static boolean isAllowed(long number) {
        return number + BESIDE <= limit();
    }

    private static long limit() {
        try {
            long limit = getrlimit(RLIMIT_NOFILE).max();
            return limit == RLIM_INFINITY ? Long.MAX_VALUE : limit;
        } catch (ErrnoException e) {
            throw new UncheckedIOException(e);
        }
    }
}
