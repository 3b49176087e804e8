package org.os4j.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TourTest {
    private static final String REFUSED = "The rest of this chapter needs what there is not here: ";

    private record Result(int exit, String out) {}

    @Test
    void everyChapterSucceedsAndLeavesNothingBehind() throws Exception {
        List<String> before = leftovers();
        Result tour = tour();
        assertThat(tour.exit()).as(tour.out()).isZero();
        for (Chapter chapter : Chapter.ALL) {
            assertThat(tour.out()).contains(chapter.source().title(), chapter.source().code().lines().findFirst().orElseThrow());
        }
        assertThat(tour.out()).contains("hostname: " + Files.readString(Path.of("/etc/hostname")).strip())
                .contains("uid=" + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        assertThat(leftovers()).isEqualTo(before);
        if (SeedsTest.canFork()) {
            assertThat(tour.out()).doesNotContain(REFUSED);
        }
    }

    @Test
    void aChapterThatFailsIsNamedAndTheTourExitsWith1() throws Exception {
        Path prlimit = Path.of("/usr/bin/prlimit");
        assumeTrue(Files.isExecutable(prlimit), "no prlimit on this machine");
        Result tour = run(List.of(prlimit.toString(), "--fsize=0"), "descriptors");
        assertThat(tour.exit()).as(tour.out()).isEqualTo(1);
        assertThat(tour.out()).contains("EFBIG").contains("the tour failed in: descriptors");
    }

    @Test
    void whatThePlatformLacksIsSaidAndIsNoFailure() throws Exception {
        Result tour = run(List.of("/usr/bin/env", "JAVA_TOOL_OPTIONS=-Dos.name=Elsewhere"), "errors");
        assertThat(tour.exit()).as(tour.out()).isZero();
        assertThat(tour.out()).contains(REFUSED).contains("Elsewhere");
    }

    @Test
    void chaptersAreChosenByNameOrNumber() throws Exception {
        assertThat(tour("errors").out()).contains("Errors").doesNotContain("Links");
        assertThat(tour("1").out()).contains("The posix demo").doesNotContain("Links");
        assertThat(tour("no-such-chapter").exit()).isEqualTo(2);
    }

    @Test
    void everyProgramIsAChapter() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/chapters"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")).toList())
                    .containsExactlyInAnyOrderElementsOf(Chapter.ALL.stream().map(Chapter::program).toList());
        }
    }

    private static Result tour(String... arguments) throws Exception {
        return run(List.of(), arguments);
    }

    private static Result run(List<String> wrapper, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Tour.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture<String> out = CompletableFuture.supplyAsync(
                () -> process.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n")));
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("the tour hung: " + out.join());
        }
        return new Result(process.exitValue(), out.join());
    }

    private static List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            return files.map(Path::toString).filter(name -> name.contains("os4j-tour")).sorted().toList();
        }
    }
}
