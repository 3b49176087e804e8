// Passing a descriptor
// An open file goes to another process through a socket: the receiver reads what it could not have opened.
// The socket also says who is at its other end, by the kernel's word.

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.ControlMessage.Rights;
import org.os4j.Message;
import org.os4j.SocketPair;

void main() throws Exception {
    SocketPair pair = socketpair(AF_UNIX, SOCK_STREAM, 0);
    int child = fork();
    if (child == 0) {
        close(pair.first());
        Message message = recvmsg(pair.second(), 100, 0);
        for (var beside : message.control()) {
            if (beside instanceof Rights(List<Integer> descriptors)) {
                int fd = descriptors.getFirst();
                IO.println("child:   \"" + new String(message.data()) + "\" and a descriptor of \"" + new String(pread(fd, 100, 0)) + "\"");
            }
        }
        _exit(0);
    }
    close(pair.second());
    int file = memfd_create("secret");
    write(file, "nobody else can open this");
    sendmsg(pair.first(), "here it is".getBytes(), List.of(new Rights(List.of(file))), 0, null);
    waitpid(child, 0);
    IO.println("parent:  the other end was made by " + (getsockopt_peercred(pair.first()).pid() == getpid() ? "this process" : "somebody else"));
    close(pair.first());
    close(file);
}
