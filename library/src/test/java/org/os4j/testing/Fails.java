package org.os4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.os4j.Errno;
import org.os4j.ErrnoException;

/** Calls that must fail. */
public final class Fails {
    private Fails() {}

    /** The call fails with this errno, and the exception says so in every way that it has. */
    public static ErrnoException with(Errno errno, ThrowingCallable call) {
        ErrnoException[] caught = new ErrnoException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ErrnoException.class, e -> {
            caught[0] = e;
            assertThat(e.errno()).as(e.getMessage()).isEqualTo(errno);
            assertThat(e.code()).isEqualTo(errno.code());
            assertThat(e.getMessage()).startsWith(e.function() + ": ").contains("(" + errno + ")");
        });
        return caught[0];
    }

    /** The call refuses a null by the argument's name. */
    public static void onNull(String argument, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(argument);
    }
}
