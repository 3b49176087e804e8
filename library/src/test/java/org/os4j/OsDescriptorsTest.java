package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class OsDescriptorsTest {
    @TempDir
    Path directory;

    /** What each word does: r and w for what is allowed, t for cutting, a for appending, c for creating, x for a file that must be new. */
    @TestFactory
    Stream<DynamicTest> everyWord() {
        return Stream.of("r r", "r+ rw", "w wtc", "wx wtcx", "w+ rwtc", "wx+ rwtcx", "a wac", "ax wacx", "a+ rwac", "ax+ rwacx").map(line -> {
            String[] parts = line.split(" ");
            return DynamicTest.dynamicTest(parts[0], () -> {
                existing(parts[0], parts[1]);
                missing(parts[0], parts[1]);
            });
        });
    }

    private void existing(String word, String does) throws Exception {
        Path file = Files.writeString(directory.resolve("there"), "0123456789");
        if (does.contains("x")) {
            Fails.with(Errno.EEXIST, () -> Os.open(file, word));
            assertThat(file).hasContent("0123456789");
            return;
        }
        try (Fd fd = Os.open(file, word)) {
            assertThat(fd.isInheritable()).isFalse();
            if (does.contains("r")) {
                assertThat(fd.pread(10, 0)).asString().isEqualTo(does.contains("t") ? "" : "0123456789");
            } else {
                Fails.with(Errno.EBADF, () -> fd.read(1));
            }
            if (does.contains("w")) {
                fd.writeAll("new");
            } else {
                Fails.with(Errno.EBADF, () -> fd.write(new byte[1]));
            }
        }
        assertThat(file).hasContent(!does.contains("w") ? "0123456789" : does.contains("t") ? "new" : does.contains("a") ? "0123456789new" : "new3456789");
    }

    private void missing(String word, String does) throws Exception {
        Path file = directory.resolve("missing-" + word);
        if (!does.contains("c")) {
            Fails.with(Errno.ENOENT, () -> Os.open(file, word));
            return;
        }
        try (Fd fd = Os.open(file, word)) {
            fd.writeAll("new");
        }
        assertThat(file).hasContent("new");
        Command.Result umask = Command.of("sh", "-c", "umask").run();
        int mode = 0666 & ~Integer.parseInt(umask.out().strip(), 8);
        assertThat(Os.stat(file).permissions()).isEqualTo(mode);
        try (Fd fd = Os.open(directory.resolve("private-" + word), word, 0600)) {
            assertThat(fd.stat().permissions()).isEqualTo(0600);
        }
    }

    @Test
    void otherWordsAreRefused() {
        for (String word : new String[] {"", "x", "rw", "wb", "R", "r++"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Os.open("/dev/null", word)).withMessageStartingWith("words: ");
        }
        Fails.onNull("words", () -> Os.open("/dev/null", (String) null));
        Fails.onNull("path", () -> Os.open((Path) null, "r"));
    }

    @Test
    void flagsAndModes() throws Exception {
        Path file = directory.resolve("flags");
        try (Fd fd = Fd.open(file, Posix.O_WRONLY | Posix.O_CREAT | Posix.O_EXCL, 0640)) {
            assertThat(fd.stat().permissions()).isEqualTo(0640);
        }
        try (Fd fd = Fd.open(file.toString(), Posix.O_RDONLY)) {
            assertThat(fd.name()).isEqualTo(file.toString());
        }
    }

    @TestFactory
    Stream<DynamicTest> wrongPaths() {
        return BadArguments.paths("open", "path", path -> Os.open(path).close());
    }

    @Test
    void helpersOfNumbers() throws Exception {
        Path file = directory.resolve("helpers");
        int out = Os.openFd(file, Posix.O_WRONLY | Posix.O_CREAT);
        byte[] data = "0123456789".repeat(1000).getBytes();
        Os.writeFdAll(out, data);
        assertThat(Os.writeFd(out, new byte[] {'!'})).isEqualTo(1);
        Os.closeFd(out);
        Os.closeFd(out);
        int in = Os.openFd(file.toString());
        assertThat(Os.readFd(in)).hasSize(4096);
        assertThat(Os.readFd(in, 4)).asString().isEqualTo("6789");
        assertThat(Os.readFdAll(in)).hasSize(data.length + 1 - 4100).endsWith((byte) '!');
        assertThat(Os.readFdAll(in, 1)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Os.readFdAll(in, 0));
        Os.closeFd(in);
        Fails.with(Errno.EBADF, () -> Os.readFdAll(in));
        Fails.with(Errno.EBADF, () -> Os.writeFdAll(in, new byte[1]));
    }

    @Test
    void readingInSmallSteps() throws Exception {
        Path file = Files.writeString(directory.resolve("steps"), "0123456789");
        try (Fd fd = Os.open(file)) {
            assertThat(Os.readFdAll(fd.fileno(), 3)).asString().isEqualTo("0123456789");
        }
        try (FdPipe pipe = FdPipe.open()) {
            pipe.writeEnd().writeAll("0123456789");
            pipe.writeEnd().close();
            assertThat(Os.readFdAll(pipe.readEnd().fileno(), 3)).asString().isEqualTo("0123456789");
        }
    }

    @Test
    void aPathThatIsNotUtf8() throws Exception {
        Command.output("sh", "-c", "cd '" + directory + "' && printf hello > \"$(printf 'a\\377b\\303\\251')\"");
        try (Stream<Path> paths = Files.list(directory)) {
            Path path = paths.findFirst().orElseThrow();
            try (Fd fd = Os.open(path)) {
                assertThat(fd.readAll()).asString().isEqualTo("hello");
                assertThat(fd.name()).isEqualTo(directory + "/a\udcffb\u00e9");
            }
        }
    }

    @Test
    void aPathOfAZipFileIsRefused() throws Exception {
        Path zip = directory.resolve("x.zip");
        try (var system = java.nio.file.FileSystems.newFileSystem(zip, java.util.Map.of("create", "true"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Os.open(system.getPath("/a"))).withMessageStartingWith("path: ");
        }
    }

    @Test
    void aRelativePath() throws Exception {
        assertThat(Os.stat(Path.of("pom.xml")).ino()).isEqualTo(Os.stat(Path.of("pom.xml").toAbsolutePath()).ino());
        assertThat(PathText.of(Path.of("é/ü"), "path")).isEqualTo("é/ü");
        assertThat(PathText.of(Path.of(""), "path")).isEmpty();
        assertThat(PathText.of(Path.of("/é"), "path")).isEqualTo("/é");
    }
}
