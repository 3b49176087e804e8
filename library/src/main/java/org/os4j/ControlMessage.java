package org.os4j;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes beside the data of a message: C's {@code struct cmsghdr} with what follows it. */
public sealed interface ControlMessage {
    /**
     * Descriptors, which the receiver gets copies of: {@code SCM_RIGHTS}.
     *
     * @param descriptors the descriptors. Those that were received are close-on-exec, and the receiver's to close
     */
    record Rights(List<Integer> descriptors) implements ControlMessage {
        /** Descriptors to send. */
        public Rights {
            descriptors = List.copyOf(descriptors);
        }
    }

    /**
     * The sender: {@code SCM_CREDENTIALS}. The kernel adds it to each message for a receiver that has set {@code SO_PASSCRED}, and lets nobody but root
     * send others' credentials.
     *
     * @param sender the process, a user and a group of its own
     */
    record Credentials(PeerCredentials sender) implements ControlMessage {}

    /** Anything else. */
    final class Other implements ControlMessage {
        private final int level;
        private final int type;
        private final byte[] data;

        /**
         * A control message by its bytes.
         *
         * @param level {@code SOL_SOCKET}, {@code IPPROTO_IP} or another
         * @param type {@code SCM_TIMESTAMP}, {@code IP_PKTINFO} or another
         * @param data its data
         */
        public Other(int level, int type, byte[] data) {
            this.level = level;
            this.type = type;
            this.data = data.clone();
        }

        /**
         * Whose message it is.
         *
         * @return {@code SOL_SOCKET}, {@code IPPROTO_IP} or another
         */
        public int level() {
            return level;
        }

        /**
         * What it is.
         *
         * @return {@code SCM_TIMESTAMP}, {@code IP_PKTINFO} or another
         */
        public int type() {
            return type;
        }

        /**
         * What it says.
         *
         * @return a copy of the bytes
         */
        public byte[] data() {
            return data.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Other that && level == that.level && type == that.type && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return (level * 31 + type) * 31 + Arrays.hashCode(data);
        }

        @Override
        public String toString() {
            return "Other[level=" + level + ", type=" + type + ", data=" + HexFormat.of().formatHex(data) + "]";
        }
    }
}
