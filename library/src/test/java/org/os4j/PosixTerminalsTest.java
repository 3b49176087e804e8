package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class PosixTerminalsTest {
    @TempDir
    Path directory;
    private int master;
    private int slave;
    private String name;

    @BeforeEach
    void open() throws Exception {
        Pty pty = openpty();
        master = pty.master();
        slave = pty.slave();
        name = ttyname(slave);
    }

    @AfterEach
    void close() throws Exception {
        Posix.close(master);
        Posix.close(slave);
    }

    @Test
    void constantsAreThoseOfPythonsTermios() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 to ask");
        Map<String, Integer> ours = new TreeMap<>();
        for (Class<?> type : List.of(TerminalConstants.class, TerminalRequestConstants.class)) {
            for (Field field : type.getDeclaredFields()) {
                ours.put(field.getName(), field.getInt(null));
            }
        }
        // The C library's struct has room for more special characters than the kernel's, which os4j uses.
        assertThat(ours.remove("NCCS")).isEqualTo(19);
        List<String> theirs = Command.output("python3", "-c", "import termios\nfor n in dir(termios):\n"
                + "  v = getattr(termios, n)\n  if type(v) is int and n != 'NCCS': print(n, v & 0xffffffff)").lines().toList();
        assertThat(theirs).hasSizeGreaterThan(200);
        for (String line : theirs) {
            String[] words = line.split(" ");
            // Since glibc 2.42 a speed is its own number there, which its functions translate for the kernel.
            String speed = Map.of("EXTA", "19200", "EXTB", "38400").getOrDefault(words[0], words[0].replaceFirst("^B(?=[1-9])", ""));
            if (speed.equals(words[1])) {
                continue;
            }
            assertThat(ours).containsEntry(words[0], Integer.parseUnsignedInt(words[1]));
        }
    }

    @Test
    void tcgetattrTellsWhatSttyHasSet() throws Exception {
        stty("-echo", "-icanon", "ixoff", "olcuc", "intr", "^A", "eol", "x", "min", "3", "time", "7", "9600");
        Termios settings = tcgetattr(slave);
        assertThat(settings.lflag() & (ECHO | ICANON | ISIG)).isEqualTo(ISIG);
        assertThat(settings.iflag() & (IXOFF | IXON)).isEqualTo(IXOFF | IXON);
        assertThat(settings.oflag() & (OLCUC | OPOST)).isEqualTo(OLCUC | OPOST);
        assertThat(settings.cflag() & CSIZE).isEqualTo(CS8);
        assertThat(settings.cc(VINTR)).isEqualTo(1);
        assertThat(settings.cc(VEOL)).isEqualTo('x');
        assertThat(settings.cc(VMIN)).isEqualTo(3);
        assertThat(settings.cc(VTIME)).isEqualTo(7);
        assertThat(settings.line()).isEqualTo(N_TTY);
        assertThat(settings.ospeed()).isEqualTo(9600);
        assertThat(settings.ispeed()).isEqualTo(9600);
        assertThat(sttyForm(settings)).matches("[0-9a-f:]{40,}").satisfies(form -> assertThat(sttySettings()).startsWith(form));
        assertThat(tcgetattr(master)).as("both ends have the same").isEqualTo(settings);
    }

    /** As {@code stty -g} writes settings: the four words of flags, then the special characters. */
    private static String sttyForm(Termios settings) {
        List<String> words = new ArrayList<>();
        for (int flags : new int[] {settings.iflag(), settings.oflag(), settings.cflag(), settings.lflag()}) {
            words.add(Integer.toHexString(flags));
        }
        for (byte character : settings.cc()) {
            words.add(Integer.toHexString(character & 0xFF));
        }
        return String.join(":", words);
    }

    @Test
    void tcsetattrSetsWhatSttyTells() throws Exception {
        Termios settings = tcgetattr(slave).iflagOn(IXOFF | IUTF8).iflagOff(ICRNL).oflagOff(OPOST).cflagOn(CLOCAL).cflagOff(HUPCL)
                .lflagOff(ECHO).lflagOn(TOSTOP).cc(VQUIT, 'Q' & 31).cc(VKILL, 0xE9).cc(VSUSP, 0);
        tcsetattr(slave, TCSANOW, settings);
        assertThat(tcgetattr(slave)).isEqualTo(settings).hasSameHashCodeAs(settings);
        String seen = stty("-a");
        assertThat(seen).contains("quit = ^Q;", "kill = M-i;", "susp = <undef>;");
        assertThat(seen.split("\\s+")).contains("ixoff", "iutf8", "-icrnl", "-opost", "clocal", "-hupcl", "-echo", "tostop", "icanon");
        assertThat(sttySettings()).startsWith(sttyForm(settings));
        Termios raw = settings.withIflag(0).withOflag(0).withLflag(0).withLine(N_TTY).withCflag(CS8 | CREAD | B1200);
        tcsetattr(slave, TCSADRAIN, raw);
        assertThat(sttySettings()).startsWith("0:0:b9:0:");
        assertThat(stty("speed")).isEqualTo("1200");
        assertThat(tcgetattr(slave)).isEqualTo(raw);
    }

    @Test
    void whatTheTerminalCannotDoIsLeftAsItWas() throws Exception {
        tcsetattr(slave, TCSANOW, tcgetattr(slave).cflagOff(CSIZE).cflagOn(CS5 | PARENB));
        assertThat(tcgetattr(slave).cflag() & (CSIZE | PARENB)).isEqualTo(CS8);
        assertThat(stty("-a")).contains("-parenb").contains("cs8");
    }

    @Test
    void tcsaflushThrowsInputAway() throws Exception {
        set_blocking(slave, false);
        write(master, "typed\n");
        tcsetattr(slave, TCSADRAIN, tcgetattr(slave));
        assertThat(waiting()).isEqualTo(6);
        tcsetattr(slave, TCSAFLUSH, tcgetattr(slave));
        assertThat(waiting()).isZero();
    }

    /** How much input waits at the slave, by Python's FIONREAD. */
    private int waiting() {
        return Integer.parseInt(python("import fcntl, os, struct, sys, termios\nfd = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)\n"
                + "print(struct.unpack('i', fcntl.ioctl(fd, termios.FIONREAD, b'\\0' * 4))[0])"));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotOpenIsRefused() {
        Termios settings = settings();
        return Stream.of(BadArguments.descriptors("tcgetattr", fd -> tcgetattr(fd)),
                BadArguments.descriptors("tcsetattr", fd -> tcsetattr(fd, TCSANOW, settings)),
                BadArguments.descriptors("tcdrain", fd -> tcdrain(fd)), BadArguments.descriptors("tcflow", fd -> tcflow(fd, TCOON)),
                BadArguments.descriptors("tcflush", fd -> tcflush(fd, TCIFLUSH)), BadArguments.descriptors("tcsendbreak", fd -> tcsendbreak(fd, 0)),
                BadArguments.descriptors("tcgetwinsize", fd -> tcgetwinsize(fd)),
                BadArguments.descriptors("tcsetwinsize", fd -> tcsetwinsize(fd, new TerminalSize(80, 24))),
                BadArguments.descriptors("get_terminal_size", fd -> get_terminal_size(fd))).flatMap(tests -> tests);
    }

    private Termios settings() {
        try {
            return tcgetattr(slave);
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsNoTerminalIsRefused() throws Exception {
        Termios settings = tcgetattr(slave);
        int fd = Posix.open("/dev/null", O_RDWR);
        Fails.with(Errno.ENOTTY, () -> tcgetattr(fd));
        Fails.with(Errno.ENOTTY, () -> tcsetattr(fd, TCSAFLUSH, settings));
        Fails.with(Errno.ENOTTY, () -> tcdrain(fd));
        Fails.with(Errno.ENOTTY, () -> tcflow(fd, TCOOFF));
        Fails.with(Errno.ENOTTY, () -> tcflush(fd, TCIOFLUSH));
        Fails.with(Errno.ENOTTY, () -> tcsendbreak(fd, 0));
        Fails.with(Errno.ENOTTY, () -> tcgetwinsize(fd));
        Fails.with(Errno.ENOTTY, () -> tcsetwinsize(fd, new TerminalSize(1, 1)));
        Fails.with(Errno.ENOTTY, () -> get_terminal_size(fd));
        Fails.with(Errno.ENOTTY, () -> setraw(fd));
        Fails.with(Errno.ENOTTY, () -> setcbreak(fd));
        Posix.close(fd);
    }

    @Test
    void wrongArgumentsAreNamed() throws Exception {
        Termios settings = tcgetattr(slave);
        assertThatIllegalArgumentException().isThrownBy(() -> tcsetattr(slave, 77, settings)).withMessageStartingWith("when: ");
        assertThatIllegalArgumentException().isThrownBy(() -> setraw(slave, -1)).withMessageStartingWith("when: ");
        assertThatIllegalArgumentException().isThrownBy(() -> setcbreak(slave, 3)).withMessageStartingWith("when: ");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.cc(VMIN, 256)).withMessageStartingWith("character: ");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withOspeed(-1)).withMessageStartingWith("speed: ");
        assertThatIllegalArgumentException().isThrownBy(() -> cfsetospeed(settings, 9600)).withMessageStartingWith("speed: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new TerminalSize(-1, 2)).withMessageStartingWith("columns: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new TerminalSize(1, 70000)).withMessageStartingWith("lines: ");
        assertThatThrownBy(() -> settings.cc(NCCS)).isInstanceOf(IndexOutOfBoundsException.class).hasMessageStartingWith("which: ");
        assertThatThrownBy(() -> settings.cc(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class).hasMessageStartingWith("which: ");
        Fails.onNull("settings", () -> tcsetattr(slave, TCSANOW, null));
        Fails.onNull("size", () -> tcsetwinsize(slave, null));
        Fails.with(Errno.EINVAL, () -> tcflow(slave, 77));
        Fails.with(Errno.EINVAL, () -> tcflush(slave, 77));
        assertThat(tcgetattr(slave)).isEqualTo(settings);
    }

    @Test
    void tcflowHoldsOutputOnBothSides() throws Exception {
        set_blocking(slave, false);
        tcflow(slave, TCOOFF);
        assertThat(tryWrite(slave, new byte[] {'a'}, 0, 1)).isEqualTo(-Errno.EAGAIN.code());
        tcflow(slave, TCOON);
        assertThat(tryWrite(slave, new byte[] {'b'}, 0, 1)).isEqualTo(1);
        assertThat(read(master)).isEqualTo(new byte[] {'b'});
        tcflow(slave, TCIOFF);
        tcflow(slave, TCION);
        assertThat(read(master)).containsExactly('S' & 31, 'Q' & 31);
    }

    @Test
    void tcflushThrowsInputAway() throws Exception {
        write(master, "typed\n");
        assertThat(waiting()).isEqualTo(6);
        tcflush(slave, TCOFLUSH);
        assertThat(waiting()).isEqualTo(6);
        tcflush(slave, TCIFLUSH);
        assertThat(waiting()).isZero();
    }

    @Test
    void tcdrainAndTcsendbreakComeBackWithTheOutputSent() throws Exception {
        tcsetattr(slave, TCSANOW, cfmakeraw(tcgetattr(slave)));
        write(slave, "shown");
        tcdrain(slave);
        tcsendbreak(slave, 0);
        set_blocking(master, false);
        assertThat(new String(read(master))).isEqualTo("shown");
    }

    @Test
    void theWindowsSizeIsWhatSttySees() throws Exception {
        assertThat(tcgetwinsize(slave)).isEqualTo(new TerminalSize(0, 0));
        tcsetwinsize(master, new TerminalSize(132, 43, 1056, 688));
        assertThat(stty("size")).isEqualTo("43 132");
        assertThat(python("import fcntl, os, struct, sys, termios\nfd = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)\n"
                + "print(*struct.unpack('HHHH', fcntl.ioctl(fd, termios.TIOCGWINSZ, b'\\0' * 8)))")).isEqualTo("43 132 1056 688");
        assertThat(get_terminal_size(slave)).isEqualTo(new TerminalSize(132, 43, 1056, 688)).hasToString("132x43 (1056x688 pixels)");
        stty("rows", "65535", "cols", "40000");
        assertThat(tcgetwinsize(slave)).isEqualTo(new TerminalSize(40000, 65535, 1056, 688));
        assertThat(new TerminalSize(80, 24)).hasToString("80x24");
    }

    @Test
    void cfmakerawIsWhatTheCLibraryMakes() throws Exception {
        assumeTrue(Command.exists("cc"), "no C compiler");
        Path source = Files.writeString(directory.resolve("raw.c"), """
                #define _DEFAULT_SOURCE
                #include <fcntl.h>
                #include <termios.h>
                int main(int argc, char **argv) {
                    struct termios settings;
                    int fd = open(argv[argc - 1], O_RDWR | O_NOCTTY);
                    if (tcgetattr(fd, &settings) == -1) return 1;
                    cfmakeraw(&settings);
                    return tcsetattr(fd, TCSANOW, &settings) == -1;
                }
                """);
        Command.output("cc", "-o", directory + "/raw", source.toString());
        stty("inlcr", "igncr", "ixany", "istrip", "olcuc", "min", "9", "time", "8");
        Termios before = tcgetattr(slave);
        Command.output(directory + "/raw", name);
        assertThat(tcgetattr(slave)).isEqualTo(cfmakeraw(before)).isNotEqualTo(before);
    }

    @Test
    void setrawAndSetcbreakReturnWhatWasBefore() throws Exception {
        stty("ixoff", "tostop");
        Termios before = tcgetattr(slave);
        assertThat(setraw(slave)).isEqualTo(before);
        assertThat(stty("-a").split("[\\s;]+")).contains("-icrnl", "-ixon", "-ixoff", "-ixany", "-opost", "-isig", "-icanon", "-iexten", "-echo",
                "-echoe", "-echok", "-tostop", "cs8").containsSequence("min", "=", "1", "time", "=", "0");
        write(master, "\3x");
        assertThat(read(slave)).containsExactly(3, 'x');
        tcsetattr(slave, TCSANOW, before);
        assertThat(setcbreak(slave, TCSANOW)).isEqualTo(before);
        assertThat(stty("-a").split("[\\s;]+")).contains("icrnl", "ixon", "opost", "isig", "-icanon", "-echo")
                .containsSequence("min", "=", "1", "time", "=", "0");
        assertThat(tcgetattr(slave)).isEqualTo(cfmakecbreak(before));
        tcsetattr(slave, TCSAFLUSH, before);
        assertThat(tcgetattr(slave)).isEqualTo(before);
    }

    @Test
    void speedsAreAnyNumberOfBits() throws Exception {
        Termios before = tcgetattr(slave);
        assertThat(cfgetospeed(before)).isEqualTo(B38400);
        tcsetattr(slave, TCSANOW, before.withSpeed(250_000));
        assertThat(speeds()).isEqualTo("250000 250000");
        assertThat(tcgetattr(slave).ospeed()).isEqualTo(250_000);
        assertThat(cfgetospeed(tcgetattr(slave))).isEqualTo(BOTHER);
        tcsetattr(slave, TCSANOW, before.withOspeed(9600).withIspeed(300));
        assertThat(speeds()).isEqualTo("300 9600");
        Termios split = tcgetattr(slave);
        assertThat(cfgetispeed(split)).isEqualTo(B300);
        assertThat(cfgetospeed(split)).isEqualTo(B9600);
        assertThat(split.withOspeed(1200).ispeed()).isEqualTo(300);
        assertThat(split).hasToString(split.toString()).asString().startsWith("9600 baud out, 300 baud in; cs8 cread; ");
        tcsetattr(slave, TCSANOW, split.withIspeed(12_345));
        assertThat(speeds()).isEqualTo("12345 9600");
        tcsetattr(slave, TCSANOW, cfsetspeed(split, B115200));
        assertThat(stty("speed")).isEqualTo("115200");
        tcsetattr(slave, TCSANOW, cfsetispeed(cfsetospeed(split, B4000000), B0));
        assertThat(speeds()).isEqualTo("4000000 4000000");
        tcsetattr(slave, TCSANOW, before.cflagOff(CBAUD).cflagOn(B57600));
        assertThat(stty("speed")).isEqualTo("57600");
        assertThat(tcgetattr(slave).ispeed()).isEqualTo(57600);
    }

    /** Both speeds as Python unpacks the kernel's struct termios2. */
    private String speeds() {
        return python("import fcntl, os, struct, sys\nfd = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)\n"
                + "print(*struct.unpack('II', fcntl.ioctl(fd, 0x802C542A, b'\\0' * 44)[36:]))");
    }

    @Test
    void everySpeedOfSttyHasItsCode() throws Exception {
        for (Field field : TerminalConstants.class.getDeclaredFields()) {
            if (field.getName().matches("B[1-9][0-9]+")) {
                tcsetattr(slave, TCSANOW, cfsetspeed(tcgetattr(slave), field.getInt(null)));
                assertThat("B" + stty("speed")).isEqualTo(field.getName());
                assertThat(cfgetispeed(tcgetattr(slave))).isEqualTo(field.getInt(null));
                assertThat("B" + tcgetattr(slave).ospeed()).isEqualTo(field.getName());
            }
        }
    }

    @Test
    void settingsReadLikeSttys() throws Exception {
        stty("sane", "9600", "susp", "^-", "kill", "0x81");
        assertThat(tcgetattr(slave)).asString().startsWith("9600 baud; cs8 cread; ").contains("; opost onlcr; isig icanon", " intr=^C ", "erase=^?",
                " kill=M-^A ").doesNotContain("susp=").doesNotContain("min=");
        String words = tcgetattr(slave).toString().replaceAll("\\S+=\\S+|[0-9]+ baud", "").replace(';', ' ');
        assertThat(Arrays.stream(stty("-a").split("[\\s;]+")).collect(Collectors.toSet())).contains(words.strip().split("\\s+"));
        assertThat(cfmakeraw(tcgetattr(slave))).asString().contains("; imaxbel; onlcr; echoe ").endsWith("min=1 time=0");
    }

    @Test
    void standardOutputsSizeIsThatOfTheTerminalThatScriptMakes() throws Exception {
        assumeTrue(Command.exists("script"), "no script(1)");
        String command = "stty rows 33 cols 77; exec " + ChildJvm.command(OnTerminal.class).stream().map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        assertThat(Command.output("script", "-qec", command, "/dev/null").lines().filter(line -> !line.isBlank())).containsExactly("77x33", "raw: -icanon -echo", "after: icanon echo");
    }

    /** What a program does that reads keys. */
    static final class OnTerminal {
        public static void main(String[] arguments) throws Exception {
            System.out.print(get_terminal_size() + "\r\n");
            Termios before = setraw(STDOUT_FILENO);
            System.out.print("raw: " + modes() + "\r\n");
            tcsetattr(STDOUT_FILENO, TCSADRAIN, before);
            System.out.print("after: " + modes() + "\r\n");
        }

        private static String modes() {
            List<String> words = List.of(Command.output("stty", "-F", "/dev/tty", "-a").split("[\\s;]+"));
            return words.stream().filter(word -> word.matches("-?(icanon|echo)")).collect(Collectors.joining(" "));
        }
    }

    @Test
    void withoutATerminalThereIsNoSize() {
        assertThat(ChildJvm.output(NoTerminal.class)).isEqualTo("get_terminal_size: Inappropriate ioctl for device (ENOTTY)");
    }

    static final class NoTerminal {
        public static void main(String[] arguments) throws Exception {
            try {
                System.out.println(get_terminal_size());
            } catch (ErrnoException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aHungUpTerminalSaysSo() throws Exception {
        Pty other = openpty();
        Posix.close(other.master());
        Fails.with(Errno.EIO, () -> tcgetattr(other.slave()));
        Posix.close(other.slave());
    }

    @Test
    void specialCharactersAreACopy() throws Exception {
        Termios settings = tcgetattr(slave);
        byte[] all = settings.cc();
        assertThat(all).hasSize(NCCS);
        Arrays.fill(all, (byte) 1);
        assertThat(settings.cc(VEOF)).isEqualTo(CEOF);
        assertThat(HexFormat.of().formatHex(settings.cc(), VINTR, VEOF + 1)).isEqualTo("031c7f1504");
    }

    /** What {@code stty -g} prints, without the input's speed, which glibc puts among the flags since 2.42. */
    private String sttySettings() {
        String[] words = stty("-g").split(":");
        words[2] = Integer.toHexString(Integer.parseUnsignedInt(words[2], 16) & ~CIBAUD);
        return String.join(":", words);
    }

    private String stty(String... words) {
        List<String> command = new ArrayList<>(List.of("stty", "-F", name));
        command.addAll(List.of(words));
        return Command.output(command.toArray(String[]::new));
    }

    private String python(String program) {
        assumeTrue(Command.exists("python3"), "no python3 to ask");
        return Command.output("python3", "-c", program, name);
    }
}
