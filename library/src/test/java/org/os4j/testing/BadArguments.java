package org.os4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.os4j.Errno;
import org.os4j.ErrnoException;
import org.os4j.Posix;

/** What every call refuses, whatever it does: a test for each wrong path or descriptor. */
public final class BadArguments {
    private static final int FAR_ABOVE_ALL_OTHERS = 900;

    private BadArguments() {}

    /** A call on a path. */
    @FunctionalInterface
    public interface PathCall {
        void on(String path) throws Exception;
    }

    /** A call on a descriptor. */
    @FunctionalInterface
    public interface DescriptorCall {
        void on(int fd) throws Exception;
    }

    /** Wrong paths, for a call that says ENOENT of a missing file. */
    public static Stream<DynamicTest> paths(String function, String argument, PathCall call) {
        return Stream.of(
                dynamicTest(function + " " + argument + " null", () -> assertThatNullPointerException().isThrownBy(() -> call.on(null))
                        .withMessage(argument)),
                dynamicTest(function + " " + argument + " with a NUL", () -> assertThatIllegalArgumentException().isThrownBy(() -> call.on("a\0b"))
                        .withMessageStartingWith(argument + ": ")),
                path(function, "", Errno.ENOENT, call),
                path(function, "/nowhere/file", Errno.ENOENT, call),
                path(function, "/etc/passwd/file", Errno.ENOTDIR, call),
                path(function, "/" + "n".repeat(Posix.NAME_MAX + 1) + "/file", Errno.ENAMETOOLONG, call),
                path(function, "/etc/".repeat(Posix.PATH_MAX / 5) + "file", Errno.ENAMETOOLONG, call));
    }

    /** A failure on one path. */
    public static DynamicTest path(String function, String path, Errno errno, PathCall call) {
        String shown = path.length() > 40 ? path.substring(0, 40) + "..." : path;
        return dynamicTest(function + " \"" + shown + "\" " + errno, () -> {
            ErrnoException e = Attempt.failureOf(() -> call.on(path));
            assertThat(e.errno()).isEqualTo(errno);
            assertThat(e.function()).isEqualTo(function);
            assertThat(new String[] {e.path(), e.path2()}).contains(path);
        });
    }

    /** Descriptors that are not open. */
    public static Stream<DynamicTest> descriptors(String function, DescriptorCall call) {
        return Stream.of(
                dynamicTest(function + " of a negative descriptor", () -> check(function, Errno.EBADF, call, -1)),
                dynamicTest(function + " of a closed descriptor", () -> {
                    int open = Posix.open("/dev/null", Posix.O_RDONLY);
                    int closed = Posix.fcntl(open, Posix.F_DUPFD_CLOEXEC, FAR_ABOVE_ALL_OTHERS);
                    Posix.close(open);
                    Posix.close(closed);
                    check(function, Errno.EBADF, call, closed);
                }));
    }

    /** Descriptors that are no directory's, for a call on a relative path. */
    public static Stream<DynamicTest> directories(String function, DescriptorCall call) {
        return Stream.concat(descriptors(function, call), Stream.of(dynamicTest(function + " in a file", () -> {
            int file = Posix.open("/etc/passwd", Posix.O_RDONLY);
            try {
                check(function, Errno.ENOTDIR, call, file);
            } finally {
                Posix.close(file);
            }
        })));
    }

    private static void check(String function, Errno errno, DescriptorCall call, int fd) {
        ErrnoException e = Attempt.failureOf(() -> call.on(fd));
        assertThat(e.errno()).isEqualTo(errno);
        assertThat(e.function()).isEqualTo(function);
    }
}
