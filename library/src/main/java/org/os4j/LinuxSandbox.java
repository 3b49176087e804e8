package org.os4j;

import java.util.Objects;
import org.os4j.internal.Arguments;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * Landlock, a sandbox that needs no right to be entered: a part of {@link Linux}.
 *
 * <p>A ruleset says which kinds of access it handles; those are refused with EACCES where no rule allows them. {@link #landlock_restrict_self} puts the
 * calling thread under it, and with it the threads and processes that it starts later. The JVM has started several threads before {@code main}: a
 * program that must have all of itself restricted restricts the thread that starts it, or executes itself again.
 */
public abstract sealed class LinuxSandbox extends LinuxMounts implements LandlockConstants permits LinuxProcesses {
    private static final KernelCall CREATE_RULESET = new KernelCall("landlock_create_ruleset", "5.13");
    private static final KernelCall ADD_RULE = new KernelCall("landlock_add_rule", "5.13");
    private static final KernelCall RESTRICT_SELF = new KernelCall("landlock_restrict_self", "5.13");
    private static final int CREATE_RULESET_VERSION = 1;
    private static final int RULE_PATH_BENEATH = 1;
    private static final int RULE_NET_PORT = 2;

    LinuxSandbox() {}

    /** The layouts, for those who make rulesets. */
    private static final class Layout {
        static final Struct RULESET = Struct.named("landlock_ruleset_attr");
        static final Field FILES = RULESET.field("handled_access_fs");
        static final Field NETWORK = RULESET.field("handled_access_net");
        static final Field SCOPED = RULESET.field("scoped");
        static final Struct PATH = Struct.named("landlock_path_beneath_attr");
        static final Field PATH_ACCESS = PATH.field("allowed_access");
        static final Field PARENT = PATH.field("parent_fd");
        static final Struct PORT = Struct.named("landlock_net_port_attr");
        static final Field PORT_ACCESS = PORT.field("allowed_access");
        static final Field NUMBER = PORT.field("port");

        private Layout() {}
    }

    /**
     * {@code int landlock_create_ruleset(NULL, 0, LANDLOCK_CREATE_RULESET_VERSION)} - the version of Landlock that the kernel has, by which the
     * constants are told that it knows.
     *
     * @return 1 for Linux 5.13, 2 for 5.19, 3 for 6.2, 4 for 6.7, 5 for 6.10, 6 for 6.12
     * @throws ErrnoException EOPNOTSUPP if Landlock was turned off when the system started
     * @throws UnsupportedOperationException before Linux 5.13, or if the kernel was built without it
     * @see "landlock_create_ruleset(2)"
     */
    public static int landlock_abi() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return result(CREATE_RULESET, scratch, CREATE_RULESET.call(scratch, 0, 0, CREATE_RULESET_VERSION));
        }
    }

    /**
     * {@code int landlock_create_ruleset(const struct landlock_ruleset_attr *attr, size_t size, uint32_t flags)} - makes a ruleset.
     *
     * @param handledAccessFs what is refused unless a rule allows it, of the {@code LANDLOCK_ACCESS_FS_} constants
     * @param handledAccessNet the same of the {@code LANDLOCK_ACCESS_NET_} constants; 0 before version 4
     * @param scoped what is refused outside of the sandbox, of the {@code LANDLOCK_SCOPE_} constants; 0 before version 6
     * @return its descriptor, close-on-exec
     * @throws ErrnoException EINVAL for what this kernel does not know, E2BIG for a kind of access that it does not have at all, ENOMSG if nothing is
     *     handled, EOPNOTSUPP if Landlock was turned off when the system started
     * @throws UnsupportedOperationException before Linux 5.13, or if the kernel was built without it
     * @see "landlock_create_ruleset(2)"
     */
    public static int landlock_create_ruleset(long handledAccessFs, long handledAccessNet, long scoped) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Layout.RULESET);
            Layout.FILES.set(struct, handledAccessFs);
            Layout.NETWORK.set(struct, handledAccessNet);
            Layout.SCOPED.set(struct, scoped);
            // Older kernels take zeros behind what they know, as all that grow in this way do.
            return result(CREATE_RULESET, scratch, CREATE_RULESET.call(scratch, struct, Layout.RULESET.size(), 0));
        }
    }

    /**
     * {@code int landlock_add_rule(int ruleset_fd, enum landlock_rule_type rule_type, const void *rule_attr, uint32_t flags)} - adds a rule.
     *
     * @param ruleset the ruleset
     * @param rule what it allows
     * @throws ErrnoException EINVAL for access that the ruleset does not handle or that a file cannot have, or a port beyond 65535; ENOMSG for no
     *     access at all, EBADF, EBADFD if a descriptor is of the wrong kind
     * @throws UnsupportedOperationException before Linux 5.13, or if the kernel was built without it
     * @see "landlock_add_rule(2)"
     */
    public static void landlock_add_rule(int ruleset, LandlockRule rule) throws ErrnoException {
        Objects.requireNonNull(rule, "rule");
        try (Scratch scratch = Scratch.take()) {
            long struct;
            int type;
            switch (rule) {
                case LandlockRule.PathBeneath path -> {
                    type = RULE_PATH_BENEATH;
                    struct = scratch.allocate(Layout.PATH);
                    Layout.PATH_ACCESS.set(struct, path.allowedAccess());
                    Layout.PARENT.set(struct, path.parentFd());
                }
                case LandlockRule.NetPort port -> {
                    type = RULE_NET_PORT;
                    struct = scratch.allocate(Layout.PORT);
                    Layout.PORT_ACCESS.set(struct, port.allowedAccess());
                    Layout.NUMBER.set(struct, port.port());
                }
            }
            result(ADD_RULE, scratch, ADD_RULE.call(scratch, ruleset, type, struct, 0));
        }
    }

    /**
     * {@code int landlock_restrict_self(int ruleset_fd, uint32_t flags)} - puts the calling thread under a ruleset, for ever. It adds to those that it
     * is under already.
     *
     * @param ruleset the ruleset, which may be closed afterwards
     * @param flags 0; newer kernels have some about their log
     * @throws ErrnoException EPERM without {@code PR_SET_NO_NEW_PRIVS} or CAP_SYS_ADMIN, E2BIG beyond 16 rulesets, EINVAL for another flag, EBADF, EBADFD
     * @throws UnsupportedOperationException in a virtual thread; before Linux 5.13, or if the kernel was built without it
     * @see "landlock_restrict_self(2)"
     */
    public static void landlock_restrict_self(int ruleset, int flags) throws ErrnoException {
        Arguments.requirePlatformThread("landlock_restrict_self");
        try (Scratch scratch = Scratch.take()) {
            result(RESTRICT_SELF, scratch, RESTRICT_SELF.call(scratch, ruleset, Integer.toUnsignedLong(flags)));
        }
    }

    /** The result of a call, unless it is -1. */
    static int result(KernelCall call, Scratch scratch, long result) throws ErrnoException {
        if (result == -1) {
            throw call.failed(scratch);
        }
        return (int) result;
    }
}
