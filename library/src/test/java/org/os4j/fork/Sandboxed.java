package org.os4j.fork;

import org.os4j.Posix;
import org.os4j.internal.fork.Fork;

/** {@code Sandboxed CALL}: fork() where a filter of the kernel's refuses a system call that it needs. */
final class Sandboxed {
    private Sandboxed() {}

    public static void main(String[] arguments) throws Throwable {
        switch (arguments[0]) {
            case "memfd_create" -> helper();
            case "clone" -> memory();
            case "seccomp" -> jail();
            case "tid-address" -> ids();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        Jdk.need(Storm.complete() == Children.OK, "the parent");
        System.out.println("done");
        System.exit(0);
    }

    private static void helper() throws Throwable {
        Jdk.need(Natives.call("refuse_memfd") == 0, "the filter");
        try {
            if (Fork.fork() == 0) {
                Children.exit(1);
            }
            throw new IllegalStateException("forked");
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
            Jdk.need(e.getMessage().contains("posix_spawn"), e.getMessage());
        }
    }

    /** The kernel has no memory for the copy: an exception says so, five times, and threads still start. */
    private static void memory() throws Throwable {
        Children.check(Storm::complete);
        Jdk.need(Natives.call("refuse_fork") == 0, "the filter");
        for (int i = 0; i < 5; i++) {
            try {
                if (Fork.fork() == 0) {
                    Children.exit(1);
                }
                throw new IllegalStateException("forked");
            } catch (Fork.Failure e) {
                System.out.println(e.errno() + " " + e.getMessage());
                Jdk.need(e.errno() == 12 && e.getMessage().contains("clone was refused"), "" + e);
            }
        }
    }

    /** No thread may be given a filter of its own: one that was inside malloc is not started again, and the child is there all the same. */
    private static void jail() throws Throwable {
        Jdk.need(Natives.call("refuse_filters") == 0, "the filter");
        for (int i = 0; i < 5; i++) {
            Children.check(Storm::complete);
        }
    }

    /**
     * A kernel that was built without PR_GET_TID_ADDRESS, or an emulator of one: where glibc keeps a thread's id is found without it. Since 2.43 there is a
     * second place to know of, which is not.
     */
    private static void ids() throws Throwable {
        Jdk.need(Natives.call("refuse_tid_address") == 0, "the filter");
        int release = Integer.parseInt(Posix.confstr(Posix._CS_GNU_LIBC_VERSION).replaceAll("glibc 2\\.(\\d+).*", "$1"));
        try {
            for (int i = 0; i < 5; i++) {
                Children.check(Storm::complete);
            }
            Jdk.need(release < 43, "forked");
        } catch (UnsupportedOperationException e) {
            Jdk.need(release >= 43 && e.getMessage().contains("PR_GET_TID_ADDRESS"), e.toString());
        }
    }
}
