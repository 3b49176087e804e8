package org.os4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.os4j.testing.Command;

/** What os4j calls by its name is in the oldest glibc that it runs on, 2.28: the C library says of each function since when it has had it. */
class OldestLibraryTest {
    private static final int OLDEST = 28;
    private static final Pattern FUNCTION = Pattern.compile("CFunction\\.of(?:Int|Long)\\(\"(\\w+)\"\\)");
    /** A line of readelf: {@code … FUNC GLOBAL DEFAULT 15 pthread_sigmask@@GLIBC_2.32}. */
    private static final Pattern SYMBOL = Pattern.compile("(\\w+)@@GLIBC_2\\.(\\d+)");

    /** Younger ones that have another way, or are documented to be missing before. */
    private static final Set<String> KNOWN = Set.of(
            // In libdl before, which the JDK's lookup has beside libc.
            "dlopen", "dlsym", "dlclose", "dlerror",
            // PosixStat calls the kernel where they are missing.
            "stat", "lstat", "fstat", "fstatat", "mknod", "mknodat",
            // SpawnActions names the version that each needs.
            "posix_spawn_file_actions_addchdir_np", "posix_spawn_file_actions_addfchdir_np", "posix_spawn_file_actions_addclosefrom_np",
            "posix_spawn_file_actions_addtcsetpgrp_np",
            // In librt and libpthread before 2.34, where the JDK's lookup does not look; PosixQueues and PosixRealtime say so.
            "mq_open", "mq_close", "mq_unlink", "mq_notify", "mq_getattr", "mq_setattr", "mq_timedreceive", "mq_timedsend", "sem_open", "sem_close", "sem_unlink",
            "sem_init", "sem_getvalue", "sem_post", "sem_wait", "sem_trywait", "sem_timedwait", "shm_open", "shm_unlink", "timer_create", "timer_delete",
            "timer_settime", "timer_gettime", "timer_getoverrun",
            // PosixPoll names the version.
            "epoll_pwait2");

    @Test
    void everyFunctionIsInTheOldestLibrary() throws Exception {
        assumeTrue(Command.exists("readelf"), "no readelf to look into the C library");
        Map<String, Integer> since = SYMBOL.matcher(Command.output("readelf", "--dyn-syms", "--wide", library())).results()
                .collect(Collectors.toMap(symbol -> symbol.group(1), symbol -> Integer.parseInt(symbol.group(2)), Math::max));
        Set<String> functions = functions();
        assertThat(functions).hasSizeGreaterThan(200);
        assertThat(since).containsKeys("open", "posix_spawn", "epoll_pwait");
        assertThat(functions).filteredOn(function -> since.getOrDefault(function, 0) > OLDEST && !KNOWN.contains(function)).isEmpty();
    }

    private static String library() throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.map(line -> line.replaceFirst("^\\S+ +\\S+ +\\S+ +\\S+ +\\S+ +", "")).filter(path -> path.matches(".*/libc[.-][^/]*so[^/]*"))
                    .findFirst().orElseThrow();
        }
    }

    private static Set<String> functions() throws IOException {
        Set<String> functions = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                FUNCTION.matcher(Files.readString(source)).results().map((MatchResult match) -> match.group(1)).forEach(functions::add);
            }
        }
        return functions;
    }
}
