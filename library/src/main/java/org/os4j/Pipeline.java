package org.os4j;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Commands joined by pipes, each one's standard output to the next one's standard input. They run at the same time, and the bytes go from one to
 * the next
 * without passing through this process.
 *
 * <pre>{@code
 * PipelineResult result = Command.of("cat", "words").pipe(Command.of("sort")).pipe(Command.of("uniq", "-c")).stdout(Redirect.PIPE).run();
 * }</pre>
 *
 * <p>A pipeline never changes: each method gives another one. What the commands say of the joined ends does not count.
 */
public final class Pipeline {
    private final List<Command> commands;
    private final @Nullable Duration timeout;

    Pipeline(List<Command> commands) {
        this(commands, null);
    }

    private Pipeline(List<Command> commands, @Nullable Duration timeout) {
        this.commands = List.copyOf(commands);
        this.timeout = timeout;
    }

    /**
     * Joins the last command's standard output to another's standard input.
     *
     * @param next the other
     * @return all of them
     */
    public Pipeline pipe(Command next) {
        List<Command> longer = new ArrayList<>(commands);
        longer.add(Objects.requireNonNull(next, "next"));
        return new Pipeline(longer, timeout);
    }

    /**
     * Where the first command's standard input comes from.
     *
     * @param source as for {@link Command#stdin}
     * @return the pipeline
     */
    public Pipeline stdin(Redirect source) {
        List<Command> changed = new ArrayList<>(commands);
        changed.set(0, commands.getFirst().stdin(source));
        return new Pipeline(changed, timeout);
    }

    /**
     * Where the last command's standard output goes.
     *
     * @param target as for {@link Command#stdout}
     * @return the pipeline
     */
    public Pipeline stdout(Redirect target) {
        List<Command> changed = new ArrayList<>(commands);
        changed.set(commands.size() - 1, commands.getLast().stdout(target));
        return new Pipeline(changed, timeout);
    }

    /**
     * How long {@link #run} waits: then all are killed by SIGKILL. What the commands say of timeouts does not count.
     *
     * @param time from the start to the end of the last
     * @return the pipeline
     * @throws IllegalArgumentException if it is negative
     */
    public Pipeline timeout(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time: must not be negative: " + time);
        }
        return new Pipeline(commands, time);
    }

    /**
     * Starts all and waits for the end of all, collecting the last one's output and all error outputs that go to {@link Redirect#PIPE}. A command
     * that
     * writes on when the next one has ended is killed by SIGPIPE, as from a shell. A virtual thread keeps its carrier meanwhile.
     *
     * @return how each ended
     * @throws IOException as {@link Command#run}; if one cannot be started, those before it are killed
     */
    public PipelineResult run() throws IOException {
        try (Exchange exchange = new Exchange(timeout)) {
            return new PipelineResult(exchange.run(commands));
        }
    }

    /**
     * Runs it and returns what the last command wrote. All must succeed.
     *
     * @return its standard output as UTF-8 text, without the line feeds at its end
     * @throws IOException as {@link #run}; if one of them fails
     */
    public String output() throws IOException {
        PipelineResult result = stdout(Redirect.PIPE).run();
        for (CommandResult one : result.results()) {
            one.orThrow();
        }
        return result.outText().replaceAll("\n+\\z", "");
    }

    /**
     * The commands.
     *
     * @return their words, joined by {@code |}
     */
    @Override
    public String toString() {
        return commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
    }
}
