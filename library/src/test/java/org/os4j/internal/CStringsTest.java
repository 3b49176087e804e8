package org.os4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.Posix;
import org.os4j.testing.Command;

class CStringsTest {
    private static final int FUZZED = 100_000;

    @TempDir
    Path directory;

    @Test
    void everyByteComesBack() {
        for (int b = 1; b < 256; b++) {
            byte[] bytes = {(byte) b};
            String text = CStrings.decode(bytes);
            assertThat(text).isEqualTo(Character.toString(b < 0x80 ? b : 0xDC00 + b));
            assertRoundTrip(bytes);
            assertRoundTrip(new byte[] {'a', (byte) b, 'z', '?', (byte) b});
        }
    }

    @Test
    void malformedUtf8IsEscapedByteByByte() {
        for (String malformed : List.of("80", "bf", "c0 80", "c1 bf", "c3", "c3 28", "e0 80 80", "e0 9f bf", "e2 82", "e2 28 a1", "ed a0 80",
                "ed bf bf",
                "f0 80 80 80", "f0 8f bf bf", "f0 9f 98", "f0 28 8c bc", "f4 90 80 80", "f5 80 80 80", "f8 88 80 80 80", "fe", "ff")) {
            byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(malformed);
            StringBuilder escaped = new StringBuilder();
            for (byte b : bytes) {
                escaped.append(b < 0 ? (char) (0xDC00 + (b & 0xFF)) : (char) b);
            }
            assertThat(CStrings.decode(bytes)).as(malformed).isEqualTo(escaped.toString());
            assertRoundTrip(bytes);
        }
    }

    @Test
    void wellFormedUtf8IsText() {
        for (String text : List.of("", "plain", "é", "€", "😀", "\uFFFD", "a\uFFFDé😀?",
                "\uD7FF\uE000\uFFFF\uDBFF\uDFFF\u0080\u07FF\u0800\uD800\uDC00", "??", "?é")) {
            assertThat(CStrings.encode(text, "text")).isEqualTo(text.getBytes(UTF_8));
            assertThat(CStrings.decode(text.getBytes(UTF_8))).isEqualTo(text);
            assertThat(written(text)).isEqualTo(text.getBytes(UTF_8));
        }
    }

    @Test
    void randomBytesComeBack() {
        Random random = new Random(25);
        for (int i = 0; i < FUZZED; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                // Mostly bytes near each other's limits, or hardly a sequence of four would ever be well-formed.
                int kind = random.nextInt(4);
                bytes[at] = (byte) (kind == 0 ? 1 + random.nextInt(255) : kind == 1 ? 0xC0 + random.nextInt(0x40) : 0x80 + random.nextInt(0x40));
            }
            assertRoundTrip(bytes);
        }
    }

    @Test
    void whatIsPlainIsWrittenAsItIs() {
        for (int length = 0; length < 40; length++) {
            String plain = "x".repeat(length);
            assertThat(written(plain)).isEqualTo(plain.getBytes(UTF_8));
            for (int at = 0; at < length; at++) {
                for (char special : new char[] {'?', '>', '@', '\u0001', '\u007F', '\u0080', 'é', '€', '\uDC80', '\uDCFF'}) {
                    String text = plain.substring(0, at) + special + plain.substring(at + 1);
                    assertThat(written(text)).as(text).isEqualTo(CStrings.encode(text, "text"));
                }
            }
        }
    }

    @Test
    void nulAndOtherSurrogatesAreRefusedWhereverTheyStand() {
        for (int length = 1; length < 20; length++) {
            for (int at = 0; at < length; at++) {
                String before = "x".repeat(at);
                String after = "x".repeat(length - at - 1);
                assertThatIllegalArgumentException().isThrownBy(() -> written(before + '\0' + after))
                        .withMessageStartingWith("text: holds a NUL character");
                for (char lone : new char[] {'\uD800', '\uDBFF', '\uDC00', '\uDC7F', '\uDD00', '\uDFFF'}) {
                    assertThatIllegalArgumentException().isThrownBy(() -> written(before + lone + after))
                            .withMessageStartingWith("text: holds the lone surrogate U+"
                                    + Integer.toHexString(lone).toUpperCase() + ", which stands for no byte");
                }
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> written("é\0"));
        assertThatIllegalArgumentException().isThrownBy(() -> CStrings.encode("a\0", "text"));
        assertThat(CStrings.encodeData("a\0\uDCFF", "text")).isEqualTo(new byte[] {'a', 0, -1});
    }

    @Test
    void pythonDecodesAlike() {
        assumeTrue(Command.exists("python3"), "no python3 to compare with");
        Random random = new Random(26);
        byte[] bytes = new byte[4000];
        random.nextBytes(bytes);
        String points = Command.output("python3", "-c",
                "import sys\nprint(' '.join('%x' % ord(c) for c in bytes.fromhex(sys.argv[1]).decode('utf-8', 'surrogateescape')))",
                HexFormat.of().formatHex(bytes));
        StringBuilder theirs = new StringBuilder();
        Arrays.stream(points.split(" ")).forEach(point -> theirs.appendCodePoint(Integer.parseInt(point, 16)));
        assertThat(CStrings.decode(bytes)).isEqualTo(theirs.toString());
    }

    @Test
    void aFileWithAnyNameCanBeOpened() throws Exception {
        Command.output("sh", "-c", "cd \"$1\" && for name in 'caf\\351' '\\377\\376' 'a?b' '\\303\\251' ' ' 'new\\012line'; do"
                + " printf \"$name\" > \"$(printf \"$name\")\"; done", "sh", directory.toString());
        for (String name : List.of("caf\uDCE9", "\uDCFF\uDCFE", "a?b", "é", " ", "new\nline")) {
            int fd = Posix.open(directory + "/" + name, Posix.O_RDONLY);
            assertThat(CStrings.decode(Posix.read(fd))).isEqualTo(name);
            Posix.close(fd);
        }
    }

    @Test
    void quotedShowsWhatCannotBePrinted() {
        assertThat(CStrings.quoted("a\"b\\\n\t\r\u0007é😀\uDCFF\uD800")).isEqualTo("\"a\\\"b\\\\\\n\\t\\u000d\\u0007é😀\\xff\\ud800\"");
    }

    private static void assertRoundTrip(byte[] bytes) {
        String text = CStrings.decode(bytes);
        assertThat(CStrings.encode(text, "text")).isEqualTo(bytes);
        assertThat(written(text)).isEqualTo(bytes);
        try (Scratch scratch = Scratch.take()) {
            assertThat(CStrings.read(scratch.path(text, "path"))).isEqualTo(text);
        }
    }

    /** The bytes that a call would see, up to the NUL. */
    private static byte[] written(String text) {
        try (Scratch scratch = Scratch.take()) {
            long address = scratch.path(text, "text");
            return Memory.bytes(address, Memory.length(address));
        }
    }
}
