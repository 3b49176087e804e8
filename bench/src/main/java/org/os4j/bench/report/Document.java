package org.os4j.bench.report;

import java.util.Map;
import java.util.TreeMap;
import org.os4j.bench.Results;

/** docs/performance.md. */
final class Document {
    private final Results results;
    private final Figures figures;
    private final Notes notes;
    private final Map<String, Plot> drawn;
    private final Map<String, String> undrawn;
    private final String directory;
    private final StringBuilder text = new StringBuilder();

    Document(Results results, Figures figures, Notes notes, Map<String, Plot> drawn, Map<String, String> undrawn, String directory) {
        this.results = results;
        this.figures = figures;
        this.notes = notes;
        this.drawn = drawn;
        this.undrawn = undrawn;
        this.directory = directory;
        write();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void write() {
        paragraph("""
                # What os4j costs
                Written by `./os4j bench --report`; the values are of one run. `./os4j bench` measures the same on your machine, and `./os4j bench --help` says \
                how to choose. A difference under 8% is a tie. A ratio in brackets is to C.
                """);
        note("about");
        run();
        goals();
        calls();
        growing();
        processes();
        startUp();
        fork();
        method();
        failures();
    }

    private void run() {
        Table table = new Table("", "");
        results.notes().forEach((name, value) -> table.add(name, value));
        results.missing().forEach((peer, reason) -> table.add(peer, "missing: " + reason));
        section("The run", table.toString());
    }

    private void goals() {
        section("Goals", Goals.table(figures).toString());
        Goals.ids().forEach(id -> {
            if (!notes.of(id).isEmpty()) {
                paragraph("*" + id + "*: " + notes.of(id) + "\n");
            }
        });
    }

    private void calls() {
        section("Calls", Tables.calls(figures).toString());
        paragraph("""
                `os4j` without a word is the plain call, for `stat` with one field asked of its result. `labs` is called as os4j's own calls are; \
                `NativeFunction` is what a user calls other functions with. JNA is used by direct mapping, its quickest way. The JDK's `Path` is made once, \
                outside what is timed. CPython asks for a missing file with `os.path.exists`.
                """);
        note("calls");
    }

    private void growing() {
        heading("How cost grows");
        for (Row row : Row.growing()) {
            if (!figures.xs(row).isEmpty()) {
                paragraph("### " + row.title() + "\n");
                plot(row.id());
                paragraph(Tables.growing(figures, row).toString());
            }
        }
        note("growth");
    }

    private void processes() {
        heading("Children, trees, copies");
        for (long heap : figures.xs(Row.SPAWN)) {
            spread(Row.SPAWN, heap, Row.SPAWN.title() + ", " + heap + " MiB of heap");
        }
        spread(Row.WALK, 0, Row.WALK.title() + ": `" + results.notes().getOrDefault("tree", "") + "`");
        spread(Row.COPY, 0, Row.COPY.title());
        note("processes");
    }

    private void spread(Row row, long x, String title) {
        Table table = Tables.spread(figures, row, x);
        if (!table.isEmpty()) {
            paragraph("### " + title + "\n");
            paragraph(table.toString());
        }
    }

    private void startUp() {
        section("The first call", Tables.firstCalls(figures).toString());
        paragraph("""
                A whole program, from its start to its end, on the class path and with the JVM's default options. An application gets the right column with \
                two commands: one run writes the cache, every other run reads it.

                ```
                java -XX:AOTCacheOutput=app.aot --enable-native-access=ALL-UNNAMED -cp app.jar:os4j.jar Main
                java -XX:AOTCache=app.aot       --enable-native-access=ALL-UNNAMED -cp app.jar:os4j.jar Main
                ```
                The first run should do what the application does at its start. The cache is of one JDK, one class path and the JARs as they were: \
                after a change of any, the JVM leaves it alone and starts as without, and it is to be made \
                anew. `-Xlog:aot=off -Xlog:cds=off` keeps the JVM from speaking of a cache that is missing or damaged. Put your classes in a JAR: \
                directories do not go into a cache. `./os4j tour` keeps such a cache in target.
                """);
        note("start-up");
    }

    private void fork() {
        heading("fork()");
        for (long heap : figures.xs(Row.FORK)) {
            paragraph("### " + heap + " MiB touched\n");
            paragraph(Tables.forks(figures, heap).toString());
        }
        plot("fork");
        plot("fork-huge-pages");
        paragraph("""
                *Returns*: from the call to its return in the parent. *Held*: from the moment the first thread stands to that in which all go on. *The clone \
                alone*: the kernel's system call, which copies the tables of all pages; no fork of a process with as much memory is quicker than that. C and CPython have touched \
                as much memory, and one thread beside the caller.
                """);
        if (!figures.xs(Row.WORKERS_MEMORY).isEmpty()) {
            paragraph("### Workers\n");
            plot("workers");
            paragraph(Tables.growing(figures, Row.WORKERS_MEMORY).toString());
            paragraph(Tables.spread(figures, Row.WORKERS_ANSWER, 0).toString());
            paragraph("""
                    Each worker formats and packs a thousand lines. Memory is the kernel's PSS: a page that several processes share is divided among them.
                    """);
        }
        note("fork");
    }

    private void method() {
        section("Method", """
                - *In turn.* A round runs C, CPython and each way in Java one after the other; then the next round begins. What is compared was measured in the same \
                rounds. Numbers in tables are the medians of the rounds; [all values](%s/values.md) have the least and the spread. The raw file is \
                [results.tsv](%1$s/results.tsv).
                - *Calls in Java* are timed by JMH, each way in a JVM of its own for each round. *C* is compiled on the spot with `-O2`, and has a second \
                thread that is parked, since a JVM is never single-threaded and the kernel and glibc are quicker with one thread alone. CPython has one too.
                - *Whole processes* are started anew for each round. Children, trees, copies and forks are repeated in each process, after some that are not counted. \
                The heaps are touched by `-XX:+AlwaysPreTouch`.
                - *Goals* are compared round by round; *rounds* is the least and the greatest of them.
                - Nothing here is asserted by a test.
                """.formatted(directory));
        note("method");
    }

    private void failures() {
        Map<String, String> all = new TreeMap<>(results.failures());
        all.putAll(undrawn);
        if (!all.isEmpty()) {
            Table table = new Table("failed", "reason");
            all.forEach((what, reason) -> table.add(what, reason.replace("|", "\\|")));
            section("What failed", table.toString());
        }
    }

    private void heading(String title) {
        paragraph("## " + title + "\n");
    }

    private void section(String title, String content) {
        heading(title);
        paragraph(content);
    }

    private void plot(String name) {
        if (drawn.containsKey(name)) {
            paragraph("![%s](%s/%s.svg)%n".formatted(drawn.get(name).title().replace("`", ""), directory, name));
        }
    }

    private void note(String name) {
        if (!notes.of(name).isEmpty()) {
            paragraph(notes.of(name) + "\n");
        }
    }

    private void paragraph(String content) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(content);
    }
}
