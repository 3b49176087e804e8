package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of termios(3): modes, special characters and speeds, as this platform has them. They are members of {@link Posix}. */
public sealed interface TerminalConstants permits PosixTerminals {
    /** tcsetattr: at once. */
    int TCSANOW = constant("TCSANOW");

    /** tcsetattr: once all output is sent. */
    int TCSADRAIN = constant("TCSADRAIN");

    /** tcsetattr: once all output is sent; input that was not read is thrown away. */
    int TCSAFLUSH = constant("TCSAFLUSH");

    /** tcflow: hold output. */
    int TCOOFF = constant("TCOOFF");

    /** tcflow: go on with output. */
    int TCOON = constant("TCOON");

    /** tcflow: send the stop character, so that the other side holds its output. */
    int TCIOFF = constant("TCIOFF");

    /** tcflow: send the start character, so that the other side goes on. */
    int TCION = constant("TCION");

    /** tcflush: throw away input that was not read. */
    int TCIFLUSH = constant("TCIFLUSH");

    /** tcflush: throw away output that was not sent. */
    int TCOFLUSH = constant("TCOFLUSH");

    /** tcflush: throw away both. */
    int TCIOFLUSH = constant("TCIOFLUSH");

    /** How many special characters a terminal has room for: the kernel's number, which the C library's is larger than. */
    int NCCS = constant("NCCS");

    /** What a special character is that is switched off. */
    int _POSIX_VDISABLE = constant("_POSIX_VDISABLE");

    /** Special character: sends SIGINT to the foreground, usually Ctrl-C. */
    int VINTR = constant("VINTR");

    /** Special character: sends SIGQUIT to the foreground, usually Ctrl-\. */
    int VQUIT = constant("VQUIT");

    /** Special character: erases the last one of the line, usually Backspace. */
    int VERASE = constant("VERASE");

    /** Special character: erases the line, usually Ctrl-U. */
    int VKILL = constant("VKILL");

    /** Special character: ends the input, usually Ctrl-D. */
    int VEOF = constant("VEOF");

    /** With {@code ICANON} off: the most tenths of a second that a read waits between bytes, 0 for no limit. */
    int VTIME = constant("VTIME");

    /** With {@code ICANON} off: how many bytes a read waits for. */
    int VMIN = constant("VMIN");

    /** Special character: switched between shell layers on System V, not used by Linux. */
    int VSWTC = constant("VSWTC");

    /** Another name of {@code VSWTC}. */
    int VSWTCH = constant("VSWTCH");

    /** Special character: goes on with output that was stopped, usually Ctrl-Q. */
    int VSTART = constant("VSTART");

    /** Special character: stops output, usually Ctrl-S. */
    int VSTOP = constant("VSTOP");

    /** Special character: sends SIGTSTP to the foreground, usually Ctrl-Z. */
    int VSUSP = constant("VSUSP");

    /** Special character: ends a line, beside the line feed. */
    int VEOL = constant("VEOL");

    /** Special character: shows the line anew, usually Ctrl-R. */
    int VREPRINT = constant("VREPRINT");

    /** Special character: toggles the discarding of output, not used by Linux. */
    int VDISCARD = constant("VDISCARD");

    /** Special character: erases the last word of the line, usually Ctrl-W. */
    int VWERASE = constant("VWERASE");

    /** Special character: takes the next one as it is, usually Ctrl-V. */
    int VLNEXT = constant("VLNEXT");

    /** Special character: ends a line, a third one. */
    int VEOL2 = constant("VEOL2");

    /** Input: ignore a break. */
    int IGNBRK = constant("IGNBRK");

    /** Input: a break sends SIGINT to the foreground. */
    int BRKINT = constant("BRKINT");

    /** Input: drop bytes with a wrong parity or frame. */
    int IGNPAR = constant("IGNPAR");

    /** Input: mark bytes with a wrong parity or frame by 0xFF 0x00 before them. */
    int PARMRK = constant("PARMRK");

