package org.os4j.internal;

import java.lang.foreign.MemorySegment;
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
    public static void require(String call) {
        if (TABLES == null) {
            throw new UnsupportedOperationException(call + ": os4j has no port to " + SYSTEM + " on " + PROCESSOR
                    + " (it runs on Linux with glibc, on x86-64 and aarch64)");
        }
        if (!Libc.IS_GLIBC) {
            throw new UnsupportedOperationException(call + ": os4j has no port to this C library (it runs on Linux with glibc; musl, as in"
                    + " Alpine, is not supported yet)");
        }
    }

    /**
     * Refuses a JVM that was told to deny native access to os4j: here, before any class depends on it, since a class that fails to initialize says
     * why only once.
     *
     * @throws IllegalCallerException naming the option that is missing
     */
    static void requireNativeAccess() {
        try {
            MemorySegment.NULL.reinterpret(0);
        } catch (IllegalCallerException e) {
            String module = Platform.class.getModule().isNamed() ? Platform.class.getModule().getName() : "ALL-UNNAMED";
            throw new IllegalCallerException("os4j calls native code, which this JVM denies: start it with --enable-native-access=" + module, e);
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
