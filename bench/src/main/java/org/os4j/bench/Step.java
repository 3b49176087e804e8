package org.os4j.bench;

import java.util.List;

/**
 * What is measured together: each round runs all of the contenders, one after the other.
 *
 * @param name by which it is selected
 * @param what it measures, for a person
 * @param rounds how many there are
 * @param contenders who is measured
 * @param preparation runs before the first round
 */
record Step(String name, String what, int rounds, List<Contender> contenders, Preparation preparation) {
    /** What has to be there first. */
    interface Preparation {
        void prepare(Results results) throws Exception;
    }

    Step(String name, String what, int rounds, List<Contender> contenders) {
        this(name, what, rounds, contenders, results -> {});
    }

    /** About how long it takes. */
    double seconds() {
        return rounds * contenders.stream().mapToDouble(Contender::seconds).sum();
    }
}
