package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program loads the domains whose calls it makes, and finds all of them in the face. */
@Timeout(60)
public class DomainsTest {
    /** Those that declare calls of Posix's and Linux's. */
    public static List<Class<?>> domains() {
        return Stream.concat(Domains.OF_POSIX.stream(), Domains.OF_LINUX.stream()).toList();
    }

    private static Stream<String> calls(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName() + Arrays.toString(method.getParameterTypes()) + method.getGenericReturnType());
    }

    @Test
    void everyClassThatDeclaresCallsIsListed() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/os4j"))) {
            List<String> sources = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.matches("(Posix|Linux).+|CommonCalls")).toList();
            assertThat(domains().stream().map(Class::getSimpleName)).containsExactlyInAnyOrderElementsOf(sources);
        }
    }

    @Test
    void aFaceHasEachCallOfItsDomains() {
        assertThat(Arrays.stream(Posix.class.getMethods()).map(Method::getName)).containsAll(
                Domains.OF_POSIX.stream().flatMap(DomainsTest::calls).map(call -> call.substring(0, call.indexOf('['))).toList());
        assertThat(calls(Posix.class)).containsAll(Domains.OF_POSIX.stream().filter(type -> type != CommonCalls.class).flatMap(DomainsTest::calls).toList());
        assertThat(calls(Linux.class)).containsAll(Domains.OF_LINUX.stream().flatMap(DomainsTest::calls).toList());
    }

    @Test
    void whatACallThrowsAndItsTypeParametersAreThoseOfTheDomain() throws Exception {
        for (Method method : Posix.class.getDeclaredMethods()) {
            for (Class<?> domain : Domains.OF_POSIX) {
                try {
                    Method declared = domain.getDeclaredMethod(method.getName(), method.getParameterTypes());
                    assertThat(method.getGenericExceptionTypes()).as(method.getName()).isEqualTo(declared.getGenericExceptionTypes());
                    assertThat(method.getGenericParameterTypes()).as(method.getName()).isEqualTo(declared.getGenericParameterTypes());
                    assertThat(method.isVarArgs()).as(method.getName()).isEqualTo(declared.isVarArgs());
                    assertThat(method.getAnnotatedReturnType()).as(method.getName()).isEqualTo(declared.getAnnotatedReturnType());
                } catch (NoSuchMethodException e) {
                    // Another domain's.
                }
            }
        }
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            Posix.stat("/");
        }
    }

    @Test
    void aProgramLoadsTheDomainThatItCalls() throws Exception {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load", "-cp", System.getProperty("java.class.path"), Program.class.getName()).redirectErrorStream(true).start();
        List<String> loaded = java.inputReader().lines().filter(line -> line.contains("org.os4j.")).map(line -> line.replaceAll(".*(org\\.os4j\\.\\S+).*", "$1"))
                .toList();
        assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(java.exitValue()).isZero();
        assertThat(loaded).contains("org.os4j.PosixStat");
        assertThat(domains().stream().map(Class::getName).filter(loaded::contains)).containsExactlyInAnyOrder("org.os4j.CommonCalls", "org.os4j.PosixStat");
    }
}
