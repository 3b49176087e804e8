/**
 * The {@code posix} and {@code os} modules for Java: every POSIX call under its own name, and the portable layer on it.
 *
 * <p>Start at {@link org.os4j.Posix}. A program allows the native calls with {@code --enable-native-access=org.os4j} (on the class path:
 * {@code ALL-UNNAMED}).
 */
module org.os4j {
    requires static org.jspecify;
    requires jdk.unsupported;

    exports org.os4j;
}
