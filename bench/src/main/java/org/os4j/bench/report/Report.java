package org.os4j.bench.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.os4j.bench.Results;

/** Shows the results of one run. */
public final class Report {
    private final Results results;

    /**
     * Of these results.
     *
     * @param results what was measured
     */
    public Report(Results results) {
        this.results = results;
    }

    /** On the terminal. */
    public void print(PrintWriter out) {
        Terminal.print(results, out);
    }

    /** As a document, with its plots and a table of all values in a directory beside it that has its name. */
    public void write(Path document) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path directory = document.resolveSibling(document.getFileName().toString().replace(".md", ""));
        Files.createDirectories(directory);
        Figures figures = new Figures(results);
        Map<String, Plot> drawn = new LinkedHashMap<>();
        Map<String, String> undrawn = new LinkedHashMap<>();
        for (Plot plot : Plot.all(figures)) {
            try {
                Drawing.write(plot, directory.resolve(plot.name() + ".svg"));
                drawn.put(plot.name(), plot);
            } catch (IOException | RuntimeException | LinkageError e) {
                // A JDK without fonts draws nothing; the tables say the same.
                undrawn.put("plot " + plot.name(), e.toString());
            }
        }
        Files.writeString(directory.resolve("values.md"), ValuesTable.of(figures));
        Document text = new Document(results, figures, Notes.read(directory.resolve("notes.md")), drawn, undrawn, directory.getFileName().toString());
        Files.writeString(document, text.toString());
    }
}
