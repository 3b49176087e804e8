package org.os4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message that was in a queue.
 *
 * @param data its bytes
 * @param priority its priority: higher ones come first
 */
public record QueuedMessage(byte[] data, int priority) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QueuedMessage that && priority == that.priority && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(data) + priority;
    }

    @Override
    public String toString() {
        return "QueuedMessage[" + data.length + " bytes, priority=" + priority + "]";
    }
}
