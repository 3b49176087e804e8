package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.os4j.testing.Command;

class PosixErrorsTest {
    @Test
    void strerrorIsTheSystems() {
        assumeTrue(Command.exists("python3"), "no python3 to compare with");
        String theirs = Command.output("python3", "-c", "import os\nfor i in range(140): print(os.strerror(i))");
        StringBuilder ours = new StringBuilder();
        for (int i = 0; i < 140; i++) {
            ours.append(Posix.strerror(i)).append('\n');
        }
        assertThat(ours.toString().strip()).isEqualTo(theirs);
    }

    @Test
    void strerrorKnowsEveryInt() {
        for (int code : new int[] {-1, 9999, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(Posix.strerror(code)).isEqualTo("Unknown error " + code);
        }
    }

    @Test
    void theMessageNamesTheCallTheReasonAndThePaths() {
        int enoent = Errno.ENOENT.code();
        assertThat(new ErrnoException("read", enoent)).hasMessage("read: No such file or directory (ENOENT)");
        assertThat(new ErrnoException("stat", enoent, "a\n\"b\\\uDCFF\0é")).hasMessage(
                "stat: No such file or directory (ENOENT): \"a\\n\\\"b\\\\\\xff\\u0000é\"");
        assertThat(new ErrnoException("rename", enoent, "a", "b")).hasMessage("rename: No such file or directory (ENOENT): \"a\" -> \"b\"");
        ErrnoException unknown = new ErrnoException("open", 9999, null);
        assertThat(unknown).hasMessage("open: Unknown error 9999 (errno 9999)");
        assertThat(unknown.errno()).isEqualTo(Errno.UNKNOWN);
        assertThat(unknown.code()).isEqualTo(9999);
    }

    @Test
    void theExceptionIsAnIOExceptionThatTravels() throws Exception {
        ErrnoException sent = new ErrnoException("rename", Errno.EXDEV.code(), "a", "b");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(sent);
        ErrnoException received = (ErrnoException) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(received).isInstanceOf(IOException.class).hasMessage(sent.getMessage());
        assertThat(received.errno()).isEqualTo(Errno.EXDEV);
        assertThat(received.function()).isEqualTo("rename");
        assertThat(received.path()).isEqualTo("a");
        assertThat(received.path2()).isEqualTo("b");
    }
}
