package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixLogTest {
    /** A /dev of its own with a /dev/log in it, whose messages it prints until the program has ended. */
    private static final String LISTENER = """
            import os, socket, subprocess, sys
            log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            log.bind('/dev/log')
            log.settimeout(0.2)
            child = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
            while True:
                ended = child.poll() is not None
                try: print(log.recv(65536))
                except TimeoutError:
                    if ended: break
            sys.exit(child.returncode)
            """;
    private static final String OWN_DEV = "mount -t tmpfs none /dev && mknod /dev/null c 1 3 && mknod /dev/urandom c 1 9 && mknod /dev/random c 1 8"
            + " && ln -s /proc/self/fd /dev/fd && mkdir /dev/shm && exec \"$@\"";

    @Test
    void messagesReachTheLog() {
        assumeTrue(Command.exists("python3"), "no Python to listen");
        assumeTrue(Command.exists("unshare")
                && Command.of("unshare", "-m", "sh", "-c", OWN_DEV, "sh", "true").run().exit() == 0, "no mount namespace to be had");
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", OWN_DEV, "sh", "python3", "-c", LISTENER));
        command.addAll(ChildJvm.command(Writes.class));
        List<String> messages = ChildJvm.output(command).lines()
                .map(line -> line.replaceFirst("> ?\\w+ [ \\d]\\d \\d\\d:\\d\\d:\\d\\d ", "> ")).toList();
        assertThat(messages).containsExactly("b'<14> java: by default'",
                "b'<" + (3 * 8 + 4) + "> os4j test: 100% of %s and %n'",
                "b'<" + (16 * 8 + 6) + "> os4j test: to local0'",
                "b'<" + (3 * 8 + 6) + "> os4j test: without a level'",
                "b'<" + (3 * 8 + 3) + "> os4j test: an error'",
                "b'<" + (3 * 8 + 3) + "> java: after the end'");
    }

    static final class Writes {
        public static void main(String[] arguments) {
            syslog(LOG_INFO, "by default");
            openlog("os4j test", LOG_NDELAY, LOG_DAEMON);
            System.gc();
            syslog(LOG_WARNING, "100% of %s and %n");
            syslog(LOG_LOCAL0 | LOG_INFO, "to local0");
            syslog("without a level");
            setlogmask(LOG_UPTO(LOG_ERR));
            syslog(LOG_INFO, "kept back");
            syslog(LOG_ERR, "an error");
            closelog();
            syslog(LOG_ERR, "after the end");
        }
    }

    @Test
    void messagesReachStandardErrorAsWell() {
        Command.Result result = ChildJvm.run(WritesToStandardError.class);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err().lines().map(line -> line.replaceAll("\\[\\d+]", "[pid]")))
                .containsExactly("one[pid]: 1%", "two: 2", "j\u00fcrgen: 3");
    }

    static final class WritesToStandardError {
        public static void main(String[] arguments) {
            openlog("one", LOG_PERROR | LOG_PID, LOG_USER);
            syslog(LOG_INFO, "1%");
            openlog("two", LOG_PERROR, LOG_USER);
            syslog(LOG_INFO, "2");
            openlog("j\u00fcrgen", LOG_PERROR, LOG_USER);
            syslog(LOG_INFO, "3");
            closelog();
        }
    }

    @Test
    void masksAreThoseOfPython() {
        assumeTrue(Command.exists("python3"), "no Python to ask");
        String script = "from syslog import *; print(*[LOG_MASK(i) for i in range(8)], *[LOG_UPTO(i) for i in range(8)], setlogmask(0))";
        StringBuilder masks = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            masks.append(LOG_MASK(i)).append(' ');
        }
        for (int i = 0; i < 8; i++) {
            masks.append(LOG_UPTO(i)).append(' ');
        }
        assertThat(masks.append(setlogmask(0))).hasToString(Command.output("python3", "-c", script));
    }

    @Test
    void setlogmaskReturnsWhatItWas() {
        assertThat(ChildJvm.output(Mask.class)).isEqualTo("255 15 15 8");
    }

    static final class Mask {
        public static void main(String[] arguments) {
            System.out.println(setlogmask(LOG_UPTO(LOG_ERR)) + " " + setlogmask(0) + " " + setlogmask(LOG_MASK(LOG_ERR)) + " " + setlogmask(0));
        }
    }

    @Test
    void wrongTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> syslog(LOG_INFO, "a\0b")).withMessageStartingWith("message: ");
        assertThatIllegalArgumentException().isThrownBy(() -> openlog("a\0b", 0, LOG_USER)).withMessageStartingWith("ident: ");
        Fails.onNull("message", () -> syslog(null));
    }
}
