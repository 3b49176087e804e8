package org.os4j.bench.report;

import java.util.Arrays;
import java.util.List;

/** What is measured, in the order in which it is shown. */
enum Row {
    STAT("stat", "`stat`, 14 characters"),
    STAT_LONG("statLong", "`stat`, 85 characters"),
    STAT_UNICODE("statUnicode", "`stat`, not ASCII"),
    STAT_MISSING("statMissing", "`stat`, no such file"),
    STAT_THREADS("statThreads", "`stat` from eight threads"),
    STAT_VIRTUAL("statVirtual", "1,000 virtual threads, a `stat` each"),
    OPEN_CLOSE("openClose", "`open` and `close`"),
    GETCWD("getcwd", "`getcwd`"),
    READLINK("readlink", "`readlink`"),
    GETENV("getenv", "`getenv`"),
    LABS("labs", "the call alone (`labs`, with errno)"),
    PREAD("pread", "`pread` of a file in the page cache", "bytes", "µs", 1e3),
    WRITE("write", "`write` to /dev/null", "bytes", "µs", 1e3),
    LISTDIR("listdir", "`listdir`", "entries of the directory", "ms", 1e6),
    EPOLL_ONE("epollOne", "`epoll_wait`, one descriptor ready", "descriptors", "µs", 1e3),
    EPOLL_ALL("epollAll", "`epoll_wait`, all descriptors ready", "descriptors", "µs", 1e3),
    SPAWN("spawn", "`/bin/true`, started and waited for", "MiB of heap", "ms", 1e6),
    WALK("walk", "a tree with a status of each entry"),
    COPY("copy", "512 MiB copied"),
    FIRST_CALL("firstCall", "a program's first call"),
    FORK("fork", "`fork()` returns", "MiB touched", "ms", 1e6),
    FORK_PAUSE("forkPause", "the process is held", "MiB touched", "ms", 1e6),
    FORK_CLONE("forkClone", "the clone alone", "MiB touched", "ms", 1e6),
    FORK_BEYOND("forkBeyond", "held beyond the clone", "MiB touched", "ms", 1e6),
    FORK_FIRST("forkFirst", "a process's first `fork()`", "MiB touched", "ms", 1e6),
    WORKERS_ANSWER("workersAnswer", "from its start to a worker's first answer"),
    WORKERS_MEMORY("workersMemory", "memory of the workers together", "workers", "MiB", 1 << 20);

    private final String id;
    private final String title;
    private final String xTitle;
    private final String unit;
    private final double divisor;

    Row(String id, String title) {
        this(id, title, "", "", 1);
    }

    Row(String id, String title, String xTitle, String unit, double divisor) {
        this.id = id;
        this.title = title;
        this.xTitle = xTitle;
        this.unit = unit;
        this.divisor = divisor;
    }

    /** Its name in the results. */
    String id() {
        return id;
    }

    /** What it is, in Markdown. */
    String title() {
        return title;
    }

    /** What grows; empty if nothing does. */
    String xTitle() {
        return xTitle;
    }

    /** What a plot of it is drawn in. */
    String unit() {
        return unit;
    }

    /** How many of the results' units one of the plot's is. */
    double divisor() {
        return divisor;
    }

    /** A value as people read it. */
    String format(double value) {
        return this == WORKERS_MEMORY ? Quantity.memory(value) : Quantity.time(value);
    }

    static Row of(String id) {
        return Arrays.stream(values()).filter(row -> row.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such row: " + id));
    }

    /** The calls without a size. */
    static List<Row> calls() {
        return Arrays.stream(values()).filter(row -> row.compareTo(LABS) <= 0).toList();
    }

    /** The calls with one. */
    static List<Row> growing() {
        return List.of(PREAD, WRITE, LISTDIR, EPOLL_ONE, EPOLL_ALL);
    }
}
