package org.os4j;

import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/**
 * How a child that posix_spawn makes differs from its parent: its process group, its signals, its scheduling.
 *
 * <pre>{@code
 * int pid = posix_spawn("/bin/sleep", List.of("sleep", "60"), null, null, new SpawnAttributes().setsid().setsigdef(SIGINT));
 * }</pre>
 *
 * <p>It may be used for many children, by one thread at a time. Python: the keywords of {@code os.posix_spawn}.
 */
public final class SpawnAttributes {
    private static final Struct STRUCT = Struct.named("posix_spawnattr");
    private static final Struct SCHED_PARAM = Struct.named("sched_param");
    private static final Struct.Field SCHED_PRIORITY = SCHED_PARAM.field("sched_priority");
    private static final CFunction INIT = CFunction.ofInt("posix_spawnattr_init");
    private static final CFunction SETFLAGS = CFunction.ofInt("posix_spawnattr_setflags");
    private static final CFunction SETPGROUP = CFunction.ofInt("posix_spawnattr_setpgroup");
    private static final CFunction SETSIGMASK = CFunction.ofInt("posix_spawnattr_setsigmask");
    private static final CFunction SETSIGDEFAULT = CFunction.ofInt("posix_spawnattr_setsigdefault");
    private static final CFunction SETSCHEDPOLICY = CFunction.ofInt("posix_spawnattr_setschedpolicy");
    private static final CFunction SETSCHEDPARAM = CFunction.ofInt("posix_spawnattr_setschedparam");

    /** Those of a child of which nothing was said. */
    static final SpawnAttributes NONE = new SpawnAttributes();

    private int flags;
    private int pgroup;
    private long blocked;
    private long defaults;
    private int policy;
    private int priority;

    /** The child is as its parent; its signal mask is as {@link Posix#posix_spawn(String, java.util.List)} says. */
    public SpawnAttributes() {}

    /**
     * {@code posix_spawnattr_setpgroup} - puts the child into a process group.
     *
     * @param pgroup the group, or 0 for a new one whose id is the child's
     * @return this
     * @see "posix_spawnattr_setpgroup(3), Python os.posix_spawn's setpgroup"
     */
    public SpawnAttributes setpgroup(int pgroup) {
        this.pgroup = pgroup;
        return with(ProcessConstants.POSIX_SPAWN_SETPGROUP);
    }

    /**
     * {@code POSIX_SPAWN_RESETIDS} - makes the child's effective user and group the real ones.
     *
     * @return this
     * @see "posix_spawnattr_setflags(3), Python os.posix_spawn's resetids"
     */
    public SpawnAttributes resetids() {
        return with(ProcessConstants.POSIX_SPAWN_RESETIDS);
    }

    /**
     * {@code POSIX_SPAWN_SETSID} - makes the child the leader of a new session, without a controlling terminal.
     *
     * @return this
     * @see "posix_spawnattr_setflags(3), Python os.posix_spawn's setsid"
     */
    public SpawnAttributes setsid() {
        return with(ProcessConstants.POSIX_SPAWN_SETSID);
    }

    /**
     * {@code posix_spawnattr_setsigmask} - the signals that are blocked in the child.
     *
     * @param signals all of them; without any, none is blocked
     * @return this
     * @throws IllegalArgumentException if one is not between 1 and 64
     * @see "posix_spawnattr_setsigmask(3), Python os.posix_spawn's setsigmask"
     */
    public SpawnAttributes setsigmask(int... signals) {
        blocked = NewProgram.signals(signals);
        return with(ProcessConstants.POSIX_SPAWN_SETSIGMASK);
    }

    /**
     * {@code posix_spawnattr_setsigdefault} - the signals whose action in the child is the default. Only one that this process ignores differs
     * without it.
     *
     * @param signals all of them
     * @return this
     * @throws IllegalArgumentException if one is not between 1 and 64
     * @see "posix_spawnattr_setsigdefault(3), Python os.posix_spawn's setsigdef"
     */
    public SpawnAttributes setsigdef(int... signals) {
        defaults = NewProgram.signals(signals);
        return with(ProcessConstants.POSIX_SPAWN_SETSIGDEF);
    }

    /**
     * {@code posix_spawnattr_setschedpolicy} and {@code posix_spawnattr_setschedparam} - the child's scheduling.
     *
     * @param policy {@code SCHED_OTHER}, {@code SCHED_FIFO} or {@code SCHED_RR}; glibc refuses others with EINVAL
     * @param priority 1 to 99 for {@code SCHED_FIFO} and {@code SCHED_RR}, else 0
     * @return this
     * @see "posix_spawnattr_setschedpolicy(3), sched(7), Python os.posix_spawn's scheduler"
     */
    public SpawnAttributes scheduler(int policy, int priority) {
        this.policy = policy;
        this.priority = priority;
        return with(ProcessConstants.POSIX_SPAWN_SETSCHEDULER);
    }

    /**
     * {@code posix_spawnattr_setschedparam} - the child's priority under its parent's policy.
     *
     * @param priority 1 to 99 for {@code SCHED_FIFO} and {@code SCHED_RR}, else 0
     * @return this
     * @see "posix_spawnattr_setschedparam(3), Python os.posix_spawn's scheduler with no policy"
     */
    public SpawnAttributes schedparam(int priority) {
        this.priority = priority;
        return with(ProcessConstants.POSIX_SPAWN_SETSCHEDPARAM);
    }

    private SpawnAttributes with(int flag) {
        flags |= flag;
        return this;
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** C's object of these attributes; it owns nothing that would have to be freed. */
    long write(Scratch scratch) throws ErrnoException {
        long object = scratch.allocate(STRUCT);
        INIT.call(scratch, object);
        tell(SETFLAGS, scratch, object, flags | ProcessConstants.POSIX_SPAWN_SETSIGMASK);
        long mask = has(ProcessConstants.POSIX_SPAWN_SETSIGMASK) ? blocked : NewProgram.signalMask(scratch);
        tell(SETSIGMASK, scratch, object, NewProgram.signalSet(scratch, mask));
        if (has(ProcessConstants.POSIX_SPAWN_SETSIGDEF)) {
            tell(SETSIGDEFAULT, scratch, object, NewProgram.signalSet(scratch, defaults));
        }
        if (has(ProcessConstants.POSIX_SPAWN_SETPGROUP)) {
            tell(SETPGROUP, scratch, object, pgroup);
        }
        if (has(ProcessConstants.POSIX_SPAWN_SETSCHEDULER | ProcessConstants.POSIX_SPAWN_SETSCHEDPARAM)) {
            long parameters = scratch.allocate(SCHED_PARAM);
            SCHED_PRIORITY.set(parameters, priority);
            tell(SETSCHEDPOLICY, scratch, object, policy);
            tell(SETSCHEDPARAM, scratch, object, parameters);
        }
        return object;
    }

    private static void tell(CFunction function, Scratch scratch, long object, long value) throws ErrnoException {
        int error = (int) function.call(scratch, object, value);
        if (error != 0) {
            throw new ErrnoException(function.name(), error);
        }
    }
}
