// Pipes
// What is written to one end is read from the other. When the last write end is closed, a read
// returns nothing. A descriptor that does not wait says EAGAIN, and the try forms say it without an
// exception.

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.Errno;
import org.os4j.Pipe;
import org.os4j.SpawnActions;

void main() throws Exception {
    Pipe pipe = pipe2(O_NONBLOCK);
    byte[] buffer = new byte[100];
    IO.println("empty:  " + Errno.of(-tryRead(pipe.readEnd(), buffer, 0, 100)));
    int capacity = 0;
    for (int n; (n = tryWrite(pipe.writeEnd(), new byte[4096], 0, 4096)) > 0; capacity += n) { }
    IO.println("full at " + capacity + " bytes");
    close(pipe.readEnd());
    close(pipe.writeEnd());

    Pipe words = pipe();
    Pipe sorted = pipe();
    int sort = posix_spawnp("sort", List.of("sort", "-u"), null,
            new SpawnActions().dup2(words.readEnd(), 0).dup2(sorted.writeEnd(), 1), null);
    close(words.readEnd());
    close(sorted.writeEnd());
    write(words.writeEnd(), "pear\napple\npear\n");
    close(words.writeEnd());
    IO.println("sorted: " + new String(read(sorted.readEnd())).strip().replace('\n', ' '));
    close(sorted.readEnd());
    IO.println("sort:   " + waitpid(sort, 0).status());
}
