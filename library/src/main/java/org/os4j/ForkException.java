package org.os4j;

/**
 * A fork that failed, and why: beside errno it says in words what stood in the way, a thread that could not be held for example. The process goes on as
 * before, and no child is left.
 */
public final class ForkException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    private final String reason;

    /**
     * The failure of a fork.
     *
     * @param function the call's name
     * @param code the value of errno
     * @param reason what stood in the way, or nothing
     */
    public ForkException(String function, int code, String reason) {
        super(function, code);
        this.reason = reason;
    }

    /**
     * What stood in the way.
     *
     * @return the reason in words, or nothing if errno says it all
     */
    public String reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return reason.isEmpty() ? super.getMessage() : super.getMessage() + ": " + reason;
    }
}
