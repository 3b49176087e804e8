package org.os4j;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * What the system tells of a signal that was waited for: the {@code siginfo_t} of sigwaitinfo(2) and the {@code struct signalfd_siginfo} of
 * signalfd(2). The accessors have the names of their members without the prefix. What the system does not tell of a kind of signal is 0. Python:
 * {@code signal.struct_siginfo}.
 */
public final class Siginfo {
    private final int signo;
    private final int errno;
    private final int code;
    private final int pid;
    private final int uid;
    private final int status;
    private final long utime;
    private final long stime;
    private final long value;
    private final long band;
    private final int fd;
    private final int timerid;
    private final int overrun;

    /** Which members a signal has: they share their place in {@code siginfo_t}. */
    private Siginfo(int signo, int code, Layout layout, long struct) {
        boolean timer = code == SignalMaskConstants.SI_TIMER;
        boolean byKernel = code > SignalMaskConstants.SI_USER && code < SignalMaskConstants.SI_KERNEL;
        boolean child = byKernel && signo == SignalConstants.SIGCHLD;
        boolean io = code == SignalMaskConstants.SI_SIGIO || byKernel && !child;
        boolean sent = !timer && !io;
        this.signo = signo;
        this.code = code;
        errno = layout.errno.getInt(struct);
        pid = sent ? layout.pid.getInt(struct) : 0;
        uid = sent ? layout.uid.getInt(struct) : 0;
        status = child ? layout.status.getInt(struct) : 0;
        utime = child ? layout.utime.get(struct) : 0;
        stime = child ? layout.stime.get(struct) : 0;
        value = timer || sent && code < SignalMaskConstants.SI_USER && code != SignalMaskConstants.SI_TKILL ? layout.value.get(struct) : 0;
        band = io ? layout.band.get(struct) : 0;
        fd = io ? layout.fd.getInt(struct) : 0;
        timerid = timer ? layout.timerid.getInt(struct) : 0;
        overrun = timer ? layout.overrun.getInt(struct) : 0;
    }

    private static Siginfo read(Layout layout, long struct) {
        return new Siginfo(layout.signo.getInt(struct), layout.code.getInt(struct), layout, struct);
    }

    /** Reads a {@code siginfo_t}. */
    static Siginfo ofSiginfo(long struct) {
        return read(Layout.SIGINFO, struct);
    }

    /** Reads a {@code struct signalfd_siginfo}. */
    static Siginfo ofSignalfd(long struct) {
        return read(Layout.SIGNALFD, struct);
    }

    /** Where a struct has the members. */
    static final class Layout {
        static final Layout SIGINFO = new Layout("siginfo of a signal", "si_", "si_timerid", "si_value");
        static final Layout SIGNALFD = new Layout("signalfd_siginfo", "ssi_", "ssi_tid", "ssi_ptr");

        final int size;
        private final Field signo;
        private final Field errno;
        private final Field code;
        private final Field pid;
        private final Field uid;
        private final Field status;
        private final Field utime;
        private final Field stime;
        private final Field value;
        private final Field band;
        private final Field fd;
        private final Field timerid;
        private final Field overrun;

        private Layout(String name, String prefix, String timer, String value) {
            Struct struct = Struct.named(name);
            size = struct.size();
            signo = struct.field(prefix + "signo");
            errno = struct.field(prefix + "errno");
            code = struct.field(prefix + "code");
            pid = struct.field(prefix + "pid");
            uid = struct.field(prefix + "uid");
            status = struct.field(prefix + "status");
            utime = struct.field(prefix + "utime");
            stime = struct.field(prefix + "stime");
            this.value = struct.field(value);
            band = struct.field(prefix + "band");
            fd = struct.field(prefix + "fd");
            timerid = struct.field(timer);
            overrun = struct.field(prefix + "overrun");
        }
    }

    /**
     * The signal.
     *
     * @return {@code si_signo}
     */
    public int signo() {
        return signo;
    }

    /**
     * An errno that came with it, mostly 0.
     *
     * @return {@code si_errno}
     */
    public int errno() {
        return errno;
    }

    /**
     * Why it was sent.
     *
     * @return {@code si_code}: {@code SI_USER} and its sisters, or {@code CLD_EXITED} and its sisters of SIGCHLD
     */
    public int code() {
        return code;
    }

    /**
     * Who sent it; of SIGCHLD, the child.
     *
     * @return {@code si_pid}, a process id
     */
    public int pid() {
        return pid;
    }

