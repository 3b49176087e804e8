package org.os4j;

import java.util.Set;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Capabilities, the pieces of root's power: a part of {@link Posix}. The calls that concern the bounding and the ambient set have libcap's names.
 *
 * <p>All of them belong to the calling thread, whose children and new threads get them, and refuse a virtual one. A process that gives up a
 * capability does so before it starts its other threads; the JVM has started several before {@code main}, so a program that must be sure of all of
 * them is executed by one that has given it up.
 */
public abstract sealed class PosixCapabilities extends PosixControl implements CapabilityConstants permits PosixSeccomp {
    private static final CFunction CAPGET = CFunction.ofInt("capget");
    private static final CFunction CAPSET = CFunction.ofInt("capset");
    /** _LINUX_CAPABILITY_VERSION_3, which has 64 bits: the low halves of effective, permitted and inheritable, then the high ones. */
    private static final int VERSION = 0x2008_0522;
    private static final int HEADER_SIZE = 8;
    private static final int HALVES_SIZE = 12;

    PosixCapabilities() {}

    /**
     * {@code int capget(cap_user_header_t hdrp, cap_user_data_t datap)} - the calling thread's capabilities.
     *
     * @return the three sets
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "capget(2), cap_get_proc(3)"
     */
    public static Capabilities capget() throws ErrnoException {
        Arguments.requirePlatformThread("capget");
        return capget(0);
    }

