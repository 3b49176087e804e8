package org.os4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.os4j.internal.CStrings;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * A list of system calls that shall fail, or end the process: a filter for {@link Posix#seccomp_load}. Whatever is not on it is allowed.
 *
 * <pre>{@code
 * seccomp_load(SeccompFilter.allowingAllElse()
 *         .deny(Errno.EACCES, "fork", "vfork", "execve", "execveat")
 *         .killProcess("ptrace"));
 * }</pre>
 *
 * <p>Calls have the kernel's names, those of {@link Posix#syscall_names}. One that only other platforms have is no error, since nobody can make it:
 * aarch64 has no {@code fork}. The C library's functions use what they like: {@code fopen} is {@code openat}, {@code fork} is {@code clone}, which
 * starts threads too. A program that belongs to another architecture, or to x86-64's x32, finds every call missing (ENOSYS).
 *
 * <p>A filter cannot be changed: each method makes a longer one.
 */
public final class SeccompFilter {
    private static final Map<String, Integer> ALL_NAMES = Constants.all("syscalls", "SYS_");
    private static final SeccompFilter EMPTY = new SeccompFilter(Map.of());
    /** Of {@code struct seccomp_data}: the call's number, then the architecture. */
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    /** x86-64 has a second table of calls for 32-bit pointers: its numbers have this bit. */
    private static final int X32 = 0x4000_0000;
    private static final int INSTRUCTION_SIZE = 8;

    private final Map<Integer, Integer> actions;

    private SeccompFilter(Map<Integer, Integer> actions) {
        this.actions = actions;
    }

    /**
     * The filter that refuses nothing.
     *
     * @return what the others are made from
     */
    public static SeccompFilter allowingAllElse() {
        return EMPTY;
    }

    /**
     * Adds calls that fail.
     *
     * @param errno what they fail with
     * @param calls their names, such as {@code execve}
     * @return the longer filter; where a call is listed twice, the last word counts
     * @throws IllegalArgumentException if no platform has a call of such a name
     */
    public SeccompFilter deny(Errno errno, String... calls) {
        return with(SeccompConstants.SECCOMP_RET_ERRNO | errno.code(), calls);
    }

    /**
     * Adds calls that end the process, by SIGSYS.
     *
     * @param calls their names, such as {@code ptrace}
     * @return the longer filter
     * @throws IllegalArgumentException if no platform has a call of such a name
     */
    public SeccompFilter killProcess(String... calls) {
        return with(SeccompConstants.SECCOMP_RET_KILL_PROCESS, calls);
    }

    /**
     * Adds calls that are made, and logged by the kernel: to try what a filter would refuse.
     *
     * @param calls their names
     * @return the longer filter
     * @throws IllegalArgumentException if no platform has a call of such a name
     */
    public SeccompFilter log(String... calls) {
        return with(SeccompConstants.SECCOMP_RET_LOG, calls);
    }

    private SeccompFilter with(int action, String... calls) {
        Map<Integer, Integer> more = new LinkedHashMap<>(actions);
        for (String call : calls) {
            Integer number = ALL_NAMES.get(Objects.requireNonNull(call, "calls"));
            if (number == null) {
                throw new IllegalArgumentException("calls: no system call " + CStrings.quoted(call));
            }
            if (number != -1) {
                more.put(number, action);
            }
        }
        return new SeccompFilter(more);
    }

    /** The filter's program as C's {@code struct sock_fprog}. */
    long write(Scratch scratch) {
        List<Long> program = program();
        long instructions = scratch.allocate((long) program.size() * INSTRUCTION_SIZE);
        for (int i = 0; i < program.size(); i++) {
            Memory.setLong(instructions + (long) i * INSTRUCTION_SIZE, program.get(i));
        }
        long struct = scratch.allocateZeroed(2 * Long.BYTES);
        Memory.setShort(struct, (short) program.size());
        Memory.setLong(struct + Long.BYTES, instructions);
        return struct;
    }

    private List<Long> program() {
        List<Long> program = new ArrayList<>();
        int missing = SeccompConstants.SECCOMP_RET_ERRNO | Errno.ENOSYS.code();
        program.add(load(ARCHITECTURE));
        program.add(skipIfEqual(architecture()));
        program.add(answer(missing));
        program.add(load(NUMBER));
        program.add(skipIfBelow(X32));
        program.add(answer(missing));
        actions.forEach((number, action) -> {
            program.add(skipUnlessEqual(number));
            program.add(answer(action));
        });
        program.add(answer(SeccompConstants.SECCOMP_RET_ALLOW));
        return program;
    }

    private static int architecture() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return Constants.get("seccomp", arm ? "AUDIT_ARCH_AARCH64" : "AUDIT_ARCH_X86_64");
    }

    private static long load(int offset) {
        return instruction(0x20, 0, 0, offset);
    }

    private static long skipIfEqual(int value) {
        return instruction(0x15, 1, 0, value);
    }

    private static long skipUnlessEqual(int value) {
        return instruction(0x15, 0, 1, value);
    }

    private static long skipIfBelow(int value) {
        return instruction(0x35, 0, 1, value);
    }

    private static long answer(int action) {
        return instruction(0x06, 0, 0, action);
    }

    /** A {@code struct sock_filter}: the code in 16 bits, two jumps in 8 bits each, the value in 32. */
    private static long instruction(int code, int ifTrue, int ifFalse, int value) {
        return code | (long) ifTrue << 16 | (long) ifFalse << 24 | (long) value << 32;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("all but");
        Map<Integer, String> names = new LinkedHashMap<>();
        ALL_NAMES.forEach((name, number) -> names.putIfAbsent(number, name));
        actions.forEach((number, action) -> text.append(' ').append(names.get(number)).append(" (").append(describe(action)).append(')'));
        return actions.isEmpty() ? "all" : text.toString();
    }

    private static String describe(int action) {
        if (action == SeccompConstants.SECCOMP_RET_KILL_PROCESS) {
            return "killed";
        }
        if (action == SeccompConstants.SECCOMP_RET_LOG) {
            return "logged";
        }
        return Errno.of(action & SeccompConstants.SECCOMP_RET_DATA).name();
    }
}
