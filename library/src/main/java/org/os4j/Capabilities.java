package org.os4j;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities of a thread: what capget(2) and capset(2) exchange. It is kept as the kernel has it, so that capabilities newer than
 * {@link Capability} outlive a change of others.
 */
public final class Capabilities {
    private final long effective;
    private final long permitted;
    private final long inheritable;

    Capabilities(long effective, long permitted, long inheritable) {
        this.effective = effective;
        this.permitted = permitted;
        this.inheritable = inheritable;
    }

    /**
     * Capabilities to be set.
     *
     * @param effective those that hold
     * @param permitted those that may be made to hold
     * @param inheritable those that may outlive exec
     * @return all three
     */
    public static Capabilities of(Set<Capability> effective, Set<Capability> permitted, Set<Capability> inheritable) {
        return new Capabilities(Capability.bits(effective, "effective"), Capability.bits(permitted, "permitted"),
                Capability.bits(inheritable, "inheritable"));
    }

    /**
     * No capability at all.
     *
     * @return three empty sets
     */
    public static Capabilities none() {
        return new Capabilities(0, 0, 0);
    }

    /**
     * Those that hold.
     *
     * @return the effective set, which cannot be changed
     */
    public Set<Capability> effective() {
        return Capability.ofBits(effective);
    }

    /**
     * Those that the thread may make to hold.
     *
     * @return the permitted set, which cannot be changed
     */
    public Set<Capability> permitted() {
        return Capability.ofBits(permitted);
    }

    /**
     * Those that may outlive exec.
     *
     * @return the inheritable set, which cannot be changed
     */
    public Set<Capability> inheritable() {
        return Capability.ofBits(inheritable);
    }

    /**
     * Those that hold, as {@code CapEff} in {@code /proc/self/status} has them.
     *
     * @return a bit for each: {@code 1L << number}
     */
    public long effectiveBits() {
        return effective;
    }

    /**
     * Those that the thread may make to hold, as {@code CapPrm} in {@code /proc/self/status} has them.
     *
     * @return a bit for each: {@code 1L << number}
     */
    public long permittedBits() {
        return permitted;
    }

    /**
     * Those that may outlive exec, as {@code CapInh} in {@code /proc/self/status} has them.
     *
     * @return a bit for each: {@code 1L << number}
     */
    public long inheritableBits() {
        return inheritable;
    }

    /**
     * The same with others that hold.
     *
     * @param capabilities the effective set
     * @return a changed copy
     */
    public Capabilities withEffective(Set<Capability> capabilities) {
        return new Capabilities(Capability.bits(capabilities, "capabilities"), permitted, inheritable);
    }

    /**
     * The same with others that may outlive exec.
     *
     * @param capabilities the inheritable set
     * @return a changed copy
     */
    public Capabilities withInheritable(Set<Capability> capabilities) {
        return new Capabilities(effective, permitted, Capability.bits(capabilities, "capabilities"));
    }

    /**
     * The same without some, in any of the three sets.
     *
     * @param capabilities what is taken away
     * @return a changed copy
     */
    public Capabilities without(Set<Capability> capabilities) {
        long kept = ~Capability.bits(capabilities, "capabilities");
        return new Capabilities(effective & kept, permitted & kept, inheritable & kept);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Capabilities that && effective == that.effective && permitted == that.permitted && inheritable == that.inheritable;
    }

    @Override
    public int hashCode() {
        return (Long.hashCode(effective) * 31 + Long.hashCode(permitted)) * 31 + Long.hashCode(inheritable);
    }

    @Override
    public String toString() {
        return "effective " + effective() + ", permitted " + permitted() + ", inheritable " + inheritable();
    }
}
