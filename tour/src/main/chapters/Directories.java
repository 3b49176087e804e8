// Directories
// Making, listing and removing them. A name is bytes: one that is not UTF-8 is listed, opened and
// removed all the same, which Java's own File and Path cannot.

import static org.os4j.Posix.*;

import org.os4j.ErrnoException;

void main() throws Exception {
    String top = "top";
    mkdir(top, 0700);
    int directory = open(top, O_RDONLY | O_DIRECTORY);
    mkdirat(directory, "below", 0755);
    close(openat(directory, "caf\udce9", O_CREAT | O_WRONLY, 0644));      // the byte 0xE9
    mkfifo(top + "/queue", 0600);
    for (String name : listdir(top).stream().sorted().toList()) {
        IO.println(filemode(fstatat(directory, name, AT_SYMLINK_NOFOLLOW).mode()) + " " + name.replace("\udce9", "\\xe9"));
    }
    try {
        rmdir(top);
    } catch (ErrnoException e) {
        IO.println(e.errno() + " from " + e.function());
    }
    unlinkat(directory, "below", AT_REMOVEDIR);
    unlinkat(directory, "caf\udce9", 0);
    unlinkat(directory, "queue", 0);
    close(directory);
    rmdir(top);
    IO.println("gone: " + (statOrNull(top) == null));
}
