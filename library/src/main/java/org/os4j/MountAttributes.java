package org.os4j;

import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * What {@link Linux#mount_setattr} changes: C's {@code struct mount_attr}.
 *
 * @param set any of the {@code MOUNT_ATTR_} constants
 * @param clear what is taken away first, any of them; {@code MOUNT_ATTR__ATIME} before another way to keep access times is set
 * @param propagation one of {@code MS_PRIVATE}, {@code MS_SHARED}, {@code MS_SLAVE} and {@code MS_UNBINDABLE}, or 0 to leave it
 * @param userNamespace for {@code MOUNT_ATTR_IDMAP}: a descriptor of {@code /proc/PID/ns/user}; otherwise 0
 */
public record MountAttributes(int set, int clear, int propagation, int userNamespace) {
    /**
     * Attributes alone.
     *
     * @param set any of the {@code MOUNT_ATTR_} constants
     * @param clear what is taken away first, any of them
     */
    public MountAttributes(int set, int clear) {
        this(set, clear, 0, 0);
    }

    void writeTo(long struct) {
        Layout.SET.set(struct, Integer.toUnsignedLong(set));
        Layout.CLEAR.set(struct, Integer.toUnsignedLong(clear));
        Layout.PROPAGATION.set(struct, Integer.toUnsignedLong(propagation));
        Layout.USER_NAMESPACE.set(struct, Integer.toUnsignedLong(userNamespace));
    }

    /** The struct, for those who call. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("mount_attr");
        private static final Field SET = STRUCT.field("attr_set");
        private static final Field CLEAR = STRUCT.field("attr_clr");
        private static final Field PROPAGATION = STRUCT.field("propagation");
        private static final Field USER_NAMESPACE = STRUCT.field("userns_fd");

        private Layout() {}
    }
}
