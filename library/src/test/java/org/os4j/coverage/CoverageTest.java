package org.os4j.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void everyNameHasItsMemberOrItsReason() throws Exception {
        assertThat(Coverage.answers()).hasSizeGreaterThan(1400);
        assertThat(Coverage.answers().stream().filter(answer -> answer.member().isEmpty() && answer.reason().isEmpty())
                .map(answer -> answer.name().full()).toList()).isEmpty();
    }

    @Test
    void everyOtherSpellingIsOfAMemberThatThereIs() throws Exception {
        assertThat(Coverage.mistakes()).isEmpty();
    }

    @Test
    void thePageIsWhatTheCodeSays() throws Exception {
        assertThat(Files.readString(Path.of("../docs/coverage.md"))).as("docs/coverage.md is old: ./os4j coverage").isEqualTo(Coverage.page());
    }
}
