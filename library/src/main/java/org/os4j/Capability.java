package org.os4j;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A piece of what root may do, which a thread can have by itself: capabilities(7). Their numbers, the same on every Linux, are their order here.
 */
public enum Capability {
    /** Gives files to others. */
    CAP_CHOWN,

    /** Is not kept by permissions from reading, writing and executing files. */
    CAP_DAC_OVERRIDE,

    /** Is not kept by permissions from reading files and searching directories. */
    CAP_DAC_READ_SEARCH,

    /** Does to any file what only its owner may. */
    CAP_FOWNER,

    /** Keeps set-user-id and set-group-id bits when a file is changed. */
    CAP_FSETID,

    /** Signals anybody's processes. */
    CAP_KILL,

    /** Takes any group. */
    CAP_SETGID,

    /** Takes any user. */
    CAP_SETUID,

    /** Changes the bounding set, and the inheritable one beyond the permitted. */
    CAP_SETPCAP,

    /** Changes the flags of files that are immutable or only grow. */
    CAP_LINUX_IMMUTABLE,

    /** Listens on ports below 1024. */
    CAP_NET_BIND_SERVICE,

    /** Without use in Linux. */
    CAP_NET_BROADCAST,

    /** Sets up networks. */
    CAP_NET_ADMIN,

    /** Opens raw and packet sockets. */
    CAP_NET_RAW,

    /** Locks memory without limit. */
    CAP_IPC_LOCK,

    /** Is not kept by permissions from System V's objects. */
    CAP_IPC_OWNER,

    /** Loads kernel modules. */
    CAP_SYS_MODULE,

    /** Reaches ports and memory of devices. */
    CAP_SYS_RAWIO,

    /** Changes the root directory. */
    CAP_SYS_CHROOT,

    /** Traces anybody's processes. */
    CAP_SYS_PTRACE,

    /** Switches process accounting. */
    CAP_SYS_PACCT,

    /** Mounts, names the machine, and very much else. */
    CAP_SYS_ADMIN,

    /** Starts the machine anew. */
    CAP_SYS_BOOT,

    /** Takes better priorities, sets anybody's. */
    CAP_SYS_NICE,

    /** Exceeds limits and quotas, raises hard limits. */
    CAP_SYS_RESOURCE,

    /** Sets the clock. */
    CAP_SYS_TIME,

    /** Hangs terminals up. */
    CAP_SYS_TTY_CONFIG,

    /** Makes device files. */
    CAP_MKNOD,

    /** Takes leases of any file. */
    CAP_LEASE,

    /** Writes to the kernel's audit log. */
    CAP_AUDIT_WRITE,

    /** Switches the kernel's auditing. */
    CAP_AUDIT_CONTROL,

    /** Gives files capabilities. */
    CAP_SETFCAP,

    /** Is not kept by mandatory access control. */
    CAP_MAC_OVERRIDE,

    /** Sets up mandatory access control. */
    CAP_MAC_ADMIN,

    /** Reads the kernel's log, sees its addresses. */
    CAP_SYSLOG,

    /** Wakes the system by a timer. */
    CAP_WAKE_ALARM,

    /** Keeps the system awake. */
    CAP_BLOCK_SUSPEND,

    /** Reads the kernel's audit log. */
    CAP_AUDIT_READ,

    /** Looks at performance. Since Linux 5.8. */
    CAP_PERFMON,

    /** Loads BPF programs. Since Linux 5.8. */
    CAP_BPF,

    /** Saves processes and brings them back. Since Linux 5.9. */
    CAP_CHECKPOINT_RESTORE;

    private static final Capability[] ALL = values();

    /**
     * Its number in C.
     *
     * @return 0 for {@code CAP_CHOWN}, and so on
     */
    public int number() {
        return ordinal();
    }

    /** Its bit in a mask. */
    long bit() {
        return 1L << ordinal();
    }

    /** Those whose bits are set; what is newer than this class is left out. */
    static Set<Capability> ofBits(long bits) {
        Set<Capability> set = EnumSet.noneOf(Capability.class);
        for (Capability capability : ALL) {
            if ((bits & capability.bit()) != 0) {
                set.add(capability);
            }
        }
        return Collections.unmodifiableSet(set);
    }

    /** The bits of a set. */
    static long bits(Set<Capability> set, String argument) {
        long bits = 0;
        for (Capability capability : Objects.requireNonNull(set, argument)) {
            bits |= capability.bit();
        }
        return bits;
    }
}
