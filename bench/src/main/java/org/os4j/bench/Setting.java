package org.os4j.bench;

/** What the harness tells every program that it measures, whatever that is written in: an environment variable each. */
public enum Setting {
    /** A path of 14 characters. */
    SHORT,
    /** A path of 85 characters. */
    LONG,
    /** A path with letters that are not ASCII. */
    UNICODE,
    /** A path that leads nowhere. */
    MISSING,
    /** A symbolic link. */
    LINK,
    /** A file of some MiB. */
    FILE,
    /** Where the directories are, each named after the number of its entries. */
    DIRECTORIES,
    /** The tree that is walked. */
    TREE,
    /** The file that is copied. */
    SOURCE,
    /** What it is copied to. */
    TARGET,
    /** How often a call is timed in one program. */
    ITERATIONS,
    /** How long each time. */
    MILLISECONDS,
    /** How many values of passes over a tree, copies and processes one program tells. */
    REPEATS;

    /** The name of the environment variable. */
    public String variable() {
        return "OS4J_BENCH_" + name();
    }

    /** Its value in this process. */
    public String value() {
        String value = System.getenv(variable());
        if (value == null) {
            throw new IllegalStateException(variable() + " is not set: ./os4j bench runs this");
        }
        return value;
    }

    /** Its value in this process, a number. */
    public int number() {
        return Integer.parseInt(value());
    }
}
