package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixSyscallTest {
    @TempDir
    Path directory;

    @Test
    void numbersAreThoseOfTheCompiler() {
        assumeTrue(Command.exists("cc"), "no C compiler to ask");
        Map<String, Integer> compiler = new TreeMap<>();
        Command.output("sh", "-c", "echo '#include <sys/syscall.h>' | cc -E -dM - | sed -n 's/#define __NR_\\([a-z0-9_]*\\) \\([0-9]*\\)$/\\1 \\2/p'")
                .lines().map(line -> line.split(" ")).filter(words -> words.length == 2)
                .forEach(words -> compiler.put(words[0], Integer.valueOf(words[1])));
        compiler.keySet().removeIf(name -> name.equals("syscalls") || name.equals("arch_specific_syscall"));
        assertThat(compiler).hasSizeGreaterThan(280);
        assertThat(syscall_names).containsAllEntriesOf(compiler).doesNotContainValue(-1);
        assertThat(syscall_names).containsEntry("getpid", SYS_getpid).containsEntry("openat", SYS_openat);
    }

    @Test
    void syscallWithAnyNumberOfArguments() throws Exception {
        assertThat(syscall(SYS_getpid)).hasToString(Files.readSymbolicLink(Path.of("/proc/self")).toString());
        Path file = Files.writeString(directory.resolve("file"), "0123456789");
        int fd = open(file.toString(), O_RDONLY);
        assertThat(syscall(SYS_lseek, fd, 3, SEEK_SET)).isEqualTo(3);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(4);
            assertThat(syscall(SYS_pread64, fd, bytes.address(), 4, 5)).isEqualTo(4);
            assertThat(new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII)).isEqualTo("5678");
            Pipe pipe = pipe();
            MemorySegment offset = arena.allocateFrom(ValueLayout.JAVA_LONG, 7);
            assertThat(syscall(SYS_splice, fd, offset.address(), pipe.writeEnd(), 0, 3, 0)).isEqualTo(3);
            assertThat(new String(read(pipe.readEnd(), 10), StandardCharsets.US_ASCII)).isEqualTo("789");
            close(pipe.readEnd());
            close(pipe.writeEnd());
        }
        close(fd);
    }

    @Test
    void syscallFailsByItsName() {
        assertThat(Fails.with(Errno.EBADF, () -> syscall(SYS_close, -1))).hasMessageStartingWith("syscall close: ");
        assertThat(Fails.with(Errno.ENOSYS, () -> syscall(9999))).hasMessageStartingWith("syscall 9999: ");
        Fails.with(Errno.EBADF, () -> syscall(SYS_splice, -1, 0, -1, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> syscall(SYS_getpid, 1, 2, 3, 4, 5, 6, 7)).withMessageStartingWith("arguments: ");
    }

    @Test
    void aFunctionOfTheCLibrary() throws Exception {
        NativeFunction getppid = NativeFunction.ofInt("getppid");
        assertThat(getppid.call()).isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
        NativeFunction strtol = NativeFunction.ofLong("strtol");
        try (Arena arena = Arena.ofConfined()) {
            assertThat(strtol.call(arena.allocateFrom("-77").address(), 0, 8)).isEqualTo(-63);
            NativeFunction.Outcome outcome = strtol.callForOutcome(arena.allocateFrom("9".repeat(30)).address(), 0, 10);
            assertThat(outcome).isEqualTo(new NativeFunction.Outcome(Long.MAX_VALUE, Errno.ERANGE.code()));
        }
        assertThat(NativeFunction.ofInt("abs").callForOutcome(-5)).isEqualTo(new NativeFunction.Outcome(5, 0));
        assertThat(strtol).hasToString("strtol");
    }

    @Test
    void aFunctionThatFailsOrIsNotThere() {
        NativeFunction getpgid = NativeFunction.ofInt("getpgid");
        assertThat(Fails.with(Errno.ESRCH, () -> getpgid.call(Integer.MAX_VALUE)).function()).isEqualTo("getpgid");
        assertThatIllegalArgumentException().isThrownBy(() -> getpgid.call(1, 2, 3, 4, 5, 6, 7)).withMessageStartingWith("arguments: ");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> NativeFunction.ofInt("no_such_function").call())
                .withMessageStartingWith("no_such_function: ");
        Fails.onNull("name", () -> NativeFunction.ofLong((String) null));
    }

    /** A library of one's own, with six arguments, errno, and EINTR the first time. */
    @Test
    void aFunctionOfAnotherLibrary() throws Exception {
        String library = compiled();
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup symbols = SymbolLookup.libraryLookup(library, arena);
            assertThat(NativeFunction.ofLong(symbols, "six").call(1, 2, 3, 4, 5, -6)).isEqualTo(1 + 20 + 300 + 4000 + 50_000 - 600_000);
            assertThat(NativeFunction.ofInt(symbols, "minus_two").call()).isEqualTo(-2);
            Fails.with(Errno.EDOM, () -> NativeFunction.ofInt(symbols, "fails").call());
            assertThat(Fails.with(Errno.EINTR, () -> NativeFunction.ofInt(symbols, "interrupted").interruptible().call()).function())
                    .isEqualTo("interrupted");
            assertThat(NativeFunction.ofInt(symbols, "interrupted").call()).isEqualTo(4);
            assertThatThrownBy(() -> NativeFunction.ofInt(symbols, "no_such_function")).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void aLibraryIsLoadedAndGivenBack() throws Exception {
        String library = compiled();
        assertThat(maps()).doesNotContain(library);
        assertThatThrownBy(() -> dlopen(library, RTLD_NOW | RTLD_NOLOAD)).isInstanceOf(UnsatisfiedLinkError.class);
        long handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
        assertThat(maps()).contains(library);
        assertThat(dlsym(handle, "minus_two")).isNotZero();
        assertThatThrownBy(() -> dlsym(handle, "no_such_function")).isInstanceOf(UnsatisfiedLinkError.class).hasMessageContaining("no_such_function");
        dlclose(handle);
        assertThat(maps()).doesNotContain(library);
        assertThatThrownBy(() -> dlopen("/nowhere.so", RTLD_LAZY)).isInstanceOf(UnsatisfiedLinkError.class).hasMessageContaining("/nowhere.so");
        assertThatIllegalArgumentException().isThrownBy(() -> dlopen("a\0b", RTLD_LAZY)).withMessageStartingWith("path: ");
        assertThat(dlsym(dlopen(null, RTLD_LAZY), "getpid")).isEqualTo(dlsym(0, "getpid"));
    }

    @Test
    void theFirstLibraryThatIsMissingIsNamedToo() {
        assertThat(ChildJvm.output(MissingLibrary.class)).contains("/nowhere.so");
    }

    static final class MissingLibrary {
        public static void main(String[] args) {
            try {
                dlopen("/nowhere.so", RTLD_NOW);
            } catch (UnsatisfiedLinkError e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static String maps() throws Exception {
        return Files.readString(Path.of("/proc/self/maps"));
    }

    private String compiled() throws Exception {
        assumeTrue(Command.exists("cc"), "no C compiler here");
        Path source = directory.resolve("library.c");
        Path library = directory.resolve("library.so");
        Files.writeString(source, """
                #include <errno.h>
                long six(long a, long b, long c, long d, long e, int f) {
                    return a + 10 * b + 100 * c + 1000 * d + 10000 * e + 100000L * f;
                }
                int minus_two(void) { return -2; }
                int fails(void) { errno = EDOM; return -1; }
                int interrupted(void) {
                    static int calls;
                    if (++calls % 4 != 0) { errno = EINTR; return -1; }
                    return calls;
                }
                """);
        Command.output("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString());
        return library.toString();
    }

    @Test
    void noArgumentsAtAllAreRefusedByName() {
        Fails.onNull("arguments", () -> syscall(SYS_getpid, (long[]) null));
        Fails.onNull("arguments", () -> NativeFunction.ofInt("abs").call((long[]) null));
    }
}
