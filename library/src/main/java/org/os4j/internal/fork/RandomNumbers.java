package org.os4j.internal.fork;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Generators that would give parent and child the same numbers get new seeds of the kernel's. */
final class RandomNumbers implements Child.Repair {
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
    private final Field plainInt = Reach.field(AtomicInteger.class, "value", int.class);
    private final Field seedOfThread = Reach.field(Thread.class, "threadLocalRandomSeed", long.class);

    RandomNumbers() throws ReflectiveOperationException {
        for (String variant : List.of("", "$Blocking", "$NonBlocking")) {
            native_.add(Reach.field(Reach.type("sun.security.provider.NativePRNG" + variant), "INSTANCE"));
        }
    }

    @Override
    public void rehearse() {
        renew(new AtomicLong());
        renew(new Random());
        renew(new Thread("rehearsal"));
        Reach.setInt(plainInt, new AtomicInteger(), fresh(SHA1_SIZE).length);
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
                renew(counter);
            }
        }
        if (Child.ofInitialized(ofMath) instanceof Random math) {
            renew(math);
        }
        renew(Thread.currentThread());
    }

    private static void renew(AtomicLong counter) {
        counter.set(Native.random());
    }

    private void renew(Random random) {
        if (Reach.get(seedOfRandom, random) instanceof AtomicLong seed) {
            seed.set(Native.random() & ((1L << 48) - 1));
        }
    }

    private void renew(Thread thread) {
        Reach.setLong(seedOfThread, thread, Native.random());
    }

    private static byte[] fresh(int size) {
        byte[] bytes = new byte[size];
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = i % Long.BYTES == 0 ? Native.random() : number >>> Byte.SIZE;
            bytes[i] = (byte) number;
        }
        return bytes;
    }
}
