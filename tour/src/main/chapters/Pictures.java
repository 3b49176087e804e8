// Pictures in the terminal
// ls -l's lines, a tree with what each directory takes, and who a program is.

import static org.os4j.Posix.*;

import org.os4j.Os;

void main() throws Exception {
    Os.makedirs("site/images");
    try (var fd = Os.open("site/images/large", "w")) {
        fd.writeAll(new byte[300_000]);
    }
    try (var fd = Os.open("site/index", "w")) {
        fd.writeAll("<p>hello");
    }
    symlink("index", "site/start");
    mkfifo("site/queue", 0640);

    Os.longListing(Os.listdirStat("site")).forEach(IO::println);
    IO.println(Os.tree("site", 2).stripTrailing());
    IO.println("which sh: " + Os.which("sh"));
    IO.println(Os.expandvars("the shell searches $PATH").length() > 24 ? "PATH has been put in" : "PATH is empty");
}
