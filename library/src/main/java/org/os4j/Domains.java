package org.os4j;

import java.util.List;

/** The classes that declare the calls of {@link Posix} and {@link Linux}; the compiled classes do not inherit from each other as the source says. */
final class Domains {
    static final List<Class<?>> OF_POSIX = List.of(
            CommonCalls.class, PosixErrors.class, PosixDescriptors.class, PosixReadWrite.class, PosixVectors.class, PosixStat.class,
            PosixPermissions.class, PosixNames.class, PosixDirectories.class, PosixTimes.class, PosixIdentity.class, PosixSessions.class,
            PosixSignals.class, PosixSpawn.class, PosixExec.class, PosixWait.class, PosixSystem.class, PosixXattr.class, PosixTransfer.class,
            PosixSpace.class, PosixLocks.class, PosixMemory.class, PosixFilesystems.class, PosixConfiguration.class, PosixScheduling.class,
            PosixResources.class, PosixUsers.class, PosixLog.class, PosixEnvironment.class, PosixPoll.class, PosixEvents.class, PosixPidfd.class,
            PosixSignalMasks.class, PosixTerminals.class, PosixPty.class, PosixSockets.class, PosixMessages.class, PosixNetwork.class,
            PosixControl.class, PosixCapabilities.class, PosixSeccomp.class, PosixNamespaces.class, PosixClocks.class, PosixSyscall.class,
            PosixQueues.class, PosixRealtime.class, PosixFork.class);
    static final List<Class<?>> OF_LINUX = List.of(
            LinuxMounts.class, LinuxSandbox.class, LinuxProcesses.class, LinuxFanotify.class, LinuxQuotas.class, LinuxNuma.class,
            LinuxAdministration.class);

    private Domains() {}
}
