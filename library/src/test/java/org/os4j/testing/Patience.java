package org.os4j.testing;

import java.time.Duration;

/** How long tests wait for what must come. OS4J_PATIENCE=N in the environment multiplies it by N, for a machine that is slow or emulated. */
public final class Patience {
    private static final int TIMES = Integer.parseInt(System.getenv().getOrDefault("OS4J_PATIENCE", "1"));

    private Patience() {}

    public static int seconds(int seconds) {
        return seconds * TIMES;
    }

    public static Duration of(Duration time) {
        return time.multipliedBy(TIMES);
    }
}
