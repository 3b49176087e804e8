package org.os4j;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.fork.ForkLock;

/**
 * The system's log: a part of {@link Posix}. Messages go to {@code /dev/log}, where syslogd or systemd's journal listens; without it they are lost,
 * and no call says so. What is set holds for the whole process.
 */
public abstract sealed class PosixLog extends PosixUsers implements LogConstants permits PosixEnvironment {
    /** Without a result, so that no -1 must be taken for one. */
    private static final CFunction OPENLOG = CFunction.ofInt("openlog").interruptible();
    private static final CFunction SYSLOG = CFunction.ofInt("syslog").interruptible();
    private static final CFunction CLOSELOG = CFunction.ofInt("closelog").interruptible();
    private static final CFunction SETLOGMASK = CFunction.ofInt("setlogmask");
    /** The bits of a priority that are its level. */
    private static final int LEVELS = 7;

    PosixLog() {}

    /**
     * {@code void openlog(const char *ident, int option, int facility)} - says who writes to the log from now on, and how. The connection, made with
     * the first message or at once with {@code LOG_NDELAY}, is close-on-exec.
     *
     * @param ident what each message begins with; null for the program's name, which is {@code java} as a rule
     * @param option any of {@code LOG_PID}, {@code LOG_CONS}, {@code LOG_NDELAY} and {@code LOG_PERROR}
     * @param facility where messages come from that do not say it themselves: {@code LOG_USER}, {@code LOG_DAEMON} or another
     * @throws IllegalArgumentException if the identity holds a NUL
     * @see "openlog(3), Python syslog.openlog"
     */
    public static void openlog(@Nullable String ident, int option, int facility) {
        byte[] name = ident == null ? null : CStrings.encode(ident, "ident");
        try (var _ = Identity.LOCK.hold(); Scratch scratch = Scratch.take()) {
            OPENLOG.call(scratch, name == null ? 0 : Identity.of(scratch, name), option, facility);
        }
    }

    /**
     * {@code void syslog(int priority, const char *format, ...)} - writes a message to the log. It is written as it is: a percent sign is nothing but
     * one. May wait for the service that reads it; a virtual thread keeps its carrier meanwhile.
     *
     * @param priority {@code LOG_INFO} or another level, and a facility such as {@code LOG_DAEMON} if it is not openlog's
     * @param message the text
     * @throws IllegalArgumentException if the message holds a NUL
     * @see "syslog(3), Python syslog.syslog"
     */
    public static void syslog(int priority, String message) {
        try (Scratch scratch = Scratch.take()) {
            SYSLOG.call(scratch, priority, scratch.string("%s", "format"), scratch.string(message, "message"));
        }
    }

    /**
     * {@code void syslog(int priority, const char *format, ...)} - writes a message to the log, with {@code LOG_INFO}.
     *
     * @param message the text
     * @throws IllegalArgumentException if the message holds a NUL
     * @see "syslog(3), Python syslog.syslog"
     */
    public static void syslog(String message) {
        syslog(LOG_INFO, message);
    }

    /**
     * {@code void closelog(void)} - closes the connection to the log, and forgets the identity, not the facility; the next message opens
     * it again.
     *
     * @see "closelog(3), Python syslog.closelog"
     */
    public static void closelog() {
        try (Scratch scratch = Scratch.take()) {
            CLOSELOG.call(scratch);
        }
    }

    /**
     * {@code int setlogmask(int mask)} - says which levels are written.
     *
     * @param mask a {@link #LOG_MASK} or several, or {@link #LOG_UPTO}; 0 changes nothing
     * @return what it was before
     * @see "setlogmask(3), Python syslog.setlogmask"
     */
    public static int setlogmask(int mask) {
        try (Scratch scratch = Scratch.take()) {
            return (int) SETLOGMASK.call(scratch, mask);
        }
    }

    /**
     * {@code LOG_MASK(pri)} - the mask of one level.
     *
     * @param priority the level
     * @return its bit
     * @see "setlogmask(3), Python syslog.LOG_MASK"
     */
    public static int LOG_MASK(int priority) {
        return 1 << (priority & LEVELS);
    }

    /**
     * {@code LOG_UPTO(pri)} - the mask of a level and all that are more important.
     *
     * @param priority the level
     * @return their bits
     * @see "setlogmask(3), Python syslog.LOG_UPTO"
     */
    public static int LOG_UPTO(int priority) {
        return (1 << (priority & LEVELS) + 1) - 1;
    }

    /**
     * The C library keeps a pointer to the identity, not a copy of it. Before 2.36 glibc reads it before it takes its lock: a thread that writes to the
     * log while another one gives it a new identity reads the old one still. So each is kept for ever, once.
     */
    private static final class Identity {
        static final ForkLock LOCK = new ForkLock();
        private static final CFunction MALLOC = CFunction.ofLong("malloc");
        private static final Map<ByteBuffer, Long> TEXTS = new HashMap<>();

        static long of(Scratch scratch, byte[] name) {
            Long known = TEXTS.get(ByteBuffer.wrap(name));
            if (known != null) {
                return known;
            }
            long text = MALLOC.call(scratch, name.length + 1L);
            if (text == 0) {
                throw new OutOfMemoryError("malloc: no memory for the identity");
            }
            Memory.copy(name, 0, text, name.length);
            Memory.setByte(text + name.length, (byte) 0);
            TEXTS.put(ByteBuffer.wrap(name), text);
            return text;
        }
    }
}
