package org.os4j;

/**
 * What {@link PosixFork#forkpty} gives.
 *
 * @param pid the child's process id in the parent, 0 in the child
 * @param fd in the parent the descriptor of the terminal's other side, close-on-exec; -1 in the child
 */
public record ForkedTerminal(int pid, int fd) {
    /**
     * Which side this is.
     *
     * @return whether this is the child
     */
    public boolean isChild() {
        return pid == 0;
    }
}
