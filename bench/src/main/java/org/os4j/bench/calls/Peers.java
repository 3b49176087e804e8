package org.os4j.bench.calls;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;

/** The peers' doors, each opened when it is first used. */
final class Peers {
    private Peers() {}

    /** jnr-posix. */
    static final class Jnr {
        static final POSIX POSIX = POSIXFactory.getNativePOSIX();

        private Jnr() {}
    }

    /** JNA, by direct mapping, which is its quickest way. errno comes as an exception. */
    static final class Jna {
        /** The same on x86-64 and aarch64. */
        private static final int ST_SIZE = 48;
        private static final int STRUCT_STAT = 144;

        static {
            Native.register(Jna.class, "c");
        }

        private Jna() {}

        static native int stat(String path, Pointer status) throws LastErrorException;

        static native int open(String path, int flags) throws LastErrorException;

        static native int close(int fd) throws LastErrorException;

        static native long labs(long number) throws LastErrorException;

        /** A struct of one's own, as every caller needs. */
        static Memory status() {
            return new Memory(STRUCT_STAT);
        }

        static long size(Memory status) {
            return status.getLong(ST_SIZE);
        }
    }
}
