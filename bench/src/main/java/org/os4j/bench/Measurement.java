package org.os4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures steps: in each round all of the contenders in turn. One that fails is told of in the results, and does not stop the others. */
final class Measurement {
    private final Map<String, String> settings = new HashMap<>();
    private final Path file;
    private final Results results;

    Measurement(Map<Setting, String> settings, Results results, Path file) {
        settings.forEach((setting, value) -> this.settings.put(setting.variable(), value));
        this.results = results;
        this.file = file;
    }

    /** Measures all of them. What has been measured is kept after each, so that an end in the middle loses only the rest. */
    void run(List<Step> steps) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (Step step : steps) {
            System.err.printf("[%d/%d, %s] %s: %s%n", steps.indexOf(step) + 1, steps.size(), since(begin), step.name(), step.what());
            try {
                step.preparation().prepare(results);
                run(step);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                results.failed(step.name(), e.toString());
            }
            results.note("minutes that it took", "%.1f".formatted((System.nanoTime() - begin) / 60e9));
            ResultsFile.write(results, file);
        }
    }

    private void run(Step step) throws IOException, InterruptedException {
        for (int round = 1; round <= step.rounds(); round++) {
            System.err.printf("    round %d of %d:", round, step.rounds());
            for (Contender contender : step.contenders()) {
                System.err.print(round == 1 ? " " + contender.name().replace(' ', '-') : ".");
                System.err.flush();
                run(step, contender, round);
            }
            System.err.println();
        }
    }

    private void run(Step step, Contender contender, int round) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        contender.settings().forEach((setting, value) -> environment.put(setting.variable(), value));
        ChildProgram.Outcome outcome = ChildProgram.run(contender.command(), environment, contender.bound());
        List<Value> values = new ArrayList<>();
        for (String line : outcome.lines()) {
            String[] words = line.split("\t", 3);
            if (Value.isIn(line)) {
                values.add(Value.parse(line));
            } else if (words.length == 3 && words[0].equals(Value.NOTE)) {
                results.note(words[1], words[2]);
            } else if (words.length == 3 && words[0].equals(Value.FAILURE)) {
                failed(step.name() + ": " + words[1], words[2]);
            }
        }
        if (outcome.failure() != null) {
            failed(step.name() + ": " + contender.name(), outcome.failure());
        } else if (contender.whole() != null) {
            Value whole = contender.whole();
            values.add(new Value(whole.row(), whole.peer(), whole.variant(), whole.x(), outcome.nanoseconds()));
        }
        results.add(round, values);
    }

    private void failed(String what, String reason) {
        System.err.print(" (failed: " + reason + ")");
        results.failed(what, reason);
    }

    private static String since(long begin) {
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
