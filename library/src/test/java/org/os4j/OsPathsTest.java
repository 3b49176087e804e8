package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Trees;

@ExtendWith(LeakCheck.class)
class OsPathsTest {
    @TempDir
    Path directory;

    @Test
    void whichFindsWhatTheShellDoes() {
        for (String program : List.of("ls", "sh", "find", "env")) {
            assertThat(Os.which(program)).isEqualTo(Command.output("sh", "-c", "command -v " + program)
                    .equals(program) ? Command.output("which", program) : Command.output("sh", "-c", "command -v " + program));
        }
        assertThat(Os.which("no-such-program")).isNull();
        assertThat(Os.which("")).isNull();
        assertThat(Os.which("/bin/sh")).isEqualTo("/bin/sh");
        assertThat(Os.which("/bin")).isNull();
        assertThat(Os.which("/nowhere/sh")).isNull();
    }

    @Test
    void whichInASearchPath() {
        Trees.shell(directory, "mkdir one two three && mkdir one/prog && touch two/prog && printf '#!/bin/sh\\n' > three/prog && chmod +x three/prog");
        String path = directory + "/one:/nowhere:" + directory + "/two:" + directory + "/three";
        assertThat(Os.which("prog", Posix.X_OK, path)).isEqualTo(directory + "/three/prog");
        assertThat(Os.which("prog", Posix.F_OK, path)).isEqualTo(directory + "/two/prog");
        assertThat(Os.which("pom.xml", Posix.R_OK, "/nowhere:")).isEqualTo("./pom.xml");
        assertThat(Os.which("pom.xml", Posix.R_OK, "/nowhere")).isNull();
    }

    @Test
    void homes() {
        String me = Command.output("id", "-un");
        String home = Command.output("sh", "-c", "getent passwd " + me + " | cut -d: -f6");
        assertThat(Os.expanduser("~" + me + "/x/y")).isEqualTo(home + "/x/y");
        assertThat(Os.expanduser("~root")).isEqualTo(Command.output("sh", "-c", "getent passwd root | cut -d: -f6"));
        assertThat(Os.expanduser("~nosuchuser/x")).isEqualTo("~nosuchuser/x");
        assertThat(Os.expanduser("a/~")).isEqualTo("a/~");
        assertThat(Os.expanduser("")).isEmpty();
        assertThat(run(Map.of("HOME", "/some/where/"), "~/x")).isEqualTo("/some/where/x");
        assertThat(run(Map.of("HOME", "/some/where"), "~")).isEqualTo("/some/where");
        assertThat(run(Map.of("HOME", "/"), "~")).isEqualTo("/");
        assertThat(run(Map.of("HOME", "/"), "~/x")).isEqualTo("/x");
    }

    @Test
    void variables() {
        Map<String, String> values = Map.of("A", "1", "LONG_name2", "two", "dollar", "$A\\", "empty", "");
        assertThat(Os.expandvars("$A/${A}b$LONG_name2.${empty}", values::get)).isEqualTo("1/1btwo.");
        assertThat(Os.expandvars("$B ${B} $ ${ ${} $$A $", values::get)).isEqualTo("$B ${B} $ ${ ${} $1 $");
        assertThat(Os.expandvars("$dollar!", values::get)).isEqualTo("$A\\!");
        assertThat(Os.expandvars("nothing")).isEqualTo("nothing");
        assertThat(run(Map.of("OS4J_TEST", "found"), "${OS4J_TEST}-$OS4J_NONE")).isEqualTo("found-$OS4J_NONE");
    }

    @Test
    void wordsOfPaths() {
        assertThat(Os.curdir + Os.pardir + Os.sep + Os.extsep + Os.pathsep + Os.linesep + Os.devnull).isEqualTo(".../.:\n/dev/null");
        assertThat(Os.defpath).contains("/bin");
    }

    private static String run(Map<String, String> environment, String text) {
        Command.Result result = Command.of(ChildJvm.command(Expand.class, text)).with(environment).run();
        assertThat(result.exit()).as(result.err()).isZero();
        return result.out().strip();
    }

    /** Prints its argument expanded. */
    static final class Expand {
        public static void main(String[] arguments) {
            System.out.println(Os.expandvars(Os.expanduser(arguments[0])));
        }
    }
}
