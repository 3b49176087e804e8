package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixDescriptorsTest {
    @TempDir
    Path directory;

    @Test
    void openCreatesTheFileThatStatSees() throws Exception {
        Path file = directory.resolve("new");
        int fd = open(file.toString(), O_CREAT | O_WRONLY, 0640);
        write(fd, "abc");
        close(fd);
        assertThat(Command.output("stat", "-c", "%s %a", file.toString())).isEqualTo("3 640");
    }

    @Test
    void everyDescriptorIsCloseOnExec() throws Exception {
        int fd = open("/dev/null", O_RDONLY);
        assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + fd))).containsPattern("flags:\\s+02[0-9]*");
        close(fd);
    }

    @Test
    void openOfAMissingFileSaysWhich() {
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> open("/nowhere", O_RDONLY)).satisfies(e -> {
            assertThat(e.errno()).isEqualTo(Errno.ENOENT);
            assertThat(e.function()).isEqualTo("open");
            assertThat(e.path()).isEqualTo("/nowhere");
        }).withMessage("open: No such file or directory (ENOENT): \"/nowhere\"");
    }
}
