package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Capability.*;
import static org.os4j.Posix.*;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.OwnThread;
import org.os4j.testing.ProcStatus;
import org.os4j.testing.VirtualThreads;

@ExtendWith(LeakCheck.class)
class PosixCapabilitiesTest {
    private static final int NOBODY = Integer.MAX_VALUE;

    @Test
    void namesAndNumbersAreThoseOfCapsh() {
        assumeTrue(Command.exists("capsh"), "no capsh (libcap) to ask");
        for (Capability capability : Capability.values()) {
            String mask = Long.toHexString(1L << capability.number());
            assertThat(Command.output("capsh", "--decode=" + mask)).endsWith("=" + capability.name().toLowerCase());
        }
    }

    @Test
    void capgetIsWhatProcSays() throws Exception {
        Capabilities own = capget();
        assertThat(own.effectiveBits()).isEqualTo(mask("CapEff"));
        assertThat(own.permittedBits()).isEqualTo(mask("CapPrm"));
        assertThat(own.inheritableBits()).isEqualTo(mask("CapInh"));
        assertThat(capget(gettid())).isEqualTo(own).hasSameHashCodeAs(own);
        assertThat(bits(own.effective())).isEqualTo(mask("CapEff"));
        assertThat(bits(own.permitted())).isEqualTo(mask("CapPrm"));
        assertThat(bits(own.inheritable())).isEqualTo(mask("CapInh"));
        assertThatThrownBy(() -> own.effective().add(CAP_KILL)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void capgetOfAnotherProcessIsWhatProcSays() throws Exception {
        assertThat(capget(1).permittedBits()).isEqualTo(Long.parseUnsignedLong(
                ProcStatus.of(java.nio.file.Path.of("/proc/1"), "CapPrm").getFirst(), 16));
    }

    @Test
    void capsetIsForTheThread() throws Exception {
        assumeCapabilities();
        long before = mask("CapEff");
        OwnThread.call(() -> {
            Capabilities all = capget();
            EnumSet<Capability> fewer = EnumSet.copyOf(all.effective());
            fewer.remove(CAP_CHOWN);
            capset(all.withEffective(fewer));
            assertThat(mask("CapEff")).isEqualTo(before & ~1L);
            assertThat(mask("CapPrm")).isEqualTo(all.permittedBits());
            capset(all.without(Set.of(CAP_KILL, CAP_CHOWN)).withInheritable(Set.of(CAP_NET_RAW)));
            assertThat(mask("CapPrm")).isEqualTo(all.permittedBits() & ~(1L | 1L << 5));
            assertThat(mask("CapInh")).isEqualTo(1L << 13);
            assertThat(Fails.with(Errno.EPERM, () -> capset(all)).function()).isEqualTo("capset");
            capset(Capabilities.none());
            assertThat(mask("CapEff") | mask("CapPrm") | mask("CapInh")).isZero();
            return null;
        });
        assertThat(mask("CapEff")).isEqualTo(before);
        VirtualThreads.areRefusedBy("capset", () -> capset(Capabilities.none()));
        VirtualThreads.areRefusedBy("capget", () -> capget());
    }

    /** A capability that is newer than this class is not lost with another one. */
    @Test
    void whatIsUnknownIsKept() {
        Capabilities newer = new Capabilities(1L << 60 | 1, 1L << 60 | 1, 0);
        assertThat(newer.without(Set.of(CAP_CHOWN)).permittedBits()).isEqualTo(1L << 60);
        assertThat(newer.permitted()).containsExactly(CAP_CHOWN);
        assertThat(newer).hasToString("effective [CAP_CHOWN], permitted [CAP_CHOWN], inheritable []");
        assertThat(Capabilities.of(Set.of(CAP_KILL), Set.of(CAP_KILL, CAP_CHOWN), Set.of())).isEqualTo(new Capabilities(32, 33, 0));
    }

    @Test
    void capgetOfNobody() {
        assertThat(Fails.with(Errno.ESRCH, () -> capget(NOBODY)).function()).isEqualTo("capget");
        Fails.with(Errno.EINVAL, () -> capget(-1));
    }

    @Test
    void boundingSetIsWhatProcSays() throws Exception {
        assertThat(bits(cap_get_bound())).isEqualTo(mask("CapBnd"));
        assumeCapabilities();
        OwnThread.call(() -> {
            assertThat(cap_get_bound(CAP_SYS_BOOT)).isEqualTo((mask("CapBnd") >> 22 & 1) == 1);
            cap_drop_bound(CAP_SYS_BOOT);
            assertThat(mask("CapBnd") >> 22 & 1).isZero();
            assertThat(cap_get_bound(CAP_SYS_BOOT)).isFalse();
            capset(capget().without(Set.of(CAP_SETPCAP)));
            Fails.with(Errno.EPERM, () -> cap_drop_bound(CAP_KILL));
            return null;
        });
        VirtualThreads.areRefusedBy("prctl", () -> cap_drop_bound(CAP_KILL));
    }

    @Test
    void ambientSetIsWhatProcSays() throws Exception {
        assumeCapabilities();
        OwnThread.call(() -> {
            Fails.with(Errno.EPERM, () -> cap_set_ambient(CAP_NET_BIND_SERVICE, true));
            capset(capget().withInheritable(Set.of(CAP_NET_BIND_SERVICE, CAP_KILL)));
            cap_set_ambient(CAP_NET_BIND_SERVICE, true);
            cap_set_ambient(CAP_KILL, true);
            assertThat(mask("CapAmb")).isEqualTo(1L << 10 | 1L << 5);
            assertThat(cap_get_ambient()).containsExactlyInAnyOrder(CAP_NET_BIND_SERVICE, CAP_KILL);
            cap_set_ambient(CAP_KILL, false);
            assertThat(cap_get_ambient(CAP_KILL)).isFalse();
            assertThat(cap_get_ambient(CAP_NET_BIND_SERVICE)).isTrue();
            cap_reset_ambient();
            assertThat(mask("CapAmb")).isZero();
            return null;
        });
    }

    @Test
    void securebitsAreWhatCapshSays() throws Exception {
        assumeCapabilities();
        assumeTrue(Command.exists("capsh"), "no capsh (libcap) to ask");
        OwnThread.call(() -> {
            assertThat(pr_get_securebits()).isZero();
            pr_set_keepcaps(true);
            assertThat(pr_get_keepcaps()).isTrue();
            assertThat(pr_get_securebits()).isEqualTo(SECBIT_KEEP_CAPS);
            pr_set_keepcaps(false);
            pr_set_securebits(SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP);
            assertThat(pr_get_securebits()).isEqualTo(SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP);
            // A child has its parent's; the JDK starts it from this thread.
            assertThat(Command.output("capsh", "--print").lines().filter(line -> line.contains("Securebits")).findFirst().orElseThrow())
                    .contains(Integer.toHexString(SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP));
            Fails.with(Errno.EPERM, () -> pr_set_securebits(0));
            return null;
        });
        VirtualThreads.areRefusedBy("prctl", () -> pr_set_securebits(0));
    }

    private static void assumeCapabilities() {
        assumeTrue((mask("CapEff") & (1L << 8 | 1L << 22 | 1L << 10)) == (1L << 8 | 1L << 22 | 1L << 10), "no capabilities to give up");
    }

    private static long mask(String line) {
        return Long.parseUnsignedLong(ProcStatus.ofThread(line).getFirst(), 16);
    }

    private static long bits(Set<Capability> set) {
        return set.stream().mapToLong(capability -> 1L << capability.number()).reduce(0, (a, b) -> a | b);
    }
}
