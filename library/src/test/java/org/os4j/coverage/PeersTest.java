package org.os4j.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/peers.md says that os4j has, it has. */
class PeersTest {
    private static final Pattern MEMBER = Pattern.compile("`((?:Posix|Os|Linux)\\.\\w+)`");

    @Test
    void everyMemberExists() throws Exception {
        List<String> named = MEMBER.matcher(Files.readString(Path.of("../docs/peers.md"))).results().map((MatchResult result) -> result.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(150);
        assertThat(named).allSatisfy(member -> assertThat(Coverage.exists(member)).as(member).isTrue());
    }
}
