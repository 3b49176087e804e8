package org.os4j;

import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * What a message queue is like: C's {@code struct mq_attr}.
 *
 * @param flags {@code O_NONBLOCK} or 0
 * @param maxMessages how many messages wait in it at most
 * @param messageSize how many bytes a message has at most
 * @param messages how many wait in it now
 */
public record QueueAttributes(long flags, long maxMessages, long messageSize, long messages) {
    static QueueAttributes read(long struct) {
        return new QueueAttributes(Layout.FLAGS.get(struct), Layout.MAX_MESSAGES.get(struct), Layout.MESSAGE_SIZE.get(struct),
                Layout.MESSAGES.get(struct));
    }

    /** The struct, for those who call. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("mq_attr");
        static final Field FLAGS = STRUCT.field("mq_flags");
        static final Field MAX_MESSAGES = STRUCT.field("mq_maxmsg");
        static final Field MESSAGE_SIZE = STRUCT.field("mq_msgsize");
        private static final Field MESSAGES = STRUCT.field("mq_curmsgs");

        private Layout() {}
    }
}
