package org.os4j;

import org.os4j.internal.Constants;

/** The bits of capabilities(7), as this platform has them. They are members of {@link Posix}. */
public sealed interface CapabilityConstants permits PosixCapabilities {
    /** A program of root's gets no capabilities for that. */
    int SECBIT_NOROOT = constant("SECBIT_NOROOT");

    /** {@code SECBIT_NOROOT} cannot be changed. */
    int SECBIT_NOROOT_LOCKED = constant("SECBIT_NOROOT_LOCKED");

    /** Changing user changes no capabilities. */
    int SECBIT_NO_SETUID_FIXUP = constant("SECBIT_NO_SETUID_FIXUP");

    /** {@code SECBIT_NO_SETUID_FIXUP} cannot be changed. */
    int SECBIT_NO_SETUID_FIXUP_LOCKED = constant("SECBIT_NO_SETUID_FIXUP_LOCKED");

    /** The permitted capabilities outlive the change from root to another user. */
    int SECBIT_KEEP_CAPS = constant("SECBIT_KEEP_CAPS");

    /** {@code SECBIT_KEEP_CAPS} cannot be changed. */
    int SECBIT_KEEP_CAPS_LOCKED = constant("SECBIT_KEEP_CAPS_LOCKED");

    /** The ambient set cannot grow. */
    int SECBIT_NO_CAP_AMBIENT_RAISE = constant("SECBIT_NO_CAP_AMBIENT_RAISE");

    /** {@code SECBIT_NO_CAP_AMBIENT_RAISE} cannot be changed. */
    int SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED = constant("SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED");

    private static int constant(String name) {
        return Constants.get("capabilities", name);
    }
}
