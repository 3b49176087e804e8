// Permissions
// Who may do what with a file, and what access says of it before anything is tried.

import static org.os4j.Posix.*;

void main() throws Exception {
    String path = "notes";
    int before = umask(027);
    close(creat(path, 0666));
    umask(before);
    IO.println("created with umask 027:  " + filemode(stat(path).mode()));
    chmod(path, S_IRUSR | S_IXUSR | S_IRGRP);
    IO.println("after chmod 0540:        " + filemode(stat(path).mode()) + " " + Integer.toOctalString(S_IMODE(stat(path).mode())));
    chmod(path, 06755);
    IO.println("set-user-id, -group-id:  " + filemode(stat(path).mode()));
    IO.println("there, to read, to run:  " + access(path, F_OK) + " " + access(path, R_OK) + " " + access(path, X_OK));
    IO.println("a directory, a file:     " + S_ISDIR(stat(path).mode()) + " " + S_ISREG(stat(path).mode()));
    if (geteuid() == 0) {
        chown(path, 65534, 65534);
        IO.println("owner after chown:       " + stat(path).uid() + ":" + stat(path).gid());
    }
    unlink(path);
}