    /**
     * {@code int capget(cap_user_header_t hdrp, cap_user_data_t datap)} - the capabilities of any thread.
     *
     * @param pid the thread, or the process for the thread that it began with; 0 for the calling one
     * @return the three sets
     * @throws ErrnoException ESRCH if there is none, EINVAL if it is negative
     * @see "capget(2), cap_get_pid(3)"
     */
    public static Capabilities capget(int pid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long data = scratch.allocateZeroed(2 * HALVES_SIZE);
            if (CAPGET.call(scratch, header(scratch, pid), data) == -1) {
                throw failed(CAPGET, scratch);
            }
            return new Capabilities(bits(data, 0), bits(data, 1), bits(data, 2));
        }
    }

    /**
     * {@code int capset(cap_user_header_t hdrp, const cap_user_data_t datap)} - sets the calling thread's capabilities.
     *
     * @param capabilities all three sets: what {@link #capget()} says, changed
     * @throws ErrnoException EPERM for adding a permitted one, for an effective one that is not permitted, for an inheritable one beyond the bounding
     *     set or, without CAP_SETPCAP, beyond the permitted
     * @throws UnsupportedOperationException in a virtual thread
     * @see "capset(2), cap_set_proc(3)"
     */
    public static void capset(Capabilities capabilities) throws ErrnoException {
        long[] sets = {capabilities.effectiveBits(), capabilities.permittedBits(), capabilities.inheritableBits()};
        Arguments.requirePlatformThread("capset");
        try (Scratch scratch = Scratch.take()) {
            long data = scratch.allocate(2 * HALVES_SIZE);
            for (int i = 0; i < sets.length; i++) {
                Memory.setInt(low(data, i), (int) sets[i]);
                Memory.setInt(high(data, i), (int) (sets[i] >>> Integer.SIZE));
            }
            if (CAPSET.call(scratch, header(scratch, 0), data) == -1) {
                throw failed(CAPSET, scratch);
            }
        }
    }

    /**
     * {@code prctl(PR_CAPBSET_READ, cap)} - whether a capability is in the bounding set: whether programs that are executed can get it.
     *
     * @param capability the capability
     * @return true if so
     * @throws ErrnoException EINVAL if the kernel does not know it
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_CAPBSET_READ(2const), cap_get_bound(3)"
     */
    public static boolean cap_get_bound(Capability capability) throws ErrnoException {
        return prctl(PR_CAPBSET_READ, capability.number()) == 1;
    }

    /**
     * {@code prctl(PR_CAPBSET_READ, cap)} for each - the bounding set.
     *
     * @return what programs that are executed can get; it cannot be changed
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_CAPBSET_READ(2const), cap_get_bound(3)"
     */
    public static Set<Capability> cap_get_bound() throws ErrnoException {
        return all(PR_CAPBSET_READ, -1);
    }

    /**
     * {@code prctl(PR_CAPBSET_DROP, cap)} - takes a capability out of the bounding set, for ever.
     *
     * @param capability the capability
     * @throws ErrnoException EPERM without CAP_SETPCAP, EINVAL if the kernel does not know it
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_CAPBSET_DROP(2const), cap_drop_bound(3)"
     */
    public static void cap_drop_bound(Capability capability) throws ErrnoException {
        prctl(PR_CAPBSET_DROP, capability.number());
    }

    /**
     * {@code prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, cap)} - whether a capability is in the ambient set: whether programs without rights of
     * their own get it when they are executed.
     *
     * @param capability the capability
     * @return true if so
     * @throws ErrnoException EINVAL if the kernel does not know it
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_CAP_AMBIENT(2const), cap_get_ambient(3)"
     */
    public static boolean cap_get_ambient(Capability capability) throws ErrnoException {
        return prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, capability.number()) == 1;
    }

    /**
     * {@code prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, cap)} for each - the ambient set.
     *
     * @return what programs without rights of their own get; it cannot be changed
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_CAP_AMBIENT(2const), cap_get_ambient(3)"
     */
    public static Set<Capability> cap_get_ambient() throws ErrnoException {
        return all(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET);
    }

    /**
     * {@code prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, cap)} - puts a capability into the ambient set, or takes it out.
     *
     * @param capability the capability
     * @param raise true to put it in
     * @throws ErrnoException EPERM for putting in what is not both permitted and inheritable, or with {@code SECBIT_NO_CAP_AMBIENT_RAISE}; EINVAL if
     *     the kernel does not know it
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_CAP_AMBIENT(2const), cap_set_ambient(3)"
     */
    public static void cap_set_ambient(Capability capability, boolean raise) throws ErrnoException {
        prctl(PR_CAP_AMBIENT, raise ? PR_CAP_AMBIENT_RAISE : PR_CAP_AMBIENT_LOWER, capability.number());
    }

    /**
     * {@code prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)} - empties the ambient set.
     *
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_CAP_AMBIENT(2const), cap_reset_ambient(3)"
     */
    public static void cap_reset_ambient() throws ErrnoException {
        prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL);
    }

    /**
     * {@code prctl(PR_SET_KEEPCAPS, keep)} - whether the permitted capabilities outlive the change from root to another user; exec forgets it.
     *
     * @param keep true to keep them
     * @throws ErrnoException EPERM if {@code SECBIT_KEEP_CAPS_LOCKED} is set
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_SET_KEEPCAPS(2const), prctl(2)"
     */
    public static void pr_set_keepcaps(boolean keep) throws ErrnoException {
        prctl(PR_SET_KEEPCAPS, keep ? 1 : 0);
    }

    /**
     * {@code prctl(PR_GET_KEEPCAPS)} - whether the permitted capabilities outlive the change from root to another user.
     *
     * @return true if so
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_GET_KEEPCAPS(2const), prctl(2)"
     */
    public static boolean pr_get_keepcaps() throws ErrnoException {
        return prctl(PR_GET_KEEPCAPS) == 1;
    }

    /**
     * {@code prctl(PR_SET_SECUREBITS, bits)} - how root's id and capabilities go together.
     *
     * @param bits any of the {@code SECBIT_} constants
     * @throws ErrnoException EPERM without CAP_SETPCAP, or for a bit that is locked
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_SET_SECUREBITS(2const), cap_set_secbits(3)"
     */
    public static void pr_set_securebits(int bits) throws ErrnoException {
        prctl(PR_SET_SECUREBITS, bits);
    }

    /**
     * {@code prctl(PR_GET_SECUREBITS)} - how root's id and capabilities go together.
     *
     * @return any of the {@code SECBIT_} constants
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_GET_SECUREBITS(2const), cap_get_secbits(3)"
     */
    public static int pr_get_securebits() throws ErrnoException {
        return prctl(PR_GET_SECUREBITS);
    }

    /** Those that an option says 1 of; a kernel older than a capability says EINVAL of it. */
    private static Set<Capability> all(int option, int operation) throws ErrnoException {
        long bits = 0;
        for (Capability capability : Capability.values()) {
            try {
                int has = operation == -1 ? prctl(option, capability.number()) : prctl(option, operation, capability.number());
                bits |= has == 1 ? capability.bit() : 0;
            } catch (ErrnoException e) {
                if (e.errno() != Errno.EINVAL) {
                    throw e;
                }
            }
        }
        return Capability.ofBits(bits);
    }

    private static long header(Scratch scratch, int pid) {
        long header = scratch.allocate(HEADER_SIZE);
        Memory.setInt(header, VERSION);
        Memory.setInt(header + Integer.BYTES, pid);
        return header;
    }

    private static long bits(long data, int set) {
        return Integer.toUnsignedLong(Memory.getInt(low(data, set))) | (long) Memory.getInt(high(data, set)) << Integer.SIZE;
    }

    private static long low(long data, int set) {
        return data + (long) set * Integer.BYTES;
    }

    private static long high(long data, int set) {
        return low(data, set) + HALVES_SIZE;
    }
}
