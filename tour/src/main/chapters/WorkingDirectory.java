// The working directory
// It belongs to the process: what is started from here begins there, and Java's own user.dir does
// not follow.

import static org.os4j.Posix.*;

import java.util.List;

void main() throws Exception {
    String before = getcwd();
    chdir("/usr");
    IO.println("getcwd:   " + getcwd());
    IO.println("user.dir: " + (System.getProperty("user.dir").equals(before) ? "as before" : "moved"));
    waitpid(posix_spawnp("pwd", List.of("pwd")), 0);

    int here = open(".", O_RDONLY | O_DIRECTORY);
    chdir("..");
    IO.println("getcwd:   " + getcwd());
    fchdir(here);
    IO.println("getcwd:   " + getcwd());
    close(here);
}
