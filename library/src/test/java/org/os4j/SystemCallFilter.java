package org.os4j;

import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** Makes the kernel refuse a system call to the calling thread and its children, as an old kernel or a container's sandbox does. */
final class SystemCallFilter {
    private static final CFunction PRCTL = CFunction.ofInt("prctl");
    private static final int PR_SET_SECCOMP = 22;
    private static final int SECCOMP_MODE_FILTER = 2;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7fff_0000;
    private static final int FAIL = 0x0005_0000;

    private SystemCallFilter() {}

    static void refuse(int systemCall, Errno errno) {
        try (Scratch scratch = Scratch.take()) {
            long program = scratch.allocate(4 * 8);
            instruction(program, LOAD_WORD, 0, 0, 0);
            instruction(program + 8, JUMP_IF_EQUAL, 0, 1, systemCall);
            instruction(program + 16, RETURN, 0, 0, FAIL | errno.code());
            instruction(program + 24, RETURN, 0, 0, ALLOW);
            long filter = scratch.allocateZeroed(16);
            Memory.setShort(filter, (short) 4);
            Memory.setLong(filter + 8, program);
            if (PRCTL.call(scratch, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1
                    || PRCTL.call(scratch, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter) == -1) {
                throw new AssertionError("prctl: " + Errno.of(scratch.errno()));
            }
        }
    }

    private static void instruction(long at, int code, int ifTrue, int ifFalse, int value) {
        Memory.setShort(at, (short) code);
        Memory.setByte(at + 2, (byte) ifTrue);
        Memory.setByte(at + 3, (byte) ifFalse);
        Memory.setInt(at + 4, value);
    }
}
