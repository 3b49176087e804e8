package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** Generators that would give parent and child the same numbers get new seeds of the kernel's. */
final class RandomNumbers implements Child.Repair {
    private static final CFunction GETRANDOM = CFunction.ofLong("getrandom");
    private static final int SHA1_SIZE = 20;

    private final Class<?> io = Reach.type("sun.security.provider.NativePRNG$RandomIO");
    private final List<Field> native_ = new ArrayList<>();
    private final Field buffered = Reach.field(io, "buffered", int.class);
    private final Field mixing = Reach.field(io, "mixRandom");
    private final List<Field> locks = List.of(Reach.field(io, "LOCK_GET_BYTES"), Reach.field(io, "LOCK_GET_SEED"), Reach.field(io, "LOCK_SET_SEED"));
    private final Class<?> sha1 = Reach.type("sun.security.provider.SecureRandom");
    private final Field seeder = Reach.field(Reach.type("sun.security.provider.SecureRandom$SeederHolder"), "seeder");
    private final Field sha1State = Reach.field(sha1, "state");
    private final Field sha1Left = Reach.field(sha1, "remCount", int.class);
    private final Field ofMath = Reach.field(Reach.type("java.lang.Math$RandomNumberGeneratorHolder"), "randomNumberGenerator");
    private final List<Field> counters = List.of(Reach.field(ThreadLocalRandom.class, "seeder"), Reach.field(Random.class, "seedUniquifier"),
            Reach.field(java.util.SplittableRandom.class, "defaultGen"));
    private final Field seedOfRandom = Reach.field(Random.class, "seed");
    private final Field seedOfThread = Reach.field(Thread.class, "threadLocalRandomSeed", long.class);

    RandomNumbers() throws ReflectiveOperationException {
        for (String variant : List.of("", "$Blocking", "$NonBlocking")) {
            native_.add(Reach.field(Reach.type("sun.security.provider.NativePRNG" + variant), "INSTANCE"));
        }
        fresh();
    }

    @Override
    public void repair(Thread[] dead) {
        for (Field field : native_) {
            Object device = Child.ofInitialized(field);
            if (device != null) {
                for (Field lock : locks) {
                    Reach.set(lock, device, new Object());
                }
                Reach.setInt(buffered, device, 0);
                Reach.set(mixing, device, null);
            }
        }
        Object seeds = Child.ofInitialized(seeder);
        if (seeds != null) {
            Reach.set(sha1State, seeds, fresh(SHA1_SIZE));
            Reach.setInt(sha1Left, seeds, 0);
        }
        for (Field field : counters) {
            if (Child.ofInitialized(field) instanceof AtomicLong counter) {
                counter.set(fresh());
            }
        }
        Object math = Child.ofInitialized(ofMath);
        if (math != null && Reach.get(seedOfRandom, math) instanceof AtomicLong seed) {
            seed.set(fresh() & ((1L << 48) - 1));
        }
        Reach.setLong(seedOfThread, Thread.currentThread(), fresh());
    }

    private static long fresh() {
        try (Scratch scratch = Scratch.take()) {
            return Memory.getLong(fresh(scratch, Long.BYTES));
        }
    }

    private static byte[] fresh(int size) {
        try (Scratch scratch = Scratch.take()) {
            return Memory.bytes(fresh(scratch, size), size);
        }
    }

    private static long fresh(Scratch scratch, int size) {
        long memory = scratch.allocate(size);
        if (GETRANDOM.call(scratch, memory, size, 0) != size) {
            throw new IllegalStateException("getrandom: errno " + scratch.errno());
        }
        return memory;
    }
}
