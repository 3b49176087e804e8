package org.os4j.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The platform that the JVM runs on: the tables that belong to it, or the reason why there are none. */
public final class Platform {
    private static final String SYSTEM = System.getProperty("os.name", "");
    private static final String PROCESSOR = System.getProperty("os.arch", "");
    private static final @Nullable Tables TABLES = tablesOf(SYSTEM, PROCESSOR);

    private Platform() {}

    /** The numbers and layouts of this platform; null where there is no port. */
    static @Nullable Tables tables() {
        return TABLES;
    }

    /** Says whether os4j's calls work here, so far as it can be told without native code. */
    public static boolean isSupported() {
        return TABLES != null;
    }

    /**
     * Refuses every platform that has no port.
     *
     * @param call the call that was made, for the message
     * @throws UnsupportedOperationException naming the platform, where os4j has no port to it
     */
    static void require(String call) {
        if (TABLES == null) {
            throw new UnsupportedOperationException(call + ": os4j has no port to " + SYSTEM + " on " + PROCESSOR
                    + " (it runs on Linux with glibc, on x86-64 and aarch64)");
        }
        if (!Libc.exports("gnu_get_libc_version")) {
            throw new UnsupportedOperationException(call + ": os4j has no port to this C library (it runs on Linux with glibc; musl, as in"
                    + " Alpine, is not supported yet)");
        }
    }

    private static @Nullable Tables tablesOf(String system, String processor) {
        if (!system.equals("Linux")) {
            return null;
        }
        return switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> new LinuxX86_64();
            case "aarch64" -> new LinuxAarch64();
            default -> null;
        };
    }
}
