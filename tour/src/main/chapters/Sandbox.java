// A sandbox
// A child gives away what it will not need: namespaces make it a world of its own, and a filter of
// system calls lets it start no program. What it does there stays there.

import static org.os4j.Posix.*;

import java.util.List;
import org.os4j.Errno;
import org.os4j.ErrnoException;
import org.os4j.SeccompFilter;

void main() throws Exception {
    String name = gethostname();
    int child = fork();
    if (child == 0) {
        try {
            unshare(geteuid() == 0 ? CLONE_NEWUTS : CLONE_NEWUSER | CLONE_NEWUTS);
            sethostname("sandbox");
            IO.println("child:   the host is called " + gethostname());
        } catch (ErrnoException e) {
            IO.println("child:   namespaces are refused here (" + e.errno() + ")");
        }
        pr_set_no_new_privs();
        seccomp_load(SeccompFilter.allowingAllElse().deny(Errno.EPERM, "execve", "execveat"));
        try {
            execv("/bin/true", List.of("true"));
        } catch (ErrnoException e) {
            IO.println("child:   execv: " + e.errno());
        }
        _exit(0);
    }
    waitpid(child, 0);
    IO.println("parent:  the host is called " + (gethostname().equals(name) ? "as before" : gethostname()));
    int other = posix_spawnp("true", List.of("true"));
    IO.println("parent:  a program: " + waitpid(other, 0).status());
}
