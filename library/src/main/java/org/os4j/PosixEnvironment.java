package org.os4j;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Environment;
import org.os4j.internal.Scratch;
import org.os4j.internal.fork.ForkLock;

/**
 * The environment of the C library, and its locale: a part of {@link Posix}.
 *
 * <p>This is the environment that native code and children see which os4j starts. {@link System#getenv()} and {@link ProcessBuilder} keep a copy of
 * the JDK's own, made once, and see no change. Any thread may read and change it at any time, and so may native threads that read it with C's getenv:
 * they find it as it was or as it is, since os4j writes it in a way that C's own setenv does not. Only native code that changes it at the same time
 * is
 * as dangerous as it is in C.
 */
public abstract sealed class PosixEnvironment extends PosixLog permits PosixPoll {
    private static final CFunction SETLOCALE = CFunction.ofLong("setlocale").interruptible();
    private static final CFunction NL_LANGINFO = CFunction.ofLong("nl_langinfo");
    private static final CFunction LOCALECONV = CFunction.ofLong("localeconv");

    PosixEnvironment() {}

    /**
     * {@code int setenv(const char *name, const char *value, int overwrite)} - sets a variable.
     *
     * @param name its name
     * @param value its value
     * @param overwrite false to leave one that there is
     * @throws IllegalArgumentException if the name is empty or holds {@code =} or NUL, or the value holds a NUL
     * @see "setenv(3), Python os.putenv"
     */
    public static void setenv(String name, String value, boolean overwrite) {
        Environment.checkName(Objects.requireNonNull(name, "name"));
        CStrings.check(Objects.requireNonNull(value, "value"), "value");
        Environment.set(name, value, overwrite);
    }

    /**
     * {@code int putenv(char *string)} - sets a variable, or removes it. Unlike C's this copies the text.
     *
     * @param string its name, {@code =} and its value; without {@code =} the variable is removed
     * @throws IllegalArgumentException if the name is empty, or the text holds a NUL
     * @see "putenv(3)"
     */
    public static void putenv(String string) {
        int end = Objects.requireNonNull(string, "string").indexOf('=');
        if (end < 0) {
            unsetenv(string);
        } else {
            setenv(string.substring(0, end), string.substring(end + 1), true);
        }
    }

    /**
     * {@code int clearenv(void)} - removes all variables.
     *
     * @see "clearenv(3)"
     */
    public static void clearenv() {
        Environment.clear();
    }

    /**
     * {@code char *setlocale(int category, const char *locale)} - the process's locale, or another for it. The JVM has asked for the environment's when it
     * started; Java's own ({@link java.util.Locale}) does not change. Other threads that format numbers or texts in C meanwhile may see either.
     *
     * @param category {@code LC_ALL} or another of the {@code LC_} constants
     * @param locale its name, {@code "C"} or {@code "de_DE.UTF-8"}, {@code ""} for the environment's; null to change nothing
     * @return its name now; null if there is no such locale
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "setlocale(3), Python locale.setlocale"
     */
    public static @Nullable String setlocale(int category, @Nullable String locale) {
        try (Scratch scratch = Scratch.take()) {
            long name = SETLOCALE.call(scratch, category, locale == null ? 0 : scratch.string(locale, "locale"));
            return name == 0 ? null : CStrings.read(name);
        }
    }

    /**
     * {@code char *nl_langinfo(nl_item item)} - a text of the locale, that which the environment asked for when the JVM started.
     *
     * @param item {@code CODESET}, {@code DAY_1 + 3} or another constant of nl_langinfo(3)
     * @return the text; empty for an item that there is not
     * @see "nl_langinfo(3), Python locale.nl_langinfo"
     */
    public static String nl_langinfo(int item) {
        try (Scratch scratch = Scratch.take()) {
            long text = NL_LANGINFO.call(scratch, item);
            return text == 0 ? "" : CStrings.read(text);
        }
    }

    /**
     * {@code isatty(fd) ? nl_langinfo(CODESET) : NULL} - the character encoding of a terminal, as the locale has it.
     *
     * @param fd the descriptor
     * @return its name, such as {@code UTF-8}; null for what is no terminal
     * @see "isatty(3), nl_langinfo(3), Python os.device_encoding"
     */
    public static @Nullable String device_encoding(int fd) {
        return isatty(fd) ? nl_langinfo(CODESET) : null;
    }

    /**
     * {@code struct lconv *localeconv(void)} - how the locale writes numbers and sums of money.
     *
     * @return its signs and their places
     * @see "localeconv(3), Python locale.localeconv"
     */
    public static LocaleConventions localeconv() {
        // C has one struct for all threads.
        try (var _ = Shared.LOCK.hold(); Scratch scratch = Scratch.take()) {
            return new LocaleConventions(LOCALECONV.call(scratch));
        }
    }

    private static final class Shared {
        static final ForkLock LOCK = new ForkLock();
    }
}
