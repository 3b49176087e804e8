package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of unshare(2) and setns(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface NamespaceConstants permits PosixNamespaces {
    /** A table of descriptors of one's own. */
    int CLONE_FILES = constant("CLONE_FILES");

    /** A root, working directory and umask of one's own. */
    int CLONE_FS = constant("CLONE_FS");

    /** A list of one's own of what is undone to System V semaphores at the end. */
    int CLONE_SYSVSEM = constant("CLONE_SYSVSEM");

    /** Memory of one's own, which a thread of several cannot have. */
    int CLONE_VM = constant("CLONE_VM");

    /** Signal handlers of one's own, which a thread of several cannot have. */
    int CLONE_SIGHAND = constant("CLONE_SIGHAND");

    /** A process of one's own, which a thread of several cannot have. */
    int CLONE_THREAD = constant("CLONE_THREAD");

    /** A new mount namespace. */
    int CLONE_NEWNS = constant("CLONE_NEWNS");

    /** A new namespace of control groups. */
    int CLONE_NEWCGROUP = constant("CLONE_NEWCGROUP");

    /** A new namespace of the machine's name. */
    int CLONE_NEWUTS = constant("CLONE_NEWUTS");

    /** A new namespace of System V's objects and POSIX's message queues. */
    int CLONE_NEWIPC = constant("CLONE_NEWIPC");

    /** A new user namespace, in which one may be root. */
    int CLONE_NEWUSER = constant("CLONE_NEWUSER");

    /** A new namespace of process ids, for children. */
    int CLONE_NEWPID = constant("CLONE_NEWPID");

    /** A new network namespace. */
    int CLONE_NEWNET = constant("CLONE_NEWNET");

    /** A new namespace of clocks, for children. Since Linux 5.6. */
    int CLONE_NEWTIME = constant("CLONE_NEWTIME");

    private static int constant(String name) {
        return Constants.get("namespaces", name);
    }
}