    /**
     * Whose process sent it; of SIGCHLD, whose the child was.
     *
     * @return {@code si_uid}, a user id
     */
    public int uid() {
        return uid;
    }

    /**
     * Of SIGCHLD, how the child ended or stopped.
     *
     * @return {@code si_status}: the exit code for {@code CLD_EXITED}, else a signal
     */
    public int status() {
        return status;
    }

    /**
     * Of SIGCHLD, the processor time that the child took.
     *
     * @return {@code si_utime}, in ticks, of which there are {@code sysconf(_SC_CLK_TCK)} a second
     */
    public long utime() {
        return utime;
    }

    /**
     * Of SIGCHLD, the processor time that the system took for the child.
     *
     * @return {@code si_stime}, in ticks, of which there are {@code sysconf(_SC_CLK_TCK)} a second
     */
    public long stime() {
        return stime;
    }

    /**
     * What was sent with it, by sigqueue(3) or a timer.
     *
     * @return {@code si_value}: its {@code sival_ptr}, of which an int is {@code sival_int}
     */
    public long value() {
        return value;
    }

    /**
     * Of SIGIO, what happened to the descriptor.
     *
     * @return {@code si_band}, of the {@code POLL} constants
     */
    public long band() {
        return band;
    }

    /**
     * Of SIGIO, which descriptor.
     *
     * @return {@code si_fd}
     */
    public int fd() {
        return fd;
    }

    /**
     * Of a timer of timer_create(2), which.
     *
     * @return {@code si_timerid}, the kernel's number of it
     */
    public int timerid() {
        return timerid;
    }

    /**
     * Of a timer of timer_create(2), how often it expired beyond the first time.
     *
     * @return {@code si_overrun}
     */
    public int overrun() {
        return overrun;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Siginfo that && signo == that.signo && errno == that.errno && code == that.code && pid == that.pid && uid == that.uid
                && status == that.status && utime == that.utime && stime == that.stime && value == that.value && band == that.band && fd == that.fd
                && timerid == that.timerid && overrun == that.overrun;
    }

    @Override
    public int hashCode() {
        return ((signo * 31 + code) * 31 + pid) * 31 + Long.hashCode(value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Siginfo[").append(SignalActions.nameOf(signo)).append(", code=").append(codeName());
        append(text, "errno", errno);
        append(text, "pid", pid);
        append(text, "uid", uid);
        append(text, "status", status);
        append(text, "value", value);
        append(text, "band", band);
        append(text, "fd", fd);
        append(text, "timerid", timerid);
        append(text, "overrun", overrun);
        return text.append(']').toString();
    }

    /** What is 0 is left out, but for the user: the 0 of root says something wherever there is a process. */
    private void append(StringBuilder text, String name, long member) {
        if (member != 0 || name.equals("uid") && pid != 0) {
            text.append(", ").append(name).append('=').append(member);
        }
    }

    private String codeName() {
        String name = signo == SignalConstants.SIGCHLD ? Names.CHILD.get(code) : null;
        return name != null ? name : Names.ANY.getOrDefault(code, Integer.toString(code));
    }

    /** The names, for those who print. */
    private static final class Names {
        static final Map<Integer, String> ANY = Map.of(
                SignalMaskConstants.SI_USER, "SI_USER", SignalMaskConstants.SI_KERNEL, "SI_KERNEL", SignalMaskConstants.SI_QUEUE, "SI_QUEUE",
                SignalMaskConstants.SI_TIMER, "SI_TIMER", SignalMaskConstants.SI_MESGQ, "SI_MESGQ", SignalMaskConstants.SI_ASYNCIO, "SI_ASYNCIO",
                SignalMaskConstants.SI_SIGIO, "SI_SIGIO", SignalMaskConstants.SI_TKILL, "SI_TKILL");
        static final Map<Integer, String> CHILD = Map.of(
                ProcessConstants.CLD_EXITED, "CLD_EXITED", ProcessConstants.CLD_KILLED, "CLD_KILLED", ProcessConstants.CLD_DUMPED, "CLD_DUMPED",
                ProcessConstants.CLD_STOPPED, "CLD_STOPPED", ProcessConstants.CLD_TRAPPED, "CLD_TRAPPED",
                ProcessConstants.CLD_CONTINUED, "CLD_CONTINUED");
    }
}
