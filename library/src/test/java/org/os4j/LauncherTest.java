package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;

/** When the launcher builds, and when not: in a house of cards, with a Maven that notes what it is asked for. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("../os4j");
    private static final List<String> SOURCES = List.of("pom.xml", "library/pom.xml", "library/src/main/A.java", "tour/pom.xml", "tour/src/main/B.java");
    private static final String IN_ANY_MODULE = "-Dsurefire.failIfNoSpecifiedTests=false";

    @TempDir
    Path house;

    @BeforeEach
    void build() throws IOException {
        for (String source : SOURCES) {
            Path file = house.resolve(source);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        Files.copy(LAUNCHER, house.resolve("os4j"), StandardCopyOption.COPY_ATTRIBUTES);
        executable("script/install-test-tools", "");
        executable("bin/mvn", "echo \"$@\" | sed 's/.*-Dos4j.jdk=[^ ]* //' >> " + house.resolve("asked") + "\nif [ -e " + house.resolve("broken") + " ]; then exit 1; fi\n");
    }

    private void executable(String name, String text) throws IOException {
        Path file = house.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Command.Result launch(String... arguments) {
        List<String> words = new ArrayList<>(List.of(house.resolve("os4j").toString()));
        words.addAll(List.of(arguments));
        return Command.of(words).with(Map.of("PATH", house.resolve("bin") + ":" + System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"))).run();
    }

    /** Calls the launcher, and returns what it asked of Maven. */
    private List<String> asked(String... arguments) throws IOException {
        Path asked = house.resolve("asked");
        Files.deleteIfExists(asked);
        launch(arguments);
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }

    @Test
    void soakIsTheForkTestsManyTimes() throws Exception {
        executable("bin/mvn", "echo $OS4J_SOAK \"$@\" | sed 's/ -B.*-Dos4j.jdk=[^ ]*//' >> " + house.resolve("asked") + "\n");
        assertThat(asked("test", "--soak")).containsExactly("20 verify " + IN_ANY_MODULE + " -Dtest=Fork*Test");
    }

    @Test
    void theJdkThatWasFoundIsMavens() throws Exception {
        executable("bin/mvn", "echo \"$@\" >> " + house.resolve("asked") + "\n");
        int release = Runtime.version().feature();
        assertThat(asked("test").getFirst()).contains(" -Dos4j.jdk=[" + release + "," + (release + 1) + ") ");
    }

    @Test
    void aTestThatIsNamedMustRun() throws Exception {
        Command.Result none = launch("test", "-Dtest=NoSuchTest");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("os4j: no test has run");
        executable("bin/mvn", "mkdir -p " + house.resolve("library/target/surefire-reports") + "; touch "
                + house.resolve("library/target/surefire-reports/TEST-it.xml") + "\n");
        assertThat(launch("test", "-Dtest=FdTest").exit()).isZero();
    }

    @Test
    void whatTheTestsHaveBuiltIsNotBuiltAgain() throws Exception {
        assertThat(asked("test")).containsExactly("verify");
        assertThat(asked("tour")).isEmpty();
    }

    @Test
    void whatTheyHaveNotBuiltIs() throws Exception {
        List<String> build = List.of("-q -DskipTests package");
        assertThat(asked("test", "-Dtest=FdTest", "-pl", "library")).containsExactly("verify " + IN_ANY_MODULE + " -Dtest=FdTest -pl library");
        assertThat(asked("tour")).as("one module alone").isEqualTo(build);
        assertThat(asked("tour")).isEmpty();
        Thread.sleep(20);
        Files.writeString(house.resolve(SOURCES.get(2)), "changed");
        assertThat(asked("tour")).as("a change").isEqualTo(build);
        Files.delete(house.resolve("target/built"));
        Files.writeString(house.resolve("broken"), "");
        assertThat(asked("test")).containsExactly("verify");
        Files.delete(house.resolve("broken"));
        assertThat(asked("tour")).as("tests that failed").isEqualTo(build);
    }

    @Test
    void whatIsChangedMeanwhileIsNewer() throws Exception {
        executable("bin/mvn", "sleep 0.1; touch " + house.resolve(SOURCES.get(4)) + "; echo built >> " + house.resolve("asked") + "\n");
        assertThat(asked("test")).containsExactly("built");
        assertThat(asked("tour")).containsExactly("built");
    }
}
