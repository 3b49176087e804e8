package org.os4j.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A child of a warm parent is warm. */
class WarmthTest {
    @RegisterExtension
    private static final ForkJvm jvm = new ForkJvm();

    @Test
    @DisplayName("a child loads and makes no class before fork() returns in it")
    void noClassIsMade() {
        assertThat(jvm.run(List.of(), Warmth.class, 5)).contains("none");
    }
}
