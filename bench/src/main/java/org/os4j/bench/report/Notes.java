package org.os4j.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people have written of the results: a file of Markdown, with a heading for each goal that is spoken of. */
final class Notes {
    private static final String HEADING = "## ";

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Reads them; none if there is no such file. */
    static Notes read(Path file) throws IOException {
        Notes notes = new Notes();
        if (Files.exists(file)) {
            String[] parts = ("\n" + Files.readString(file)).split("\n" + HEADING);
            for (int i = 1; i < parts.length; i++) {
                String[] part = parts[i].split("\n", 2);
                notes.texts.put(part[0].strip(), part.length > 1 ? part[1].strip() : "");
            }
        }
        return notes;
    }

    /** What is said under a heading; empty if nothing is. */
    String of(String heading) {
        return texts.getOrDefault(heading, "");
    }

    /** The headings. */
    Iterable<String> headings() {
        return texts.keySet();
    }
}
