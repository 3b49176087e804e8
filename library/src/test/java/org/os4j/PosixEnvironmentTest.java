package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.internal.fork.Fork;
import org.os4j.internal.Environment;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixEnvironmentTest {
    /** As C has them. */
    private static List<String> lines() {
        return environ().entrySet().stream().map(Map.Entry::toString).toList();
    }

    @Test
    void environIsThatOfProc() {
        Command.Result result = Command.of(ChildJvm.command(Shows.class)).with(Map.of("OS4J_TEST", "a=b", "OS4J_EMPTY", "")).run();
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines()).containsExactly("true", "a=b", "", "null");
    }

    static final class Shows {
        public static void main(String[] arguments) throws Exception {
            String atStart = new String(Files.readAllBytes(Path.of("/proc/self/environ")), StandardCharsets.UTF_8);
            TreeSet<String> here = new TreeSet<>(lines());
            // The launcher adds a note to itself.
            here.removeIf(line -> line.startsWith("_JAVA_VERSION_SET") || line.startsWith("NLSPATH"));
            System.out.println(new TreeSet<>(List.of(atStart.split("\0"))).containsAll(here));
            System.out.println(getenv("OS4J_TEST"));
            System.out.println(getenv("OS4J_EMPTY"));
            System.out.println(getenv("OS4J_NONE"));
        }
    }

    /** What is set here is what a program sees that C's system starts. */
    @Test
    void childrenSeeWhatIsSet() {
        assertThat(ChildJvm.output(Sets.class).lines()).containsExactly("A=1 B=kept C=3 D=j\u00fcrgen E=", "A= B=", "E=, PATH=/bin:/usr/bin true",
                "[]", "null", "[LAST=1]");
    }

    static final class Sets {
        public static void main(String[] arguments) throws Exception {
            setenv("A", "0", true);
            setenv("A", "1", true);
            setenv("B", "kept", false);
            setenv("B", "not this", false);
            putenv("C=3");
            putenv("D", "j\u00fcrgen");
            putenv("E=");
            system("echo A=$A B=$B C=$C D=$D E=$E");
            unsetenv("A");
            putenv("B");
            unsetenv("no-such-variable");
            system("echo A=$A B=$B");
            clearenv();
            putenv("PATH=/bin:/usr/bin");
            putenv("E=");
            putenv("D", "j\u00fcrgen");
            TreeSet<String> all = new TreeSet<>(lines());
            boolean found = all.remove("D=j\u00fcrgen");
            System.out.println(String.join(", ", all) + " " + found);
            clearenv();
            System.out.println(lines());
            System.out.println(getenv("PATH"));
            putenv("LAST=1");
            System.out.println(lines());
        }
    }

    @Test
    void bytesThatAreNoTextComeBack() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "OS4J_RAW=$(printf 'a\\377b') exec \"$@\"", "sh"));
        command.addAll(ChildJvm.command(Raw.class));
        assertThat(ChildJvm.output(command)).isEqualTo("true\n61ff620a\n62fe0a");
    }

    static final class Raw {
        public static void main(String[] arguments) throws Exception {
            System.out.println("a\udcffb".equals(getenv("OS4J_RAW")));
            System.out.flush();
            system("echo $OS4J_RAW | od -An -tx1 | tr -d ' '");
            putenv("OS4J_RAW", "b\udcfe");
            system("echo $OS4J_RAW | od -An -tx1 | tr -d ' '");
        }
    }

    /** Text that is another in Java, and the same bytes in C. */
    @Test
    void aNameIsItsBytes() {
        assertThat(ChildJvm.output(TwoSpellings.class).lines()).containsExactly("[2] 2", "[] null");
    }

    static final class TwoSpellings {
        public static void main(String[] arguments) throws Exception {
            setenv("\u00e9", "1", true);
            setenv("\udcc3\udca9", "2", true);
            System.out.println(ofThisName() + " " + getenv("\u00e9"));
            unsetenv("\udcc3\udca9");
            System.out.println(ofThisName() + " " + getenv("\u00e9"));
        }

        private static List<String> ofThisName() {
            return Environment.list().stream().filter(line -> line.startsWith("\u00e9=")).map(line -> line.substring(2)).toList();
        }
    }

    @Test
    void wrongNamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> setenv("", "a", true)).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> setenv("a=b", "a", true)).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> putenv("=a")).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> putenv("a=b", "c")).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> unsetenv("a=b")).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> getenv("a\0b")).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> setenv("a", "a\0b", true)).withMessageStartingWith("value: ");
        assertThatIllegalArgumentException().isThrownBy(() -> setenv("a\ud800", "a", true)).withMessageStartingWith("name: ");
        Fails.onNull("name", () -> getenv(null));
        Fails.onNull("value", () -> putenv("a", null));
        Fails.onNull("string", () -> putenv(null));
    }

    /** C's environ moves when it grows: nobody may read it then. */
    @Test
    void severalThreadsChangeItAtOnce() {
        assertThat(ChildJvm.output(Crowd.class)).isEqualTo("4000");
    }

    static final class Crowd {
        public static void main(String[] arguments) throws Exception {
            IntStream.range(0, 4).parallel().forEach(thread -> {
                for (int i = 0; i < 1000; i++) {
                    putenv("CROWD_" + thread + "_" + i, "value");
                    if (getenv("CROWD_" + thread + "_" + i) == null || environ().size() < i) {
                        throw new AssertionError("lost");
                    }
                }
            });
            System.out.println(lines().stream().filter(line -> line.startsWith("CROWD_")).count());
        }
    }

    /** What is there is left there, whoever set it meanwhile: of several who would set it the first one does. */
    @Test
    void whatIsNotToBeOverwrittenIsNotByAnotherThread() {
        ChildJvm.output(FirstOneWins.class);
    }

    static final class FirstOneWins {
        public static void main(String[] arguments) throws Exception {
            for (int round = 0; round < 3_000; round++) {
                CyclicBarrier start = new CyclicBarrier(2);
                List<FutureTask<String>> tasks = Stream.of("one", "two").map(value -> new FutureTask<>(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    setenv("OS4J_FIRST", value, false);
                    return getenv("OS4J_FIRST");
                })).toList();
                tasks.forEach(task -> Thread.ofPlatform().start(task));
                for (FutureTask<String> task : tasks) {
                    assertThat(task.get(60, TimeUnit.SECONDS)).as("round " + round).isEqualTo(tasks.getFirst().get()).isEqualTo(getenv("OS4J_FIRST"));
                }
                unsetenv("OS4J_FIRST");
            }
        }
    }

    /** A child has the forking thread alone: no lock may be held by one that it does not have. */
    @Test
    void aChildFindsNoLockHeld() {
        Command.Result result = ChildJvm.run(Forks.class);
        assumeTrue(result.exit() != 3, "no fork() here: " + result.out());
        assertThat(result.out()).as(result.err()).isEqualTo("20\n");
    }

    static final class Forks {
        private static final int FORKS = 20;
        private static final int FINE = 7;

        public static void main(String[] arguments) throws Exception {
            if (Fork.unsupportedReason().isPresent()) {
                System.out.println(Fork.unsupportedReason().get());
                System.exit(3);
            }
            // No thread shall be loading a class when the fork comes: that is no lock of os4j's.
            use();
            for (int i = 0; i < 2; i++) {
                Thread.ofPlatform().daemon().start(Forks::useAllLocks);
            }
            int fine = 0;
            for (int i = 0; i < FORKS; i++) {
                int pid = Fork.fork();
                if (pid == 0) {
                    use();
                    _exit(FINE);
                }
                fine += waitpid(pid, 0).status() instanceof WaitStatus.Exited(int code) && code == FINE ? 1 : 0;
            }
            System.out.println(fine);
        }

        private static void useAllLocks() {
            while (true) {
                try {
                    use();
                } catch (ErrnoException e) {
                    throw new AssertionError(e);
                }
            }
        }

        private static void use() throws ErrnoException {
            putenv("OS4J_TEST", "value");
            getenv("OS4J_TEST");
            getpwall();
            openlog("os4j", 0, LOG_USER);
            localeconv();
        }
    }

    @Test
    void localeIsThatOfTheCommandLocale() {
        String expected = Command.of("locale", "charmap").with(Map.of("LC_ALL", "C.UTF-8")).run().out().strip();
        assumeTrue(expected.equals("UTF-8"), "no locale C.UTF-8 here");
        Command.Result result = Command.of(ChildJvm.command(Locale.class)).with(Map.of("LC_ALL", "C.UTF-8")).run();
        assertThat(result.out().lines()).containsExactly("UTF-8", "Sunday Saturday Jan December", ".", "", "^[yY]", "%a %b %e %H:%M:%S %Y");
    }

    static final class Locale {
        public static void main(String[] arguments) {
            System.out.println(nl_langinfo(CODESET));
            System.out.println(nl_langinfo(DAY_1) + " " + nl_langinfo(DAY_1 + 6) + " " + nl_langinfo(ABMON_1) + " " + nl_langinfo(MON_1 + 11));
            System.out.println(nl_langinfo(RADIXCHAR));
            System.out.println(nl_langinfo(THOUSEP));
            System.out.println(nl_langinfo(YESEXPR));
            System.out.println(nl_langinfo(D_T_FMT));
        }
    }

    @Test
    void anotherLocale() {
        String expected = Command.of("locale", "charmap").with(Map.of("LC_ALL", "C.UTF-8")).run().out().strip();
        assumeTrue(expected.equals("UTF-8"), "no locale C.UTF-8 here");
        Command.Result result = Command.of(ChildJvm.command(OtherLocale.class)).with(Map.of("LC_ALL", "C.UTF-8")).run();
        assertThat(result.out().lines()).as(result.err()).containsExactly("C.UTF-8 UTF-8", "null C.UTF-8", "C ANSI_X3.4-1968", "C.UTF-8 UTF-8");
    }

    static final class OtherLocale {
        public static void main(String[] arguments) {
            System.out.println(setlocale(LC_CTYPE, null) + " " + nl_langinfo(CODESET));
            System.out.println(setlocale(LC_CTYPE, "no_SUCH.locale") + " " + setlocale(LC_CTYPE, null));
            System.out.println(setlocale(LC_CTYPE, "C") + " " + nl_langinfo(CODESET));
            System.out.println(setlocale(LC_ALL, "") + " " + nl_langinfo(CODESET));
        }
    }

    @Test
    void encodingOfATerminal() throws Exception {
        int terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY);
        int file = open("/dev/null", O_RDWR);
        assertThat(device_encoding(terminal)).isEqualTo(Command.of("locale", "charmap").with(localeOfTheTests()).run().out().strip());
        assertThat(device_encoding(file)).isNull();
        assertThat(device_encoding(-1)).isNull();
        close(terminal);
        close(file);
    }

    /** What the JVM of the tests has, not what commands are given. */
    private static Map<String, String> localeOfTheTests() {
        return Map.of("LC_ALL", System.getenv().getOrDefault("LC_ALL", ""), "LANG", System.getenv().getOrDefault("LANG", ""));
    }

    @Test
    void langinfoOfNothingIsEmpty() {
        assertThat(nl_langinfo(-1)).isEmpty();
    }

    /** A locale that writes numbers in its own way, made by the test. */
    @Test
    void conventionsAreThoseOfPython() throws Exception {
        assumeTrue(Command.exists("localedef") && Files.exists(Path.of("/usr/share/i18n/locales/de_DE")), "no locale can be made here");
        assumeTrue(Command.exists("python3"), "no Python to ask");
        Path directory = Files.createTempDirectory("os4j-locale");
        try {
            Command.output("localedef", "-i", "de_DE", "-f", "UTF-8", directory.resolve("xx_XX.UTF-8").toString());
            Map<String, String> environment = Map.of("LC_ALL", "xx_XX.UTF-8", "LOCPATH", directory.toString());
            String script = """
                    import locale
                    locale.setlocale(locale.LC_ALL, '')
                    c = locale.localeconv()
                    for n in sorted(c): print(n, str(c[n]).replace('127', '-1'))
                    """;
            Command.Result python = Command.of("python3", "-c", script).with(environment).run();
            Command.Result java = Command.of(ChildJvm.command(Conventions.class)).with(environment).run();
            // Python leaves the end of the sizes, 0, where the last one repeats.
            assertThat(java.out()).isEqualTo(python.out().replace(", 0]", "]")).contains("grouping [3, 3]").contains("currency_symbol \u20ac");
        } finally {
            Command.output("rm", "-r", directory.toString());
        }
    }

    static final class Conventions {
        public static void main(String[] arguments) throws Exception {
            LocaleConventions conventions = localeconv();
            var lines = new TreeSet<String>();
            for (var component : LocaleConventions.class.getRecordComponents()) {
                lines.add(component.getName() + " " + component.getAccessor().invoke(conventions));
            }
            lines.forEach(System.out::println);
        }
    }

    @Test
    void conventionsOfCSayNothingOfMoney() {
        assertThat(ChildJvm.output(Money.class)).isEqualTo(". [] -1 ''");
    }

    static final class Money {
        public static void main(String[] arguments) {
            LocaleConventions c = localeconv();
            System.out.println(c.decimal_point() + " " + c.grouping() + " " + c.frac_digits() + " '" + c.currency_symbol() + "'");
        }
    }
}
