package org.os4j.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;

/** The helper in C without a JVM around it, on this processor and, where a cross compiler and an emulator are, on aarch64. */
class ForkHelperTest {
    private static final Path HELPER = Path.of("src/main/c/fork").toAbsolutePath();
    private static final Path TESTS = Path.of("src/test/c/fork").toAbsolutePath();
    private static final String CROSS = "aarch64-linux-gnu-gcc";

    @TempDir
    private Path folder;

    private String compile(String compiler, String name, String... more) {
        String headers = System.getProperty("java.home") + "/include";
        Path program = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(compiler, "-std=gnu11", "-O2", "-fno-stack-protector", "-fno-omit-frame-pointer", "-Wall", "-Wextra",
                "-Werror", "-I" + headers, "-I" + headers + "/linux", "-o", program.toString(), TESTS.resolve(name + ".c").toString()));
        command.addAll(List.of(more));
        command.addAll(List.of("-ldl", "-lpthread"));
        Command.output(command.toArray(String[]::new));
        return program.toString();
    }

    @Test
    @DisplayName("threads that compute go on in the child, with registers, floating point and thread-local variables")
    void freezeAndRestart() {
        assumeTrue(Command.exists("cc"));
        String[] parts = List.of("freeze.c", "asleep.c", "jail.c", "proc.c", "check.c", "vm.c").stream().map(f -> HELPER.resolve(f).toString()).toArray(String[]::new);
        assertThat(Command.output(compile("cc", "unit", parts))).isEqualTo("20 of 20");
    }

    @Test
    @DisplayName("a new kernel thread continues where another one saved itself")
    void saveAndStart() {
        assumeTrue(Command.exists("cc"));
        assertThat(Command.output(compile("cc", "arch"))).endsWith("clone ok, parent_tid ok, state kept");
    }

    @Test
    @DisplayName("the same on aarch64, under an emulator")
    void saveAndStartOnAarch64() {
        assumeTrue(Command.exists(CROSS) && Command.exists("qemu-aarch64") && Files.isDirectory(Path.of("/usr/aarch64-linux-gnu")));
        String program = compile(CROSS, "arch");
        assertThat(Command.output("qemu-aarch64", "-L", "/usr/aarch64-linux-gnu", program)).isEqualTo("aarch64: clone ok, parent_tid ok, state kept");
    }

    @Test
    @DisplayName("the helper compiles for aarch64 without a warning; without a compiler the build says so and goes on")
    void build() {
        String script = HELPER.resolve("build.sh").toString();
        assertThat(Command.output("sh", script, "no-such-compiler", "any", folder.toString())).isEqualTo("os4j: no C compiler (no-such-compiler): built without fork()");
        assumeTrue(Command.exists(CROSS));
        assertThat(Command.output("sh", script, CROSS, System.getProperty("java.home"), folder.toString())).isEmpty();
        assertThat(folder.resolve("linux-aarch64/libos4jfork.so")).exists();
    }
}
