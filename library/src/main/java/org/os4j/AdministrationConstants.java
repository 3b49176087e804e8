package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of reboot(2), swapon(2), personality(2), adjtimex(2) and clock_adjtime(2). They are members of {@link Linux}. */
public sealed interface AdministrationConstants permits LinuxAdministration {
    /** reboot: start anew. */
    int RB_AUTOBOOT = constant("RB_AUTOBOOT");

    /** reboot: stop. */
    int RB_HALT_SYSTEM = constant("RB_HALT_SYSTEM");

    /** reboot: stop, and turn the power off. */
    int RB_POWER_OFF = constant("RB_POWER_OFF");

    /** reboot: Ctrl-Alt-Del starts the system anew. */
    int RB_ENABLE_CAD = constant("RB_ENABLE_CAD");

    /** reboot: Ctrl-Alt-Del sends SIGINT to process 1. */
    int RB_DISABLE_CAD = constant("RB_DISABLE_CAD");

    /** reboot: sleep on the disk. */
    int RB_SW_SUSPEND = constant("RB_SW_SUSPEND");

    /** reboot: start the kernel that was loaded for it. */
    int RB_KEXEC = constant("RB_KEXEC");

    /** swapon: a priority is given. */
    int SWAP_FLAG_PREFER = constant("SWAP_FLAG_PREFER");

    /** swapon: the bits of the priority. */
    int SWAP_FLAG_PRIO_MASK = constant("SWAP_FLAG_PRIO_MASK");

    /** swapon: where they begin. */
    int SWAP_FLAG_PRIO_SHIFT = constant("SWAP_FLAG_PRIO_SHIFT");

    /** swapon: tell the device which pages are free. */
    int SWAP_FLAG_DISCARD = constant("SWAP_FLAG_DISCARD");

    /** personality: addresses are not random. */
    int ADDR_NO_RANDOMIZE = constant("ADDR_NO_RANDOMIZE");

    /** personality: the old layout of memory. */
    int ADDR_COMPAT_LAYOUT = constant("ADDR_COMPAT_LAYOUT");

    /** personality: what can be read can be executed. */
    int READ_IMPLIES_EXEC = constant("READ_IMPLIES_EXEC");

    /** personality: Linux. */
    int PER_LINUX = constant("PER_LINUX");

    /** personality: uname says a processor of 32 bits. */
    int PER_LINUX32 = constant("PER_LINUX32");

    /** personality: uname says a version 2.6. */
    int UNAME26 = constant("UNAME26");

    /** adjtimex: set the offset that is to be made up. */
    int ADJ_OFFSET = constant("ADJ_OFFSET");

    /** adjtimex: set the frequency. */
    int ADJ_FREQUENCY = constant("ADJ_FREQUENCY");

    /** adjtimex: set the greatest error. */
    int ADJ_MAXERROR = constant("ADJ_MAXERROR");

    /** adjtimex: set the likely error. */
    int ADJ_ESTERROR = constant("ADJ_ESTERROR");

    /** adjtimex: set the status. */
    int ADJ_STATUS = constant("ADJ_STATUS");

    /** adjtimex: set the time constant of the loop. */
    int ADJ_TIMECONST = constant("ADJ_TIMECONST");

    /** adjtimex: add to the time, as {@link Linux#clock_adjtime(int, java.time.Duration)} does. */
    int ADJ_SETOFFSET = constant("ADJ_SETOFFSET");

    /** adjtimex: offsets are in microseconds from now on. */
    int ADJ_MICRO = constant("ADJ_MICRO");

    /** adjtimex: offsets are in nanoseconds from now on. */
    int ADJ_NANO = constant("ADJ_NANO");

    /** adjtimex: set the microseconds of a tick. */
    int ADJ_TICK = constant("ADJ_TICK");

    /** adjtimex: set the seconds between TAI and UTC. */
    int ADJ_TAI = constant("ADJ_TAI");

    /** The clock is disciplined by a phase-locked loop. */
    int STA_PLL = constant("STA_PLL");

    /** A leap second is put in at the day's end. */
    int STA_INS = constant("STA_INS");

    /** A leap second is left out at the day's end. */
    int STA_DEL = constant("STA_DEL");

    /** The clock is not synchronized. */
    int STA_UNSYNC = constant("STA_UNSYNC");

    /** The frequency is held. */
    int STA_FREQHOLD = constant("STA_FREQHOLD");

    /** The clock's hardware has failed. */
    int STA_CLOCKERR = constant("STA_CLOCKERR");

    /** Offsets are in nanoseconds. */
    int STA_NANO = constant("STA_NANO");

    /** The state: all is well. */
    int TIME_OK = constant("TIME_OK");

    /** The state: a leap second will be put in. */
    int TIME_INS = constant("TIME_INS");

    /** The state: a leap second will be left out. */
    int TIME_DEL = constant("TIME_DEL");

    /** The state: the leap second is now. */
    int TIME_OOP = constant("TIME_OOP");

    /** The state: there was a leap second. */
    int TIME_WAIT = constant("TIME_WAIT");

    /** The state: the clock is not synchronized. */
    int TIME_ERROR = constant("TIME_ERROR");

    private static int constant(String name) {
        return Constants.get("administration", name);
    }
}
