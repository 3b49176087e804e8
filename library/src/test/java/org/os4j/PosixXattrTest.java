package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
class PosixXattrTest {
    private static final byte[] VALUE = "here\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path directory;

    private String file;
    private int fd;

    @BeforeEach
    void makeFile() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here to compare with");
        file = Files.createFile(directory.resolve("file")).toString();
        assumeTrue(python("os.setxattr(sys.argv[1], 'user.probe', b'')", file).isEmpty(), "this file system has no user attributes");
        python("os.removexattr(sys.argv[1], 'user.probe')", file);
        fd = open(file, O_RDONLY);
    }

    @AfterEach
    void closeFile() throws Exception {
        if (fd > 0) {
            close(fd);
        }
    }

    /** What a line of Python prints; its error if it fails. */
    private static String python(String line, String... arguments) {
        Stream<String> words = Stream.concat(Stream.of("python3", "-c", "import os, sys; " + line), Arrays.stream(arguments));
        Command.Result result = Command.of(words.toList()).run();
        return result.exit() == 0 ? result.out().strip() : result.err();
    }

    private static String pythonValue(String path, String name) {
        return python("print(os.getxattr(sys.argv[1], sys.argv[2], follow_symlinks=False).hex())", path, name);
    }

    private static void assumeTrusted(String path) {
        String error = python("os.setxattr(sys.argv[1], 'trusted.probe', b'', follow_symlinks=False)", path);
        assumeTrue(error.isEmpty(), "needs trusted attributes, root's alone");
        python("os.removexattr(sys.argv[1], 'trusted.probe', follow_symlinks=False)", path);
    }

    @Test
    void setxattrIsWhatPythonReads() throws Exception {
        setxattr(file, "user.origin", VALUE);
        assertThat(pythonValue(file, "user.origin")).isEqualTo(HexFormat.of().formatHex(VALUE));
        fsetxattr(fd, "user.origin", new byte[0], XATTR_REPLACE);
        assertThat(pythonValue(file, "user.origin")).isEmpty();
        assertThat(python("print(os.listxattr(sys.argv[1]))", file)).isEqualTo("['user.origin']");
    }

    @Test
    void getxattrReadsWhatPythonSets() throws Exception {
        python("os.setxattr(sys.argv[1], 'user.a', bytes(range(256)))", file);
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        assertThat(getxattr(file, "user.a")).isEqualTo(all);
        assertThat(fgetxattr(fd, "user.a")).isEqualTo(all);
        assertThat(lgetxattr(file, "user.a")).isEqualTo(all);
        assertThat(getxattrOrNull(file, "user.a")).isEqualTo(all);
        assertThat(lgetxattrOrNull(file, "user.a")).isEqualTo(all);
        assertThat(fgetxattrOrNull(fd, "user.a")).isEqualTo(all);
    }

    @Test
    void valuesOfAnySize() throws Exception {
        for (int size : new int[] {0, 1, 1023, 1024, 1025, 3500}) {
            byte[] value = new byte[size];
            new Random(size).nextBytes(value);
            setxattr(file, "user.size", value);
            assertThat(getxattr(file, "user.size")).as("%d bytes", size).isEqualTo(value);
            assertThat(pythonValue(file, "user.size")).isEqualTo(HexFormat.of().formatHex(value));
        }
    }

    @Test
    void theLargestValue() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isDirectory(memory), "no /dev/shm, whose file system has room for large values");
        Path large = Files.createTempFile(memory, "os4j", "");
        try {
            assumeTrusted(large.toString());
            byte[] value = new byte[XATTR_SIZE_MAX];
            new Random(1).nextBytes(value);
            setxattr(large.toString(), "trusted.large", value, XATTR_CREATE);
            assertThat(getxattr(large.toString(), "trusted.large")).isEqualTo(value);
            assertThat(python("print(sum(os.getxattr(sys.argv[1], 'trusted.large')))", large.toString()))
                    .isEqualTo(Integer.toString(IntStream.range(0, value.length).map(i -> value[i] & 0xFF).sum()));
            Fails.with(Errno.E2BIG, () -> setxattr(large.toString(), "trusted.large", new byte[XATTR_SIZE_MAX + 1]));
        } finally {
            Files.delete(large);
        }
    }

    @Test
    void listxattrOfManyNames() throws Exception {
        List<String> names = IntStream.range(10, 30).mapToObj(i -> "user." + "n".repeat(80) + i).toList();
        python("[os.setxattr(sys.argv[1], 'user.' + 'n' * 80 + str(i), b'') for i in range(10, 30)]", file);
        assertThat(listxattr(file)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(llistxattr(file)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(flistxattr(fd)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aFileWithoutAttributes() throws Exception {
        assertThat(listxattr(file)).isEmpty();
        assertThat(getxattrOrNull(file, "user.none")).isNull();
        assertThat(lgetxattrOrNull(file, "user.none")).isNull();
        assertThat(fgetxattrOrNull(fd, "user.none")).isNull();
        Fails.with(Errno.ENODATA, () -> getxattr(file, "user.none"));
        Fails.with(Errno.ENODATA, () -> lgetxattr(file, "user.none"));
        Fails.with(Errno.ENODATA, () -> fgetxattr(fd, "user.none"));
        Fails.with(Errno.ENODATA, () -> removexattr(file, "user.none"));
        Fails.with(Errno.ENODATA, () -> lremovexattr(file, "user.none"));
        Fails.with(Errno.ENODATA, () -> fremovexattr(fd, "user.none"));
    }

    @Test
    void flagsSayWhetherItMustBeThere() throws Exception {
        Fails.with(Errno.ENODATA, () -> setxattr(file, "user.a", VALUE, XATTR_REPLACE));
        setxattr(file, "user.a", VALUE, XATTR_CREATE);
        Fails.with(Errno.EEXIST, () -> setxattr(file, "user.a", VALUE, XATTR_CREATE));
        Fails.with(Errno.EEXIST, () -> lsetxattr(file, "user.a", VALUE, XATTR_CREATE));
        Fails.with(Errno.EEXIST, () -> fsetxattr(fd, "user.a", VALUE, XATTR_CREATE));
        lsetxattr(file, "user.a", new byte[] {1}, XATTR_REPLACE);
        assertThat(pythonValue(file, "user.a")).isEqualTo("01");
    }

    @Test
    void removexattrAndItsSisters() throws Exception {
        python("[os.setxattr(sys.argv[1], 'user.' + c, b'') for c in 'abcd']", file);
        removexattr(file, "user.a");
        lremovexattr(file, "user.b");
        fremovexattr(fd, "user.c");
        assertThat(python("print(os.listxattr(sys.argv[1]))", file)).isEqualTo("['user.d']");
    }

    @Test
    void theFormsOfALinkItself() throws Exception {
        String link = directory + "/link";
        Command.output("ln", "-s", "file", link);
        assumeTrusted(link);
        setxattr(link, "trusted.which", new byte[] {1});
        lsetxattr(link, "trusted.which", new byte[] {2}, 0);
        assertThat(pythonValue(file, "trusted.which")).isEqualTo("01");
        assertThat(pythonValue(link, "trusted.which")).isEqualTo("02");
        assertThat(getxattr(link, "trusted.which")).containsExactly(1);
        assertThat(lgetxattr(link, "trusted.which")).containsExactly(2);
        lremovexattr(link, "trusted.which");
        assertThat(llistxattr(link)).isEmpty();
        assertThat(listxattr(link)).containsExactly("trusted.which");
        Fails.with(Errno.EPERM, () -> lsetxattr(link, "user.of.a.link", VALUE, 0));
    }

    @Test
    void aNameThatIsNotUtf8() throws Exception {
        python("os.setxattr(sys.argv[1], b'user.\\xff', b'1')", file);
        assertThat(listxattr(file)).containsExactly("user.\udcff");
        assertThat(getxattr(file, "user.\udcff")).containsExactly('1');
    }

    @Test
    void wrongNames() {
        Fails.with(Errno.EOPNOTSUPP, () -> getxattr(file, "nonsense.a"));
        Fails.with(Errno.ERANGE, () -> getxattr(file, "user." + "n".repeat(XATTR_NAME_MAX)));
        Fails.with(Errno.ERANGE, () -> setxattr(file, "", VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> getxattr(file, "user.\0")).withMessageStartingWith("name: ");
        Fails.onNull("name", () -> getxattr(file, null));
        Fails.onNull("value", () -> setxattr(file, "user.a", null));
        Fails.onNull("value", () -> fsetxattr(fd, "user.a", null, 0));
    }

    @TestFactory
    Stream<DynamicTest> wrongFiles() {
        return Stream.of(
                BadArguments.paths("getxattr", "path", path -> getxattr(path, "user.a")),
                BadArguments.paths("getxattr", "path", path -> getxattrOrNull(path, "user.a")),
                BadArguments.paths("lgetxattr", "path", path -> lgetxattr(path, "user.a")),
                BadArguments.paths("lgetxattr", "path", path -> lgetxattrOrNull(path, "user.a")),
                BadArguments.paths("setxattr", "path", path -> setxattr(path, "user.a", VALUE)),
                BadArguments.paths("lsetxattr", "path", path -> lsetxattr(path, "user.a", VALUE, 0)),
                BadArguments.paths("listxattr", "path", Posix::listxattr),
                BadArguments.paths("llistxattr", "path", Posix::llistxattr),
                BadArguments.paths("removexattr", "path", path -> removexattr(path, "user.a")),
                BadArguments.paths("lremovexattr", "path", path -> lremovexattr(path, "user.a")),
                BadArguments.descriptors("fgetxattr", bad -> fgetxattr(bad, "user.a")),
                BadArguments.descriptors("fgetxattr", bad -> fgetxattrOrNull(bad, "user.a")),
                BadArguments.descriptors("fsetxattr", bad -> fsetxattr(bad, "user.a", VALUE, 0)),
                BadArguments.descriptors("flistxattr", Posix::flistxattr),
                BadArguments.descriptors("fremovexattr", bad -> fremovexattr(bad, "user.a"))).flatMap(tests -> tests);
    }
}
