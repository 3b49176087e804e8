// Directories in directories
// makedirs makes all that is missing on the way, removedirs removes upwards as long as nothing is
// left in them, renames does both.

import static org.os4j.Posix.*;

import org.os4j.ErrnoException;
import org.os4j.Os;

void main() throws Exception {
    IO.println("the current directory is " + Os.curdir + ", the one above " + Os.pardir);
    Os.makedirs("a/b/c");
    Os.touch("a/b/kept");
    try {
        Os.makedirs("a/b/c");
    } catch (ErrnoException e) {
        IO.println(e.getMessage());
    }
    Os.makedirs("a/b/c", 0700, true);                  // may be there
    Os.removedirs("a/b/c");
    IO.println("a/b has " + Os.listdir("a/b"));
    Os.renames("a/b/kept", "x/y/kept");
    IO.println("and now there is " + Os.listdir() + " with " + Os.listdir("x/y"));
    Os.remove("x/y/kept");
    Os.removedirs("x/y");
    IO.println("left: " + Os.listdir());
}