    /** Input: check the parity. */
    int INPCK = constant("INPCK");

    /** Input: cut each byte to seven bits. */
    int ISTRIP = constant("ISTRIP");

    /** Input: a line feed becomes a carriage return. */
    int INLCR = constant("INLCR");

    /** Input: drop carriage returns. */
    int IGNCR = constant("IGNCR");

    /** Input: a carriage return becomes a line feed. */
    int ICRNL = constant("ICRNL");

    /** Input: upper case becomes lower case. */
    int IUCLC = constant("IUCLC");

    /** Output stops and goes on as the stop and start characters come in. */
    int IXON = constant("IXON");

    /** Any character starts output again that was stopped. */
    int IXANY = constant("IXANY");

    /** Stop and start characters are sent as the input's room fills and empties. */
    int IXOFF = constant("IXOFF");

    /** Input: ring the bell when there is no room; Linux always does. */
    int IMAXBEL = constant("IMAXBEL");

    /** Input: erase whole UTF-8 characters. */
    int IUTF8 = constant("IUTF8");

    /** Output: change it as the other output flags say. */
    int OPOST = constant("OPOST");

    /** Output: lower case becomes upper case. */
    int OLCUC = constant("OLCUC");

    /** Output: a line feed becomes a carriage return and a line feed. */
    int ONLCR = constant("ONLCR");

    /** Output: a carriage return becomes a line feed. */
    int OCRNL = constant("OCRNL");

    /** Output: no carriage return at column 0. */
    int ONOCR = constant("ONOCR");

    /** Output: a line feed moves to column 0 too. */
    int ONLRET = constant("ONLRET");

    /** Output: fill characters in place of a delay, not used by Linux. */
    int OFILL = constant("OFILL");

    /** Output: the fill character is DEL, not used by Linux. */
    int OFDEL = constant("OFDEL");

    /** The bits of the delay after a line feed. */
    int NLDLY = constant("NLDLY");

    /** No delay after a line feed. */
    int NL0 = constant("NL0");

    /** A delay of 0.1 seconds after a line feed. */
    int NL1 = constant("NL1");

    /** The bits of the delay after a carriage return. */
    int CRDLY = constant("CRDLY");

    /** No delay after a carriage return. */
    int CR0 = constant("CR0");

    /** A delay after a carriage return that depends on the column. */
    int CR1 = constant("CR1");

    /** A delay of 0.1 seconds after a carriage return. */
    int CR2 = constant("CR2");

    /** A delay of 0.15 seconds after a carriage return. */
    int CR3 = constant("CR3");

    /** The bits of the delay after a tab, or of what becomes of it. */
    int TABDLY = constant("TABDLY");

    /** No delay after a tab. */
    int TAB0 = constant("TAB0");

    /** A delay after a tab that depends on the column. */
    int TAB1 = constant("TAB1");

    /** A delay of 0.1 seconds after a tab. */
    int TAB2 = constant("TAB2");

    /** Tabs become spaces. */
    int TAB3 = constant("TAB3");

    /** Tabs become spaces: BSD's name of {@code TAB3}. */
    int XTABS = constant("XTABS");

    /** The bits of the delay after a backspace. */
    int BSDLY = constant("BSDLY");

    /** No delay after a backspace. */
    int BS0 = constant("BS0");

    /** A delay of 0.05 seconds after a backspace. */
    int BS1 = constant("BS1");

    /** The bits of the delay after a vertical tab. */
    int VTDLY = constant("VTDLY");

    /** No delay after a vertical tab. */
    int VT0 = constant("VT0");

    /** A delay of 2 seconds after a vertical tab. */
    int VT1 = constant("VT1");

    /** The bits of the delay after a form feed. */
    int FFDLY = constant("FFDLY");

    /** No delay after a form feed. */
    int FF0 = constant("FF0");

    /** A delay of 2 seconds after a form feed. */
    int FF1 = constant("FF1");

    /** The bits of the size of a byte on the line. */
    int CSIZE = constant("CSIZE");

