package org.os4j.testing;

import org.os4j.Errno;
import org.os4j.ErrnoException;

/** Makes a call that must fail. It needs no more than the library, so that a child of any user can use it. */
public final class Attempt {
    private Attempt() {}

    /** A call. */
    @FunctionalInterface
    public interface Call {
        void run() throws Exception;
    }

    /** The exception of a call. */
    public static ErrnoException failureOf(Call call) {
        try {
            call.run();
        } catch (ErrnoException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("failed otherwise: " + e, e);
        }
        throw new AssertionError("did not fail");
    }

    /** Why a call fails. */
    public static Errno errnoOf(Call call) {
        return failureOf(call).errno();
    }
}
