package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;

/** A user's named module: what it sees of os4j, and what it must say to be allowed the calls. */
class ModulePathTest {
    private static final Path LIBRARY = Path.of("target/classes").toAbsolutePath();
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    @TempDir
    Path directory;

    @BeforeEach
    void compileAModule() throws Exception {
        Files.writeString(directory.resolve("module-info.java"), "module user { requires org.os4j; }");
        Path sources = Files.createDirectory(directory.resolve("user"));
        Files.writeString(sources.resolve("Main.java"), """
                package user;

                import static org.os4j.Posix.*;

                public class Main {
                    public static void main(String[] arguments) throws Exception {
                        int fd = open("/proc/self/comm", O_RDONLY);
                        write(STDOUT_FILENO, read(fd));
                        close(fd);
                    }
                }
                """);
        assertThat(compile("user/Main.java")).isEmpty();
    }

    @Test
    void aModuleThatIsAllowedNativeAccessCallsTheSystem() {
        Command.Result result = Command.of(JAVA, "--illegal-native-access=deny", "--enable-native-access=org.os4j", "-p", path(),
                "-m", "user/user.Main").run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("java\n");
    }

    @Test
    void oneThatIsNotIsToldTheModulesName() {
        Command.Result result = Command.of(JAVA, "--illegal-native-access=deny", "-p", path(), "-m", "user/user.Main").run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("IllegalCallerException: "
                + "os4j calls native code, which this JVM denies: start it with --enable-native-access=org.os4j\n");
    }

    @Test
    void whatIsInternalStaysSo() throws Exception {
        Files.writeString(directory.resolve("user/Main.java"), "package user; class Main { org.os4j.internal.Scratch scratch; }");
        assertThat(compile("user/Main.java")).contains("package org.os4j.internal is not visible");
    }

    private String path() {
        return LIBRARY + ":" + directory;
    }

    private String compile(String source) {
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, "-p", LIBRARY.toString(), "-d", directory.toString(),
                directory.resolve("module-info.java").toString(), directory.resolve(source).toString());
        return messages.toString();
    }
}