    /** Five bits to a byte. */
    int CS5 = constant("CS5");

    /** Six bits to a byte. */
    int CS6 = constant("CS6");

    /** Seven bits to a byte. */
    int CS7 = constant("CS7");

    /** Eight bits to a byte. */
    int CS8 = constant("CS8");

    /** Two stop bits after each byte. */
    int CSTOPB = constant("CSTOPB");

    /** Input is read at all. */
    int CREAD = constant("CREAD");

    /** A parity bit with each byte. */
    int PARENB = constant("PARENB");

    /** Odd parity rather than even. */
    int PARODD = constant("PARODD");

    /** The modem is hung up when the last descriptor is closed. */
    int HUPCL = constant("HUPCL");

    /** The modem's lines do not matter. */
    int CLOCAL = constant("CLOCAL");

    /** With {@code PARENB}: the parity bit is always 1 or always 0. */
    int CMSPAR = constant("CMSPAR");

    /** Flow is controlled by the RTS and CTS lines. */
    int CRTSCTS = constant("CRTSCTS");

    /** The bits of the output speed within the control flags. */
    int CBAUD = constant("CBAUD");

    /** The bit that is set in the code of a speed above 38,400. */
    int CBAUDEX = constant("CBAUDEX");

    /** The bits of the input speed within the control flags. */
    int CIBAUD = constant("CIBAUD");

    /** How far left of the output speed's code the input speed's stands. */
    int IBSHIFT = constant("IBSHIFT");

    /** In place of a speed's code: a speed that has none. */
    int BOTHER = constant("BOTHER");

    /** The special characters send their signals. */
    int ISIG = constant("ISIG");

    /** Input comes by the line, which can be edited. */
    int ICANON = constant("ICANON");

    /** With {@code ICANON}: for a terminal without lower case. */
    int XCASE = constant("XCASE");

    /** Input is shown. */
    int ECHO = constant("ECHO");

    /** With {@code ICANON}: what is erased vanishes from the screen. */
    int ECHOE = constant("ECHOE");

    /** With {@code ICANON}: erasing the line begins a new one on the screen. */
    int ECHOK = constant("ECHOK");

    /** With {@code ICANON}: the line's end is shown even without {@code ECHO}. */
    int ECHONL = constant("ECHONL");

    /** Signals from the keyboard leave waiting input and output alone. */
    int NOFLSH = constant("NOFLSH");

    /** A job in the background that writes is sent SIGTTOU. */
    int TOSTOP = constant("TOSTOP");

    /** Control characters are shown as {@code ^X}. */
    int ECHOCTL = constant("ECHOCTL");

    /** What is erased is printed, as on paper. */
    int ECHOPRT = constant("ECHOPRT");

    /** With {@code ICANON}: erasing the line erases it on the screen. */
    int ECHOKE = constant("ECHOKE");

    /** Output is being discarded, not used by Linux. */
    int FLUSHO = constant("FLUSHO");

    /** Waiting input is shown anew at the next character. */
    int PENDIN = constant("PENDIN");

    /** The special characters beyond POSIX are obeyed. */
    int IEXTEN = constant("IEXTEN");

    /** Lines are edited at the other end: telnet's and ssh's line mode. */
    int EXTPROC = constant("EXTPROC");

    /** Speed: hang up. */
    int B0 = constant("B0");

    /** Speed: 50 bits a second. */
    int B50 = constant("B50");

    /** Speed: 75 bits a second. */
    int B75 = constant("B75");

    /** Speed: 110 bits a second. */
    int B110 = constant("B110");

    /** Speed: 134.5 bits a second. */
    int B134 = constant("B134");

    /** Speed: 150 bits a second. */
    int B150 = constant("B150");

    /** Speed: 200 bits a second. */
    int B200 = constant("B200");

    /** Speed: 300 bits a second. */
    int B300 = constant("B300");

    /** Speed: 600 bits a second. */
    int B600 = constant("B600");

