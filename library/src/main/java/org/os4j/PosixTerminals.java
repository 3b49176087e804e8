package org.os4j;

import java.util.Objects;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/**
 * Terminals: their settings and their sizes: a part of {@link Posix}.
 *
 * <p>A process in the background that changes its controlling terminal, or waits for its output, is stopped by SIGTTOU, the whole JVM with it, unless
 * it ignores that signal: {@code signal(SIGTTOU, SIG_IGN)}.
 */
public abstract sealed class PosixTerminals extends PosixSignalMasks implements TerminalConstants, TerminalRequestConstants permits PosixPty {
    private static final CFunction IOCTL = CFunction.ofInt("ioctl");
    private static final CFunction TCDRAIN = CFunction.ofInt("tcdrain");
    private static final CFunction TCFLOW = CFunction.ofInt("tcflow");
    private static final CFunction TCFLUSH = CFunction.ofInt("tcflush");
    private static final CFunction TCSENDBREAK = CFunction.ofInt("tcsendbreak");

    PosixTerminals() {}

    /**
     * {@code int tcgetattr(int fd, struct termios *termios_p)} - the settings of a terminal.
     *
     * @param fd the terminal
     * @return its settings
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal, EIO if it was hung up
     * @see "tcgetattr(3), Python termios.tcgetattr"
     */
    public static Termios tcgetattr(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = Termios.allocate(scratch);
            // The C library's function is not called: whether its struct has speeds or codes for them depends on its version.
            if (IOCTL.call(scratch, fd, TCGETS2, struct) == -1) {
                throw new ErrnoException("tcgetattr", scratch.errno());
            }
            return Termios.read(struct);
        }
    }

    /**
     * {@code int tcsetattr(int fd, int optional_actions, const struct termios *termios_p)} - changes the settings of a terminal. As in C, what the
     * terminal cannot do it leaves as it was, without an error: {@link #tcgetattr} tells. Except with {@code TCSANOW} it may block; a virtual
     * thread keeps its carrier meanwhile.
     *
     * @param fd the terminal
     * @param when {@code TCSANOW}, {@code TCSADRAIN} or {@code TCSAFLUSH}
     * @param settings the settings
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal, EIO if it was hung up
     * @throws IllegalArgumentException if {@code when} is another number
     * @see "tcsetattr(3), Python termios.tcsetattr"
     */
    public static void tcsetattr(int fd, int when, Termios settings) throws ErrnoException {
        int request = request(when);
        try (Scratch scratch = Scratch.take()) {
            if (IOCTL.call(scratch, fd, request, Objects.requireNonNull(settings, "settings").write(scratch)) == -1) {
                throw new ErrnoException("tcsetattr", scratch.errno());
            }
        }
    }

    private static int request(int when) {
        if (when == TCSANOW) {
            return TCSETS2;
        }
        if (when == TCSADRAIN) {
            return TCSETSW2;
        }
        if (when == TCSAFLUSH) {
            return TCSETSF2;
        }
        throw new IllegalArgumentException("when: none of TCSANOW, TCSADRAIN and TCSAFLUSH: " + when);
    }

    /**
     * {@code int tcdrain(int fd)} - waits until all output is sent. A virtual thread keeps its carrier meanwhile.
     *
     * @param fd the terminal
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal, EIO if it was hung up
     * @see "tcdrain(3), Python termios.tcdrain"
     */
    public static void tcdrain(int fd) throws ErrnoException {
        onTerminal(TCDRAIN, fd, 0);
    }

    /**
     * {@code int tcflow(int fd, int action)} - holds output or lets it go on, on this side or the other.
     *
     * @param fd the terminal
     * @param action {@code TCOOFF}, {@code TCOON}, {@code TCIOFF} or {@code TCION}
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal, EINVAL for another action
     * @see "tcflow(3), Python termios.tcflow"
     */
    public static void tcflow(int fd, int action) throws ErrnoException {
        onTerminal(TCFLOW, fd, action);
    }

    /**
     * {@code int tcflush(int fd, int queue_selector)} - throws away input that was not read, output that was not sent, or both.
     *
     * @param fd the terminal
     * @param queue {@code TCIFLUSH}, {@code TCOFLUSH} or {@code TCIOFLUSH}
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal, EINVAL for another queue
     * @see "tcflush(3), Python termios.tcflush"
     */
    public static void tcflush(int fd, int queue) throws ErrnoException {
        onTerminal(TCFLUSH, fd, queue);
    }

    /**
     * {@code int tcsendbreak(int fd, int duration)} - sends a break, which takes 0.25 to 0.5 seconds; what is no serial line ignores it. A virtual
     * thread keeps its carrier meanwhile.
     *
     * @param fd the terminal
     * @param duration 0; what another number does differs between systems: to glibc it is a time in milliseconds, rounded up to tenths of a
     *     second
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal
     * @see "tcsendbreak(3), Python termios.tcsendbreak"
     */
    public static void tcsendbreak(int fd, int duration) throws ErrnoException {
        onTerminal(TCSENDBREAK, fd, duration);
    }

    private static void onTerminal(CFunction function, int fd, int argument) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, fd, argument) == -1) {
                throw failed(function, scratch);
            }
        }
    }

    /**
     * {@code int tcgetwinsize(int fd, struct winsize *winsize_p)} - the size of a terminal's window.
     *
     * @param fd the terminal
     * @return its size, {@code 0x0} where nobody said it
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal
     * @see "ioctl_tty(2) TIOCGWINSZ, Python termios.tcgetwinsize"
     */
    public static TerminalSize tcgetwinsize(int fd) throws ErrnoException {
        return size("tcgetwinsize", fd);
    }

    /**
     * {@code int tcsetwinsize(int fd, const struct winsize *winsize_p)} - says how large a terminal's window is. If that is another size than before,
     * the foreground is sent SIGWINCH.
     *
     * @param fd the terminal, either end of a pseudo-terminal
     * @param size its size
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal
     * @see "ioctl_tty(2) TIOCSWINSZ, Python termios.tcsetwinsize"
     */
    public static void tcsetwinsize(int fd, TerminalSize size) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (IOCTL.call(scratch, fd, TIOCSWINSZ, Window.write(scratch, Objects.requireNonNull(size, "size"))) == -1) {
                throw new ErrnoException("tcsetwinsize", scratch.errno());
            }
        }
    }

    /**
     * {@code ioctl(STDOUT_FILENO, TIOCGWINSZ, &size)} - the size of the window that this process writes to.
     *
     * @return its size, {@code 0x0} where nobody said it
     * @throws ErrnoException ENOTTY if standard output is no terminal
     * @see "ioctl_tty(2) TIOCGWINSZ, Python os.get_terminal_size"
     */
    public static TerminalSize get_terminal_size() throws ErrnoException {
        return get_terminal_size(STDOUT_FILENO);
    }

    /**
     * {@code ioctl(fd, TIOCGWINSZ, &size)} - the size of a terminal's window.
     *
     * @param fd the terminal
     * @return its size, {@code 0x0} where nobody said it
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal
     * @see "ioctl_tty(2) TIOCGWINSZ, Python os.get_terminal_size"
     */
    public static TerminalSize get_terminal_size(int fd) throws ErrnoException {
        return size("get_terminal_size", fd);
    }

    private static TerminalSize size(String function, int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Window.STRUCT);
            if (IOCTL.call(scratch, fd, TIOCGWINSZ, struct) == -1) {
                throw new ErrnoException(function, scratch.errno());
            }
            return Window.read(struct);
        }
    }

    /**
     * {@code void cfmakeraw(struct termios *termios_p)} - settings of a terminal that hands each byte on as it is.
     *
     * @param settings what they are made from
     * @return the settings: nothing is edited, shown, changed or obeyed, eight bits to a byte, a read waits for one byte
     * @see "cfmakeraw(3), Python tty.cfmakeraw"
     */
    public static Termios cfmakeraw(Termios settings) {
        return settings.iflagOff(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON).oflagOff(OPOST)
                .cflagOff(CSIZE | PARENB).cflagOn(CS8).lflagOff(ECHO | ECHONL | ICANON | ISIG | IEXTEN).cc(VMIN, 1).cc(VTIME, 0);
    }

    /**
     * Settings of a terminal that hands each byte on at once and shows nothing, but obeys Ctrl-C and its like, and changes output as before.
     *
     * @param settings what they are made from
     * @return the settings: input is neither edited nor shown, a read waits for one byte
     * @see "Python tty.cfmakecbreak, cbreak() of curses"
     */
    public static Termios cfmakecbreak(Termios settings) {
        return settings.lflagOff(ECHO | ICANON).cc(VMIN, 1).cc(VTIME, 0);
    }

    /**
     * Makes a terminal hand each byte on as it is: {@link #cfmakeraw}, and without the rest of POSIX's input and local modes too. Input that was not
     * read is thrown away. May block until all output is sent; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd the terminal
     * @return its settings before, for {@link #tcsetattr} to restore
     * @throws ErrnoException as {@link #tcsetattr}
     * @see "Python tty.setraw"
     */
    public static Termios setraw(int fd) throws ErrnoException {
        return setraw(fd, TCSAFLUSH);
    }

    /**
     * As {@link #setraw(int)}, at a time to be chosen.
     *
     * @param fd the terminal
     * @param when {@code TCSANOW}, {@code TCSADRAIN} or {@code TCSAFLUSH}
     * @return its settings before, for {@link #tcsetattr} to restore
     * @throws ErrnoException as {@link #tcsetattr}
     * @throws IllegalArgumentException if {@code when} is another number
     * @see "Python tty.setraw"
     */
    public static Termios setraw(int fd, int when) throws ErrnoException {
        request(when);
        Termios before = tcgetattr(fd);
        tcsetattr(fd, when, cfmakeraw(before).iflagOff(IGNPAR | INPCK | IXANY | IXOFF).lflagOff(ECHOE | ECHOK | NOFLSH | TOSTOP));
        return before;
    }

    /**
     * Makes a terminal hand each byte on at once and show nothing: {@link #cfmakecbreak}. Input that was not read is thrown away. May block until
     * all output is sent; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd the terminal
     * @return its settings before, for {@link #tcsetattr} to restore
     * @throws ErrnoException as {@link #tcsetattr}
     * @see "Python tty.setcbreak"
     */
    public static Termios setcbreak(int fd) throws ErrnoException {
        return setcbreak(fd, TCSAFLUSH);
    }

    /**
     * As {@link #setcbreak(int)}, at a time to be chosen.
     *
     * @param fd the terminal
     * @param when {@code TCSANOW}, {@code TCSADRAIN} or {@code TCSAFLUSH}
     * @return its settings before, for {@link #tcsetattr} to restore
     * @throws ErrnoException as {@link #tcsetattr}
     * @throws IllegalArgumentException if {@code when} is another number
     * @see "Python tty.setcbreak"
     */
    public static Termios setcbreak(int fd, int when) throws ErrnoException {
        request(when);
        Termios before = tcgetattr(fd);
        tcsetattr(fd, when, cfmakecbreak(before));
        return before;
    }

    /**
     * {@code speed_t cfgetispeed(const struct termios *termios_p)} - the code of the speed of input.
     *
     * @param settings the settings
     * @return {@code B9600} or another of the {@code B} constants; {@code BOTHER} for a speed without one, see {@link Termios#ispeed()}
     * @see "cfgetispeed(3)"
     */
    public static int cfgetispeed(Termios settings) {
        return TerminalSpeeds.codeOf(settings.ispeed());
    }

    /**
     * {@code speed_t cfgetospeed(const struct termios *termios_p)} - the code of the speed of output.
     *
     * @param settings the settings
     * @return {@code B9600} or another of the {@code B} constants; {@code BOTHER} for a speed without one, see {@link Termios#ospeed()}
     * @see "cfgetospeed(3)"
     */
    public static int cfgetospeed(Termios settings) {
        return TerminalSpeeds.codeOf(settings.ospeed());
    }

    /**
     * {@code int cfsetispeed(struct termios *termios_p, speed_t speed)} - settings with another speed of input.
     *
     * @param settings what they are made from
     * @param speed {@code B9600} or another of the {@code B} constants; {@code B0} for the speed of output
     * @return the settings with it
     * @throws IllegalArgumentException if it is none of them; {@link Termios#withIspeed} takes bits a second
     * @see "cfsetispeed(3)"
     */
    public static Termios cfsetispeed(Termios settings, int speed) {
        return settings.withIspeed(TerminalSpeeds.speedOf(speed));
    }

    /**
     * {@code int cfsetospeed(struct termios *termios_p, speed_t speed)} - settings with another speed of output.
     *
     * @param settings what they are made from
     * @param speed {@code B9600} or another of the {@code B} constants; {@code B0} to hang up
     * @return the settings with it
     * @throws IllegalArgumentException if it is none of them; {@link Termios#withOspeed} takes bits a second
     * @see "cfsetospeed(3)"
     */
    public static Termios cfsetospeed(Termios settings, int speed) {
        return settings.withOspeed(TerminalSpeeds.speedOf(speed));
    }

    /**
     * {@code int cfsetspeed(struct termios *termios_p, speed_t speed)} - settings with another speed of output and input.
     *
     * @param settings what they are made from
     * @param speed {@code B9600} or another of the {@code B} constants; {@code B0} to hang up
     * @return the settings with it
     * @throws IllegalArgumentException if it is none of them; {@link Termios#withSpeed} takes bits a second
     * @see "cfsetspeed(3)"
     */
    public static Termios cfsetspeed(Termios settings, int speed) {
        return settings.withSpeed(TerminalSpeeds.speedOf(speed));
    }

    /** C's {@code struct winsize}. */
    private static final class Window {
        static final Struct STRUCT = Struct.named("winsize");
        private static final Struct.Field COLUMNS = STRUCT.field("ws_col");
        private static final Struct.Field LINES = STRUCT.field("ws_row");
        private static final Struct.Field XPIXEL = STRUCT.field("ws_xpixel");
        private static final Struct.Field YPIXEL = STRUCT.field("ws_ypixel");

        static TerminalSize read(long struct) {
            return new TerminalSize(COLUMNS.getInt(struct), LINES.getInt(struct), XPIXEL.getInt(struct), YPIXEL.getInt(struct));
        }

        static long write(Scratch scratch, TerminalSize size) {
            long struct = scratch.allocate(STRUCT);
            COLUMNS.set(struct, size.columns());
            LINES.set(struct, size.lines());
            XPIXEL.set(struct, size.xpixel());
            YPIXEL.set(struct, size.ypixel());
            return struct;
        }
    }
}
