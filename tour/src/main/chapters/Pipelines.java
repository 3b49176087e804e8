// A pipeline
// Commands joined by pipes, as a shell's | joins them: all run at once, and whoever stops reading
// ends the one before. Ten megabytes go through three of them.

import static org.os4j.Posix.*;

import org.os4j.Command;
import org.os4j.Redirect;

void main() throws Exception {
    IO.println("words:  " + Command.of("printf", "pear\\napple\\npear\\n").pipe(Command.of("sort")).pipe(Command.of("uniq", "-c"))
            .output().strip().replaceAll("\\s+", " "));

    var large = Command.of("head", "-c", "10000000", "/dev/zero").pipe(Command.of("tr", "\\0", "x")).pipe(Command.of("wc", "-c"));
    IO.println("bytes:  " + large.output().strip());

    var result = Command.of("yes").pipe(Command.of("head", "-n", "1")).stdout(Redirect.PIPE).run();
    IO.print("first:  " + result.outText());
    for (var part : result.results()) {
        IO.println("        " + part.command() + ": " + part.status());
    }
    IO.println("the exit code of all: " + result.exitCode() + " (" + strsignal(SIGPIPE) + " is what ended yes)");
}