    /** Speed: 1,200 bits a second. */
    int B1200 = constant("B1200");

    /** Speed: 1,800 bits a second. */
    int B1800 = constant("B1800");

    /** Speed: 2,400 bits a second. */
    int B2400 = constant("B2400");

    /** Speed: 4,800 bits a second. */
    int B4800 = constant("B4800");

    /** Speed: 9,600 bits a second. */
    int B9600 = constant("B9600");

    /** Speed: 19,200 bits a second. */
    int B19200 = constant("B19200");

    /** Speed: 38,400 bits a second. */
    int B38400 = constant("B38400");

    /** An old name of {@code B19200}. */
    int EXTA = constant("EXTA");

    /** An old name of {@code B38400}. */
    int EXTB = constant("EXTB");

    /** Speed: 57,600 bits a second. */
    int B57600 = constant("B57600");

    /** Speed: 115,200 bits a second. */
    int B115200 = constant("B115200");

    /** Speed: 230,400 bits a second. */
    int B230400 = constant("B230400");

    /** Speed: 460,800 bits a second. */
    int B460800 = constant("B460800");

    /** Speed: 500,000 bits a second. */
    int B500000 = constant("B500000");

    /** Speed: 576,000 bits a second. */
    int B576000 = constant("B576000");

    /** Speed: 921,600 bits a second. */
    int B921600 = constant("B921600");

    /** Speed: 1,000,000 bits a second. */
    int B1000000 = constant("B1000000");

    /** Speed: 1,152,000 bits a second. */
    int B1152000 = constant("B1152000");

    /** Speed: 1,500,000 bits a second. */
    int B1500000 = constant("B1500000");

    /** Speed: 2,000,000 bits a second. */
    int B2000000 = constant("B2000000");

    /** Speed: 2,500,000 bits a second. */
    int B2500000 = constant("B2500000");

    /** Speed: 3,000,000 bits a second. */
    int B3000000 = constant("B3000000");

    /** Speed: 3,500,000 bits a second. */
    int B3500000 = constant("B3500000");

    /** Speed: 4,000,000 bits a second. */
    int B4000000 = constant("B4000000");

    /** What {@code VINTR} is unless changed: Ctrl-C. */
    int CINTR = constant("CINTR");

    /** What {@code VQUIT} is unless changed: Ctrl-\. */
    int CQUIT = constant("CQUIT");

    /** What {@code VERASE} is unless changed: DEL. */
    int CERASE = constant("CERASE");

    /** What {@code VKILL} is unless changed: Ctrl-U. */
    int CKILL = constant("CKILL");

    /** What {@code VEOF} is unless changed: Ctrl-D. */
    int CEOF = constant("CEOF");

    /** Another name of {@code CEOF}. */
    int CEOT = constant("CEOT");

    /** What {@code VEOL} is unless changed: NUL, none. */
    int CEOL = constant("CEOL");

    /** What {@code VSTART} is unless changed: Ctrl-Q. */
    int CSTART = constant("CSTART");

    /** What {@code VSTOP} is unless changed: Ctrl-S. */
    int CSTOP = constant("CSTOP");

    /** What {@code VSUSP} is unless changed: Ctrl-Z. */
    int CSUSP = constant("CSUSP");

    /** What BSD's delayed suspend character is unless changed: Ctrl-Y. */
    int CDSUSP = constant("CDSUSP");

    /** What {@code VREPRINT} is unless changed: Ctrl-R. */
    int CRPRNT = constant("CRPRNT");

    /** What {@code VDISCARD} is unless changed: Ctrl-O. */
    int CFLUSH = constant("CFLUSH");

    /** What {@code VWERASE} is unless changed: Ctrl-W. */
    int CWERASE = constant("CWERASE");

    /** What {@code VLNEXT} is unless changed: Ctrl-V. */
    int CLNEXT = constant("CLNEXT");

    private static int constant(String name) {
        return Constants.get("terminals", name);
    }
}
