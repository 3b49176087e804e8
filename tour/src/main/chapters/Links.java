// Links
// A second name, and a file that names another. stat looks at the target, lstat at the link.

import static org.os4j.Posix.*;

void main() throws Exception {
    String path = "notes";
    int fd = creat(path, 0600);
    write(fd, "content");
    close(fd);
    link(path, path + ".second");
    symlink(path, path + ".symbolic");
    IO.println("names:      " + stat(path).nlink());
    IO.println("readlink:   " + readlink(path + ".symbolic"));
    IO.println("stat:       " + filemode(stat(path + ".symbolic").mode()) + " " + stat(path + ".symbolic").size() + " bytes");
    IO.println("lstat:      " + filemode(lstat(path + ".symbolic").mode()));
    rename(path, path + ".renamed");
    IO.println("dangling:   " + (statOrNull(path + ".symbolic") == null) + ", and still a link: "
            + S_ISLNK(lstat(path + ".symbolic").mode()));
    unlink(path + ".renamed");
    unlink(path + ".second");
    unlink(path + ".symbolic");
}
