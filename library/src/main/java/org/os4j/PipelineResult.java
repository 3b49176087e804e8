package org.os4j;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the commands of a pipeline ended.
 *
 * @param results of each command, in their order
 */
public record PipelineResult(List<CommandResult> results) {
    /** Keeps a list of its own. */
    public PipelineResult {
        results = List.copyOf(results);
    }

    /**
     * The last command's end, which is a shell's for the whole.
     *
     * @return the exit code, 0 to 255, or minus the signal that killed it
     */
    public int exitCode() {
        return results.getLast().exitCode();
    }

    /**
     * Whether all ended well, as with a shell's {@code pipefail}.
     *
     * @return true if each one's exit code is 0
     */
    public boolean succeeded() {
        return results.stream().allMatch(CommandResult::succeeded);
    }

    /**
     * What the last command wrote to its standard output, where that went to {@link Redirect#PIPE}.
     *
     * @return the bytes
     */
    public byte[] out() {
        return results.getLast().out();
    }

    /**
     * What the last command wrote to its standard output, as UTF-8 text.
     *
     * @return the text
     */
    public String outText() {
        return new String(out(), StandardCharsets.UTF_8);
    }
}
