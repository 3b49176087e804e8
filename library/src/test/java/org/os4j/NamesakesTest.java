package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program may import both Posix and Os by {@code import static}: what both have under one name is one method, or told apart by its parameters. */
class NamesakesTest {
    @TempDir
    Path folder;

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> Modifier.isStatic(method.getModifiers()));
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    @Test
    void noSignatureIsInBothTwice() {
        Map<String, Method> raw = new HashMap<>();
        methods(Posix.class).forEach(method -> raw.put(signature(method), method));
        assertThat(methods(Os.class).filter(method -> !raw.getOrDefault(signature(method), method).equals(method))).isEmpty();
        assertThat(methods(Os.class).map(NamesakesTest::signature).filter(raw::containsKey)).as("names that are in both").isNotEmpty();
    }

    @Test
    void aProgramThatImportsBothCompiles() throws Exception {
        List<String> calls = List.of("int fd = open(\"f\", O_RDONLY, 0600)", "Fd file = open(\"f\", \"r\")", "Stat raw = stat(\"f\")",
                "Stat all = stat(path, NOFOLLOW_LINKS)", "remove(\"f\")", "remove(path)", "rename(\"a\", \"b\")", "rename(path, path)", "listdir()",
                "listdir(\".\")", "listdir(path)", "listdir(3)", "lstat(\"f\")", "getenv(\"A\")", "getenv(\"A\", \"b\")", "putenv(\"A\", \"b\")",
                "putenv(\"A=b\")", "unsetenv(\"A\")", "environ().put(\"A\", \"b\")", "Pipe pipe = pipe()", "fork()", "fork(() -> 0)", "walk(\".\")");
        String source = "import static java.nio.file.LinkOption.*; import static org.os4j.Os.*; import static org.os4j.Posix.*; import org.os4j.*;"
                + "class Program { void run(java.nio.file.Path path) throws Exception { " + String.join("; ", calls) + "; } }";
        Path program = Files.writeString(folder.resolve("Program.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(messages, null, null, List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d",
                folder.toString()), null, compiler.getStandardFileManager(null, null, null).getJavaFileObjects(program)).call();
        assertThat(compiled).as(messages + "\n" + source).isTrue();
    }
}
