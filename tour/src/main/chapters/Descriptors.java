// Descriptors
// A descriptor is a small number. Each one that os4j makes is closed by exec unless it is told
// otherwise; reads and writes report what they moved.

import static org.os4j.Posix.*;

import java.nio.ByteBuffer;

void main() throws Exception {
    String path = "notes";
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
    IO.println("write:    " + write(fd, "Hello, descriptor!\n") + " bytes");
    lseek(fd, 7, SEEK_SET);
    IO.println("read:     " + new String(read(fd, 10)));
    IO.println("pread:    " + new String(pread(fd, 5, 0)));

    ByteBuffer first = ByteBuffer.allocateDirect(7);
    ByteBuffer second = ByteBuffer.allocate(100);
    IO.println("preadv:   " + preadv(fd, new ByteBuffer[] {first, second}, 0) + " bytes, " + first.position() + " and " + second.position());

    int copy = dup(fd);
    IO.println("offset:   " + lseek(copy, 0, SEEK_CUR) + " for both");
    IO.println("inherit:  " + get_inheritable(copy));
    set_inheritable(copy, true);
    IO.println("inherit:  " + get_inheritable(copy));
    dup2(fd, 100);
    dup2(fd, 101, false);
    IO.println("dup2:     " + get_inheritable(100) + " unless asked for: " + get_inheritable(101));
    close(100);
    close(101);
    ftruncate(fd, 5);
    fsync(fd);
    IO.println("size:     " + fstat(fd).size());
    IO.println("terminal: " + isatty(fd));
    close(copy);
    close(fd);
    unlink(path);
}
