package org.os4j;

/**
 * The calls of POSIX and Linux under their own names: whoever knows the man page needs no other manual.
 *
 * <pre>{@code
 * import static org.os4j.Posix.*;
 *
 * int fd = open("/etc/hostname", O_RDONLY);
 * byte[] data = read(fd, 4096);
 * close(fd);
 * }</pre>
 *
 * <p>What differs from C differs for Java's sake only. An error is an {@link ErrnoException}, an out-parameter is the result, a struct is a value. A
 * call that a signal interrupted is made again. A wrong argument is an {@link IllegalArgumentException} or {@link IndexOutOfBoundsException} before
 * any call is made, and an argument that is null a {@link NullPointerException}. Every descriptor is close-on-exec. Where failing is an ordinary
 * answer there is a form without an exception: the {@code try} forms return minus errno, the {@code OrNull} forms null for what is missing.
 *
 * <p>Paths and other text are UTF-8 to the system; a byte that is not UTF-8 is a lone surrogate U+DC80 to U+DCFF in Java, and back.
 *
 * <p>Where os4j has no port, every call throws an {@link UnsupportedOperationException} that names the platform, and every constant is 0.
 */
public final class Posix extends PosixFork {
    private Posix() {}
}
