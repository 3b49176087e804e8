package org.os4j;

import java.util.function.IntFunction;

/** Starts workers as programs, which the kernel kills if the manager's process ends before them. */
final class SpawnedWorker implements ProcessManager.Starter {
    private final IntFunction<Command> commands;

    SpawnedWorker(IntFunction<Command> commands) {
        this.commands = commands;
    }

    /** Nobody would read what such a worker writes, or close its pipe. */
    static Command check(Command command) {
        CommandSettings settings = command.settings();
        if (settings.ptySize != null) {
            throw new IllegalArgumentException("command: a worker has no pseudo-terminal of its own: " + command);
        }
        for (Redirect redirect : settings.standard) {
            if (redirect == Redirect.PIPE) {
                throw new IllegalArgumentException("command: a worker has no pipe to its manager: " + command);
            }
        }
        return command;
    }

    @Override
    public int start(int number) throws ErrnoException {
        Command command = check(commands.apply(number));
        return (command.settings().deathSignal == 0 ? command.deathSignal(SignalConstants.SIGKILL) : command).start().pid();
    }
}
