package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of ioctl_tty(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface TerminalRequestConstants permits PosixTerminals {
    /** ioctl: the settings, as a {@code struct termios} of the kernel's. */
    int TCGETS = constant("TCGETS");

    /** ioctl: set the settings at once. */
    int TCSETS = constant("TCSETS");

    /** ioctl: set the settings once all output is sent. */
    int TCSETSW = constant("TCSETSW");

    /** ioctl: set the settings once all output is sent, and throw waiting input away. */
    int TCSETSF = constant("TCSETSF");

    /** ioctl: the settings with their speeds in bits a second, a {@code struct termios2}. */
    int TCGETS2 = constant("TCGETS2");

    /** ioctl: set the settings, with any speeds, at once. */
    int TCSETS2 = constant("TCSETS2");

    /** ioctl: set the settings, with any speeds, once all output is sent. */
    int TCSETSW2 = constant("TCSETSW2");

    /** ioctl: set the settings, with any speeds, once all output is sent, and throw waiting input away. */
    int TCSETSF2 = constant("TCSETSF2");

    /** ioctl: the settings, as the old {@code struct termio}. */
    int TCGETA = constant("TCGETA");

    /** ioctl: set the old settings at once. */
    int TCSETA = constant("TCSETA");

    /** ioctl: set the old settings once all output is sent. */
    int TCSETAW = constant("TCSETAW");

    /** ioctl: set the old settings once all output is sent, and throw waiting input away. */
    int TCSETAF = constant("TCSETAF");

    /** How many special characters the old {@code struct termio} has. */
    int NCC = constant("NCC");

    /** ioctl: send a break for 0; for another argument, wait until all output is sent. */
    int TCSBRK = constant("TCSBRK");

    /** ioctl: send a break of so many tenths of a second. */
    int TCSBRKP = constant("TCSBRKP");

    /** ioctl: begin a break. */
    int TIOCSBRK = constant("TIOCSBRK");

    /** ioctl: end a break. */
    int TIOCCBRK = constant("TIOCCBRK");

    /** ioctl: what tcflow does. */
    int TCXONC = constant("TCXONC");

    /** ioctl: what tcflush does. */
    int TCFLSH = constant("TCFLSH");

    /** ioctl: the window's size. */
    int TIOCGWINSZ = constant("TIOCGWINSZ");

    /** ioctl: set the window's size, of which SIGWINCH tells the foreground. */
    int TIOCSWINSZ = constant("TIOCSWINSZ");

    /** ioctl: make it the session's controlling terminal. */
    int TIOCSCTTY = constant("TIOCSCTTY");

    /** ioctl: give the controlling terminal up. */
    int TIOCNOTTY = constant("TIOCNOTTY");

    /** ioctl: the process group in the foreground. */
    int TIOCGPGRP = constant("TIOCGPGRP");

    /** ioctl: bring a process group into the foreground. */
    int TIOCSPGRP = constant("TIOCSPGRP");

    /** ioctl: the session that it is the controlling terminal of. */
    int TIOCGSID = constant("TIOCGSID");

    /** ioctl: let nobody but root open it any more. */
    int TIOCEXCL = constant("TIOCEXCL");

    /** ioctl: let others open it again. */
    int TIOCNXCL = constant("TIOCNXCL");

    /** ioctl: whether others are kept from opening it. */
    int TIOCGEXCL = constant("TIOCGEXCL");

    /** ioctl: the number of the master's slave, N in {@code /dev/pts/N}. */
    int TIOCGPTN = constant("TIOCGPTN");

    /** ioctl: lock the slave of a master, or unlock it. */
    int TIOCSPTLCK = constant("TIOCSPTLCK");

    /** ioctl: whether the slave of a master is locked. */
    int TIOCGPTLCK = constant("TIOCGPTLCK");

    /** ioctl: open the slave of a master, whatever is mounted on {@code /dev/pts}. */
    int TIOCGPTPEER = constant("TIOCGPTPEER");

    /** ioctl: have the master's reads begin with a byte that says what happened. */
    int TIOCPKT = constant("TIOCPKT");

    /** ioctl: whether the master is in packet mode. */
    int TIOCGPKT = constant("TIOCGPKT");

    /** Packet mode: data follows. */
    int TIOCPKT_DATA = constant("TIOCPKT_DATA");

    /** Packet mode: waiting input was thrown away. */
    int TIOCPKT_FLUSHREAD = constant("TIOCPKT_FLUSHREAD");

    /** Packet mode: waiting output was thrown away. */
    int TIOCPKT_FLUSHWRITE = constant("TIOCPKT_FLUSHWRITE");

    /** Packet mode: output was stopped. */
    int TIOCPKT_STOP = constant("TIOCPKT_STOP");

    /** Packet mode: output goes on. */
    int TIOCPKT_START = constant("TIOCPKT_START");

    /** Packet mode: the stop and start characters are no longer Ctrl-S and Ctrl-Q. */
    int TIOCPKT_NOSTOP = constant("TIOCPKT_NOSTOP");

    /** Packet mode: the stop and start characters are Ctrl-S and Ctrl-Q. */
    int TIOCPKT_DOSTOP = constant("TIOCPKT_DOSTOP");

    /** Packet mode: the settings have changed. */
    int TIOCPKT_IOCTL = constant("TIOCPKT_IOCTL");

    /** ioctl: put a byte into the input, as if it was typed; kernels refuse it since 6.2 unless set up otherwise. */
    int TIOCSTI = constant("TIOCSTI");

    /** ioctl: have what is written to the console come here. */
    int TIOCCONS = constant("TIOCCONS");

    /** ioctl: the Linux console's own requests. */
    int TIOCLINUX = constant("TIOCLINUX");

    /** ioctl: how many bytes can be read. */
    int TIOCINQ = constant("TIOCINQ");

    /** ioctl: how many bytes of output were not sent yet. */
    int TIOCOUTQ = constant("TIOCOUTQ");

    /** ioctl: the line discipline. */
    int TIOCGETD = constant("TIOCGETD");

    /** ioctl: set the line discipline. */
    int TIOCSETD = constant("TIOCSETD");

    /** Line discipline: an ordinary terminal. */
    int N_TTY = constant("N_TTY");

    /** Line discipline: the Internet protocol over a serial line. */
    int N_SLIP = constant("N_SLIP");

    /** Line discipline: a serial mouse. */
    int N_MOUSE = constant("N_MOUSE");

    /** Line discipline: the point-to-point protocol. */
    int N_PPP = constant("N_PPP");

    /** Line discipline: Metricom's radio modems. */
    int N_STRIP = constant("N_STRIP");

    /** ioctl: the modem's lines. */
    int TIOCMGET = constant("TIOCMGET");

    /** ioctl: set the modem's lines. */
    int TIOCMSET = constant("TIOCMSET");

    /** ioctl: raise some of the modem's lines. */
    int TIOCMBIS = constant("TIOCMBIS");

    /** ioctl: drop some of the modem's lines. */
    int TIOCMBIC = constant("TIOCMBIC");

    /** ioctl: wait until one of the modem's lines changes. */
    int TIOCMIWAIT = constant("TIOCMIWAIT");

    /** ioctl: how often the modem's lines have changed. */
    int TIOCGICOUNT = constant("TIOCGICOUNT");

    /** Modem line: line enable. */
    int TIOCM_LE = constant("TIOCM_LE");

    /** Modem line: data terminal ready. */
    int TIOCM_DTR = constant("TIOCM_DTR");

    /** Modem line: request to send. */
    int TIOCM_RTS = constant("TIOCM_RTS");

    /** Modem line: secondary transmit. */
    int TIOCM_ST = constant("TIOCM_ST");

    /** Modem line: secondary receive. */
    int TIOCM_SR = constant("TIOCM_SR");

    /** Modem line: clear to send. */
    int TIOCM_CTS = constant("TIOCM_CTS");

    /** Modem line: the carrier is detected. */
    int TIOCM_CAR = constant("TIOCM_CAR");

    /** Another name of {@code TIOCM_CAR}. */
    int TIOCM_CD = constant("TIOCM_CD");

    /** Modem line: it rings. */
    int TIOCM_RNG = constant("TIOCM_RNG");

    /** Another name of {@code TIOCM_RNG}. */
    int TIOCM_RI = constant("TIOCM_RI");

    /** Modem line: data set ready. */
    int TIOCM_DSR = constant("TIOCM_DSR");

    /** ioctl: whether {@code CLOCAL} is set. */
    int TIOCGSOFTCAR = constant("TIOCGSOFTCAR");

    /** ioctl: set {@code CLOCAL}, or clear it. */
    int TIOCSSOFTCAR = constant("TIOCSSOFTCAR");

    /** ioctl: which settings are locked. */
    int TIOCGLCKTRMIOS = constant("TIOCGLCKTRMIOS");

    /** ioctl: lock settings, or unlock them. */
    int TIOCSLCKTRMIOS = constant("TIOCSLCKTRMIOS");

    /** ioctl: how a serial port is set up. */
    int TIOCGSERIAL = constant("TIOCGSERIAL");

    /** ioctl: set a serial port up. */
    int TIOCSSERIAL = constant("TIOCSSERIAL");

    /** ioctl: have the kernel find out what a serial port is. */
    int TIOCSERCONFIG = constant("TIOCSERCONFIG");

    /** ioctl: of old multiport serial cards, no longer known to Linux. */
    int TIOCSERGWILD = constant("TIOCSERGWILD");

    /** ioctl: of old multiport serial cards, no longer known to Linux. */
    int TIOCSERSWILD = constant("TIOCSERSWILD");

    /** ioctl: the driver's own state, for who debugs it. */
    int TIOCSERGSTRUCT = constant("TIOCSERGSTRUCT");

    /** ioctl: the line status of a serial port. */
    int TIOCSERGETLSR = constant("TIOCSERGETLSR");

    /** Line status: everything was sent. */
    int TIOCSER_TEMT = constant("TIOCSER_TEMT");

    /** ioctl: how a multiport serial card is set up. */
    int TIOCSERGETMULTI = constant("TIOCSERGETMULTI");

    /** ioctl: set a multiport serial card up. */
    int TIOCSERSETMULTI = constant("TIOCSERSETMULTI");

    /** ioctl: hang up: everyone's descriptors of it are at their end. */
    int TIOCVHANGUP = constant("TIOCVHANGUP");

    /** ioctl: how many bytes can be read. */
    int FIONREAD = constant("FIONREAD");

    /** ioctl: let calls wait, or not. */
    int FIONBIO = constant("FIONBIO");

    /** ioctl: send SIGIO when input or output becomes possible, or not. */
    int FIOASYNC = constant("FIOASYNC");

    /** ioctl: close on exec. */
    int FIOCLEX = constant("FIOCLEX");

    /** ioctl: do not close on exec. */
    int FIONCLEX = constant("FIONCLEX");

    /** The bits of an ioctl's number that say how large its argument is. */
    int IOCSIZE_MASK = constant("IOCSIZE_MASK");

    /** Where in an ioctl's number the size of its argument stands. */
    int IOCSIZE_SHIFT = constant("IOCSIZE_SHIFT");

    private static int constant(String name) {
        return Constants.get("terminalrequests", name);
    }
}
