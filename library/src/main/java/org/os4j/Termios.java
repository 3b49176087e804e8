package org.os4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * The settings of a terminal: the {@code struct termios} of termios(3), whose members' names these are without their prefix. It does not change; each
 * of the methods that change something returns a new one:
 *
 * <pre>{@code
 * Termios before = tcgetattr(STDIN_FILENO);
 * tcsetattr(STDIN_FILENO, TCSAFLUSH, before.lflagOff(ECHO | ICANON).cc(VMIN, 1).cc(VTIME, 0));
 * }</pre>
 *
 * <p>Speeds are in bits a second, any that the hardware has, and not the codes {@code B9600} and so on; {@link Posix#cfgetospeed} gives those.
 * Python: the list of {@code termios.tcgetattr}.
 */
public final class Termios {
    private static final Struct STRUCT = Struct.named("termios2");
    private static final Field IFLAG = STRUCT.field("c_iflag");
    private static final Field OFLAG = STRUCT.field("c_oflag");
    private static final Field CFLAG = STRUCT.field("c_cflag");
    private static final Field LFLAG = STRUCT.field("c_lflag");
    private static final Field LINE = STRUCT.field("c_line");
    private static final Field CC = STRUCT.field("c_cc");
    private static final Field ISPEED = STRUCT.field("c_ispeed");
    private static final Field OSPEED = STRUCT.field("c_ospeed");
    private static final int BYTE = 0xFF;

    private final int iflag;
    private final int oflag;
    private final int cflag;
    private final int lflag;
    private final int line;
    private final byte[] cc;
    private final int ispeed;
    private final int ospeed;

    private Termios(int iflag, int oflag, int cflag, int lflag, int line, byte[] cc, int ispeed, int ospeed) {
        this.iflag = iflag;
        this.oflag = oflag;
        this.cflag = cflag;
        this.lflag = lflag;
        this.line = line;
        this.cc = cc;
        this.ispeed = ispeed;
        this.ospeed = ospeed;
    }

    /** Memory for the settings that a call tells. */
    static long allocate(Scratch scratch) {
        return scratch.allocate(STRUCT);
    }

    /** Reads a {@code struct termios2}. */
    static Termios read(long struct) {
        return new Termios(IFLAG.getInt(struct), OFLAG.getInt(struct), CFLAG.getInt(struct), LFLAG.getInt(struct), LINE.getInt(struct),
                Memory.bytes(struct + CC.offset(), CC.size()), ISPEED.getInt(struct), OSPEED.getInt(struct));
    }

    /** Writes it as a {@code struct termios2}. */
    long write(Scratch scratch) {
        long struct = scratch.allocate(STRUCT);
        IFLAG.set(struct, iflag);
        OFLAG.set(struct, oflag);
        CFLAG.set(struct, cflag);
        LFLAG.set(struct, lflag);
        LINE.set(struct, line);
        Memory.copy(cc, 0, struct + CC.offset(), cc.length);
        ISPEED.set(struct, ispeed);
        OSPEED.set(struct, ospeed);
        return struct;
    }

    /**
     * What becomes of input.
     *
     * @return {@code c_iflag}: any of {@code ICRNL}, {@code IXON} and the others
     */
    public int iflag() {
        return iflag;
    }

    /**
     * What becomes of output.
     *
     * @return {@code c_oflag}: any of {@code OPOST}, {@code ONLCR} and the others
     */
    public int oflag() {
        return oflag;
    }

    /**
     * How the line works: the bytes' size, parity, speed.
     *
     * @return {@code c_cflag}: any of {@code CREAD}, {@code HUPCL} and the others, {@code cflag() & CSIZE} being the size
     */
    public int cflag() {
        return cflag;
    }

    /**
     * What the terminal does for who types.
     *
     * @return {@code c_lflag}: any of {@code ICANON}, {@code ECHO}, {@code ISIG} and the others
     */
    public int lflag() {
        return lflag;
    }

    /**
     * The line discipline.
     *
     * @return {@code c_line}, {@code N_TTY} for an ordinary terminal
     */
    public int line() {
        return line;
    }

    /**
     * A special character.
     *
     * @param which {@code VINTR}, {@code VEOF} or another {@code V} constant
     * @return {@code c_cc[which]}, 0 to 255; 0 if there is none. For {@code VMIN} and {@code VTIME} a number
     * @throws IndexOutOfBoundsException if it is not between 0 and {@code NCCS}
     */
    public int cc(int which) {
        checkCharacter(which);
        return cc[which] & BYTE;
    }

    /**
     * All special characters.
     *
     * @return a copy of {@code c_cc}, {@code NCCS} of them
     */
    public byte[] cc() {
        return cc.clone();
    }

    /**
     * The speed of input.
     *
     * @return bits a second
     */
    public int ispeed() {
        return ispeed;
    }

    /**
     * The speed of output.
     *
     * @return bits a second; 0 for a line that is hung up
     */
    public int ospeed() {
        return ospeed;
    }

    /**
     * The same with other flags of input.
     *
     * @param flags all of them
     * @return the settings with them
     */
    public Termios withIflag(int flags) {
        return new Termios(flags, oflag, cflag, lflag, line, cc, ispeed, ospeed);
    }

    /**
     * The same with other flags of output.
     *
     * @param flags all of them
     * @return the settings with them
     */
    public Termios withOflag(int flags) {
        return new Termios(iflag, flags, cflag, lflag, line, cc, ispeed, ospeed);
    }

    /**
     * The same with other flags of the line. A speed that is changed in its bits is changed by {@code B} code; {@link #withOspeed} is easier.
     *
     * @param flags all of them
     * @return the settings with them
     */
    public Termios withCflag(int flags) {
        return new Termios(iflag, oflag, flags, lflag, line, cc, TerminalSpeeds.input(flags, ispeed, ospeed), TerminalSpeeds.output(flags, ospeed));
    }

    /**
     * The same with other flags for who types.
     *
     * @param flags all of them
     * @return the settings with them
     */
    public Termios withLflag(int flags) {
        return new Termios(iflag, oflag, cflag, flags, line, cc, ispeed, ospeed);
    }

    /**
     * The same with some flags of input set.
     *
     * @param flags which
     * @return the settings with them
     */
    public Termios iflagOn(int flags) {
        return withIflag(iflag | flags);
    }

    /**
     * The same with some flags of input cleared.
     *
     * @param flags which
     * @return the settings without them
     */
    public Termios iflagOff(int flags) {
        return withIflag(iflag & ~flags);
    }

    /**
     * The same with some flags of output set.
     *
     * @param flags which
     * @return the settings with them
     */
    public Termios oflagOn(int flags) {
        return withOflag(oflag | flags);
    }

    /**
     * The same with some flags of output cleared.
     *
     * @param flags which
     * @return the settings without them
     */
    public Termios oflagOff(int flags) {
        return withOflag(oflag & ~flags);
    }

    /**
     * The same with some flags of the line set; for a byte's size clear {@code CSIZE} first.
     *
     * @param flags which
     * @return the settings with them
     */
    public Termios cflagOn(int flags) {
        return withCflag(cflag | flags);
    }

    /**
     * The same with some flags of the line cleared.
     *
     * @param flags which
     * @return the settings without them
     */
    public Termios cflagOff(int flags) {
        return withCflag(cflag & ~flags);
    }

    /**
     * The same with some flags for who types set.
     *
     * @param flags which
     * @return the settings with them
     */
    public Termios lflagOn(int flags) {
        return withLflag(lflag | flags);
    }

    /**
     * The same with some flags for who types cleared.
     *
     * @param flags which
     * @return the settings without them
     */
    public Termios lflagOff(int flags) {
        return withLflag(lflag & ~flags);
    }

    /**
     * The same with another line discipline.
     *
     * @param discipline {@code N_TTY} or another
     * @return the settings with it
     */
    public Termios withLine(int discipline) {
        return new Termios(iflag, oflag, cflag, lflag, discipline & BYTE, cc, ispeed, ospeed);
    }

    /**
     * The same with another special character.
     *
     * @param which {@code VINTR}, {@code VMIN} or another {@code V} constant
     * @param character it, 0 to 255; 0 for none. Ctrl-X is {@code 'X' & 31}
     * @return the settings with it
     * @throws IndexOutOfBoundsException if {@code which} is not between 0 and {@code NCCS}
     * @throws IllegalArgumentException if the character is not between 0 and 255
     */
    public Termios cc(int which, int character) {
        checkCharacter(which);
        if (character < 0 || character > BYTE) {
            throw new IllegalArgumentException("character: must be between 0 and " + BYTE + ": " + character);
        }
        byte[] changed = cc.clone();
        changed[which] = (byte) character;
        return new Termios(iflag, oflag, cflag, lflag, line, changed, ispeed, ospeed);
    }

    /**
     * The same with another speed of input.
     *
     * @param speed bits a second, any that the hardware has; 0 for the speed of output
     * @return the settings with it
     * @throws IllegalArgumentException if it is negative
     */
    public Termios withIspeed(int speed) {
        checkSpeed(speed);
        return new Termios(iflag, oflag, TerminalSpeeds.withInput(cflag, speed), lflag, line, cc, speed == 0 ? ospeed : speed, ospeed);
    }

    /**
     * The same with another speed of output, which is that of input too unless one was set.
     *
     * @param speed bits a second, any that the hardware has; 0 to hang up
     * @return the settings with it
     * @throws IllegalArgumentException if it is negative
     */
    public Termios withOspeed(int speed) {
        checkSpeed(speed);
        int changed = TerminalSpeeds.withOutput(cflag, speed);
        return new Termios(iflag, oflag, changed, lflag, line, cc, TerminalSpeeds.input(changed, ispeed, speed), speed);
    }

    /**
     * The same with another speed of output and input.
     *
     * @param speed bits a second, any that the hardware has; 0 to hang up
     * @return the settings with it
     * @throws IllegalArgumentException if it is negative
     */
    public Termios withSpeed(int speed) {
        return withIspeed(0).withOspeed(speed);
    }

    private void checkCharacter(int which) {
        if (which < 0 || which >= cc.length) {
            throw new IndexOutOfBoundsException("which: must be between 0 and " + (cc.length - 1) + ": " + which);
        }
    }

    private static void checkSpeed(int speed) {
        if (speed < 0) {
            throw new IllegalArgumentException("speed: must not be negative: " + speed);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Termios that && iflag == that.iflag && oflag == that.oflag && cflag == that.cflag && lflag == that.lflag
                && line == that.line && ispeed == that.ispeed && ospeed == that.ospeed && Arrays.equals(cc, that.cc);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {iflag, oflag, cflag, lflag, line, ispeed, ospeed, Arrays.hashCode(cc)});
    }

    /** The settings as stty(1) names them, what is off left out, such as {@code 38400 baud; cs8 cread; icrnl ixon; opost onlcr; isig icanon …}. */
    @Override
    public String toString() {
        return TerminalText.of(this);
    }
}
