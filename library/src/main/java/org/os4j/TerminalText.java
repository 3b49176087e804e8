package org.os4j;

import static org.os4j.TerminalConstants.*;

import java.util.Locale;
import java.util.StringJoiner;
import org.os4j.internal.Constants;

/** Settings of a terminal as people read them, in stty(1)'s words. */
final class TerminalText {
    private static final String[] INPUT = {
        "IGNBRK", "BRKINT", "IGNPAR", "PARMRK", "INPCK", "ISTRIP", "INLCR", "IGNCR", "ICRNL", "IUCLC", "IXON", "IXANY", "IXOFF", "IMAXBEL", "IUTF8",
    };
    private static final String[] OUTPUT = {"OPOST", "OLCUC", "ONLCR", "OCRNL", "ONOCR", "ONLRET", "OFILL", "OFDEL"};
    private static final String[] LINE = {"CSTOPB", "CREAD", "PARENB", "PARODD", "HUPCL", "CLOCAL", "CMSPAR", "CRTSCTS"};
    private static final String[] LOCAL = {
        "ISIG", "ICANON", "XCASE", "ECHO", "ECHOE", "ECHOK", "ECHONL", "NOFLSH", "TOSTOP", "ECHOCTL", "ECHOPRT", "ECHOKE", "FLUSHO", "PENDIN", "IEXTEN",
        "EXTPROC",
    };
    private static final String[] CHARACTERS = {
        "VINTR", "VQUIT", "VERASE", "VKILL", "VEOF", "VEOL", "VEOL2", "VSWTC", "VSTART", "VSTOP", "VSUSP", "VREPRINT", "VDISCARD", "VWERASE", "VLNEXT",
    };
    private static final int SMALLEST_SIZE = 5;
    private static final int DELETE = 0x7F;

    private TerminalText() {}

    static String of(Termios settings) {
        StringJoiner text = new StringJoiner("; ");
        text.add(settings.ispeed() == settings.ospeed() ? settings.ospeed() + " baud"
                : settings.ospeed() + " baud out, " + settings.ispeed() + " baud in");
        text.add("cs" + size(settings.cflag()) + " " + flags(settings.cflag(), LINE));
        text.add(flags(settings.iflag(), INPUT));
        text.add(flags(settings.oflag(), OUTPUT));
        text.add(flags(settings.lflag(), LOCAL));
        text.add(characters(settings));
        return text.toString();
    }

    private static int size(int cflag) {
        int size = cflag & CSIZE;
        return SMALLEST_SIZE + (size == CS6 ? 1 : size == CS7 ? 2 : size == CS8 ? 3 : 0);
    }

    private static String flags(int flags, String[] names) {
        StringJoiner text = new StringJoiner(" ");
        text.setEmptyValue("-");
        for (String name : names) {
            if ((flags & valueOf(name)) != 0) {
                text.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }

    private static String characters(Termios settings) {
        StringJoiner text = new StringJoiner(" ");
        for (String name : CHARACTERS) {
            int character = settings.cc(valueOf(name));
            if (character != 0) {
                text.add(name.substring(1).toLowerCase(Locale.ROOT) + "=" + visible(character));
            }
        }
        if ((settings.lflag() & ICANON) == 0) {
            text.add("min=" + settings.cc(VMIN)).add("time=" + settings.cc(VTIME));
        }
        return text.toString();
    }

    private static String visible(int character) {
        if (character > DELETE) {
            return "M-" + visible(character & DELETE);
        }
        if (character < ' ' || character == DELETE) {
            return "^" + (char) (character ^ '@');
        }
        return Character.toString(character);
    }

    private static int valueOf(String name) {
        return Constants.get("terminals", name);
    }
}
