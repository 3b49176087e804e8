package org.os4j.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is run as it stands there, but for the imports that are made for it. */
class ReadmeTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theProgramsRun(int number) throws Exception {
        String block = blocks().get(number);
        String imports = block.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = block.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        Path program = Files.writeString(directory.resolve("Readme.java"),
                "import org.os4j.*;\nimport org.os4j.Command;\n" + imports + "\nvoid main() throws Exception {\n" + body + "\n}\n");
        Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), program.toString()).directory(directory.toFile()).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it hung").isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        assertThat(out.lines().toList()).isEqualTo(List.of(
                List.of("in the child", "exit 7", "stat: No such file or directory (ENOENT): \"/nowhere\""),
                List.of("1", "the child ends with the value of its body")).get(number));
    }

    private static List<String> blocks() throws Exception {
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("../README.md")));
        return blocks.results().map(result -> result.group(1)).toList();
    }
}
