package org.os4j;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs commands joined by pipes, one or more, to their end, and collects what they write: one thread, which sleeps until there is something to read. */
final class Exchange implements AutoCloseable {
    private final Deadline deadline;
    private final List<Child> children = new ArrayList<>();
    private int betweenTwo = -1;

    Exchange(@Nullable Duration timeout) {
        deadline = Deadline.in(timeout);
    }

    List<CommandResult> run(List<Command> commands) throws IOException {
        start(commands);
        boolean inTime = collect() && awaitAll();
        boolean[] killed = new boolean[children.size()];
        if (!inTime) {
            for (int i = 0; i < killed.length; i++) {
                // Looks once more: one that has ended by itself was in time.
                killed[i] = children.get(i).resultOrNull() == null && children.get(i).killAll();
            }
        }
        List<CommandResult> results = new ArrayList<>();
        for (int i = 0; i < killed.length; i++) {
            results.add(result(commands.get(i), children.get(i), killed[i], inTime));
        }
        return results;
    }

    private void start(List<Command> commands) throws IOException {
        int last = commands.size() - 1;
        for (int i = 0; i <= last; i++) {
            Command command = commands.get(i);
            int read = betweenTwo;
            betweenTwo = -1;
            if (i > 0) {
                command = command.stdin(Redirect.descriptor(read));
            }
            int write = -1;
            try {
                if (i < last) {
                    Pipe pipe = Posix.pipe();
                    betweenTwo = pipe.readEnd();
                    write = pipe.writeEnd();
                    command = command.stdout(Redirect.descriptor(write));
                }
                Child child = command.start();
                children.add(child);
                child.pipes().closeInput();
            } finally {
                if (read >= 0) {
                    Posix.close(read);
                }
                if (write >= 0) {
                    Posix.close(write);
                }
            }
        }
    }

    /** Reads all outputs to their ends; false if the time was over first. */
    private boolean collect() throws ErrnoException {
        List<ChildOutput> outputs = new ArrayList<>();
        children.forEach(child -> outputs.addAll(child.pipes().outputs()));
        while (outputs.stream().anyMatch(ChildOutput::isOpen)) {
            int[] fds = outputs.stream().mapToInt(output -> output.isOpen() ? output.fd() : -1).toArray();
            int[] events = new int[fds.length];
            int[] ready = new int[fds.length];
            Arrays.fill(events, Posix.POLLIN);
            if (Posix.poll(fds, events, ready, deadline.millis()) == 0 && deadline.isOver()) {
                return false;
            }
            for (int i = 0; i < fds.length; i++) {
                if (ready[i] != 0) {
                    outputs.get(i).fill();
                }
            }
        }
        return true;
    }

    private boolean awaitAll() throws ErrnoException {
        for (Child child : children) {
            child.awaitEnd(deadline);
            if (child.resultOrNull() == null) {
                return false;
            }
        }
        return true;
    }

    private static CommandResult result(Command command, Child child, boolean killed, boolean inTime) throws ErrnoException {
        ProcessResult end = child.waitFor();
        if (!inTime) {
            // Up to here, since a grandchild may hold the pipe open for as long as it likes.
            child.pipes().takeInTheRest();
        }
        return new CommandResult(command, end, all(child.pipes().out()), all(child.pipes().err()), killed);
    }

    private static byte[] all(@Nullable ChildOutput output) {
        return output == null ? new byte[0] : output.takeAll();
    }

    /** Leaves nothing behind, whatever happened. */
    @Override
    public void close() throws IOException {
        if (betweenTwo >= 0) {
            Posix.close(betweenTwo);
        }
        ErrnoException failure = null;
        for (Child child : children) {
            try {
                end(child);
            } catch (ErrnoException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void end(Child child) throws ErrnoException {
        try {
            child.killOrForget();
        } finally {
            child.closePipes();
        }
        if (child.resultOrNull() == null) {
            child.waitFor();
        }
    }
}
