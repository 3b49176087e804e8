package org.os4j.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.os4j.testing.Command;

/** A child of a warm parent is warm. */
@EnabledIf("isBuilt")
class WarmthTest {
    static boolean isBuilt() {
        return ForkTest.isBuilt();
    }

    @Test
    @DisplayName("a child loads and makes no class before fork() returns in it")
    void noClassIsMade() {
        Command.Result result = Command.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-Xmx128m", "-cp",
                System.getProperty("java.class.path"), Warmth.class.getName(), "5").within(Duration.ofSeconds(90)).run();
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("none");
    }
}
