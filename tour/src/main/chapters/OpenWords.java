// A descriptor with an owner
// Os.open takes words for what is wanted. An Fd is closed once, reads and writes all of it, and is a
// stream or a channel of Java's where one is needed.

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.ErrnoException;
import org.os4j.Fd;
import org.os4j.FdPipe;
import org.os4j.Os;

void main() throws Exception {
    for (String words : List.of("r", "r+", "w", "wx", "w+", "wx+", "a", "ax", "a+", "ax+")) {
        Os.touch("there");
        IO.println(String.format("%-4s a file: %-8s none: %s", words, attempt("there", words), attempt("missing", words)));
    }
    try (Fd fd = Os.open("notes", "w+")) {
        fd.writeAll("one\ntwo\nthree\n");
        fd.seek(4);
        IO.println("from 4:      " + new String(fd.readAll()).strip().replace('\n', ' '));
        fd.truncate(3);
        IO.println("size, mode:  " + fd.size() + ", " + filemode(fd.stat().mode()));
        IO.println("inheritable: " + fd.isInheritable());
        fd.seek(0);
        IO.println("a stream:    " + new String(fd.asInputStream().readAllBytes()));
        IO.println(fd);
    }
    try (var pipe = FdPipe.open()) {
        Os.nonblock(pipe.readEnd().fileno(), true);
        IO.println("blocking:    " + pipe.readEnd().isBlocking());
    }
}

String attempt(String path, String words) throws Exception {
    try (Fd _ = Os.open(path, words)) {
        return "opened";
    } catch (ErrnoException e) {
        return e.errno().toString();
    } finally {
        if (path.equals("missing") && statOrNull(path) != null) {
            Os.remove(path);
        }
    }
}
