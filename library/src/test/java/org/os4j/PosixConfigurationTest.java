package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.os4j.internal.Memory;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixConfigurationTest {
    private static final int UNKNOWN = 99_999;

    @ParameterizedTest
    @CsvSource({"PAGESIZE", "ARG_MAX", "CLK_TCK", "_NPROCESSORS_ONLN", "_NPROCESSORS_CONF", "_PHYS_PAGES", "LOGIN_NAME_MAX", "HOST_NAME_MAX",
        "IOV_MAX", "_POSIX_VERSION", "RTSIG_MAX", "LEVEL1_DCACHE_LINESIZE", "TTY_NAME_MAX", "NGROUPS_MAX"})
    void sysconfIsGetconf(String name) throws Exception {
        String os4j = "SC_" + name.replaceFirst("^_(POSIX_)?", "");
        assertThat(sysconf(os4j)).hasToString(Command.output("getconf", name));
        assertThat(sysconf("_" + os4j)).isEqualTo(sysconf(os4j));
        assertThat(sysconf(Posix.class.getField("_" + os4j).getInt(null))).isEqualTo(sysconf(os4j));
    }

    @Test
    void whatHasNoLimitIsMinusOne() throws Exception {
        assertThat(Command.output("getconf", "AIO_MAX")).isEqualTo("undefined");
        assertThat(sysconf("SC_AIO_MAX")).isEqualTo(-1);
    }

    /** Some names the C library knows, and has no answer for: Python says EINVAL then as well. */
    @Test
    void everyNameOfSysconfIsAnsweredAsInPython() {
        assumeTrue(Command.exists("python3"), "no Python to ask");
        String script = """
                import os
                for n in os.sysconf_names:
                    if n == 'SC_AVPHYS_PAGES': continue
                    try: print(n, os.sysconf(n))
                    except OSError as e: print(n, 'EINVAL' if e.errno == 22 else e)
                """;
        List<String> python = Command.output("python3", "-c", script).lines().toList();
        assertThat(python).hasSizeGreaterThan(100).allSatisfy(line -> {
            String name = line.split(" ")[0];
            assertThat(name + " " + answer(name)).isEqualTo(line);
        });
    }

    private static String answer(String name) {
        try {
            return Long.toString(sysconf(name));
        } catch (ErrnoException e) {
            return e.errno().name();
        }
    }

    @Test
    void unknownNumbersAreEinval() {
        assertThat(Fails.with(Errno.EINVAL, () -> sysconf(UNKNOWN)).function()).isEqualTo("sysconf");
        assertThat(Fails.with(Errno.EINVAL, () -> pathconf("/", UNKNOWN)).path()).isEqualTo("/");
        Fails.with(Errno.EINVAL, () -> confstr(UNKNOWN));
        Fails.with(Errno.EINVAL, () -> sysconf(-1));
    }

    /** An errno that an earlier call left is not taken for this one's. */
    @Test
    void anEarlierFailureIsNotThisOnes() throws Exception {
        assertThat(tryOpen("/nowhere", O_RDONLY, 0)).isEqualTo(-Errno.ENOENT.code());
        assertThat(sysconf("SC_AIO_MAX")).isEqualTo(-1);
        assertThat(pathconf("/", _PC_SYMLINK_MAX)).isEqualTo(-1);
    }

    @Test
    void unknownNamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> sysconf("SC_NONSENSE")).withMessage("name: unknown: \"SC_NONSENSE\"");
        assertThatIllegalArgumentException().isThrownBy(() -> pathconf("/", "SC_PAGESIZE")).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> fpathconf(0, "")).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> confstr("PATH")).withMessageStartingWith("name: ");
        Fails.onNull("name", () -> sysconf((String) null));
    }

    @ParameterizedTest
    @CsvSource({"NAME_MAX", "PATH_MAX", "PIPE_BUF", "LINK_MAX", "FILESIZEBITS", "SYMLINK_MAX"})
    void pathconfIsGetconf(String name) throws Exception {
        String expected = Command.output("getconf", name, "/tmp").replace("undefined", "-1");
        assertThat(pathconf("/tmp", "PC_" + name)).hasToString(expected);
        int fd = open("/tmp", O_RDONLY);
        assertThat(fpathconf(fd, "PC_" + name)).hasToString(expected);
        assertThat(fpathconf(fd, pathconf_names.get("PC_" + name))).hasToString(expected);
        close(fd);
    }

    @TestFactory
    Stream<DynamicTest> pathconfRefusesWrongPaths() {
        return BadArguments.paths("pathconf", "path", path -> pathconf(path, _PC_LINK_MAX));
    }

    @TestFactory
    Stream<DynamicTest> fpathconfRefusesWrongDescriptors() {
        return BadArguments.descriptors("fpathconf", fd -> fpathconf(fd, _PC_LINK_MAX));
    }

    @Test
    void confstrIsGetconf() throws Exception {
        assertThat(confstr(_CS_PATH)).isEqualTo(Command.output("getconf", "PATH"));
        assertThat(confstr("CS_GNU_LIBC_VERSION")).isEqualTo(Command.output("getconf", "GNU_LIBC_VERSION"));
        assertThat(confstr("_CS_GNU_LIBPTHREAD_VERSION")).isEqualTo(Command.output("getconf", "GNU_LIBPTHREAD_VERSION"));
        assertThat(confstr("CS_LFS64_CFLAGS")).isEqualTo(Command.output("getconf", "LFS64_CFLAGS"));
    }

    /** Python's names must be here with its numbers; those that are newer than the Python at hand come on top. */
    @Test
    void namesAreThoseOfPython() {
        assumeTrue(Command.exists("python3"), "no Python to ask");
        assertThat(sysconf_names).containsAllEntriesOf(ofPython("sysconf_names"));
        assertThat(pathconf_names).containsAllEntriesOf(ofPython("pathconf_names"));
        assertThat(confstr_names).containsAllEntriesOf(ofPython("confstr_names"));
        assertThat(sysconf_names).containsEntry("SC_PAGESIZE", _SC_PAGESIZE);
    }

    @Test
    void namesCannotBeChanged() {
        assertThatThrownBy(() -> sysconf_names.put("SC_MINE", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sysconf_names.remove("SC_PAGESIZE")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sysconf_names.clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Map<String, Integer> ofPython(String table) {
        Map<String, Integer> names = new TreeMap<>();
        Command.output("python3", "-c", "import os\nfor n, v in os." + table + ".items(): print(n, v)").lines().map(line -> line.split(" "))
                .forEach(words -> names.put(words[0], Integer.valueOf(words[1])));
        return names;
    }

    @Test
    void cpuCountIsNprocs() throws Exception {
        assertThat(cpu_count()).hasToString(Command.output("getconf", "_NPROCESSORS_ONLN"));
    }

    @Test
    void getauxvalIsTheKernels() throws Exception {
        Map<Long, Long> vector = auxiliaryVector();
        for (int type : new int[] {AT_PAGESZ, AT_PHNUM, AT_CLKTCK, AT_UID, AT_ENTRY, AT_EXECFN, AT_RANDOM, AT_SYSINFO_EHDR, AT_SECURE}) {
            assertThat(getauxval(type)).as("type %d", type).isEqualTo(vector.get((long) type));
        }
        assertThat(Memory.getByte(getauxval(AT_EXECFN))).isNotZero();
    }

    @Test
    void getauxvalOfWhatTheKernelDidNotTellIsEnoent() {
        assertThat(Fails.with(Errno.ENOENT, () -> getauxval(UNKNOWN)).function()).isEqualTo("getauxval");
    }

    private static Map<Long, Long> auxiliaryVector() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv"))).order(ByteOrder.nativeOrder());
        Map<Long, Long> vector = new TreeMap<>();
        while (bytes.hasRemaining()) {
            vector.put(bytes.getLong(), bytes.getLong());
        }
        return vector;
    }

    /** A program that a shell ran says by these numbers what sysexits.h does. */
    @Test
    void exitValuesAreThoseOfSysexits() {
        assumeTrue(Command.exists("python3"), "no Python to ask");
        String script = "import os; print(os.EX_OK, os.EX_USAGE, os.EX_TEMPFAIL, os.EX_CONFIG, os.NGROUPS_MAX, os.TMP_MAX)";
        assertThat(Command.output("python3", "-c", script))
                .isEqualTo("%d %d %d %d %d %d", EX_OK, EX_USAGE, EX_TEMPFAIL, EX_CONFIG, NGROUPS_MAX, TMP_MAX);
    }
}
