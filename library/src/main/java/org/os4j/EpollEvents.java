package org.os4j;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * Where {@code epoll_wait} leaves its events: made once and used for every wait, so that a wait allocates nothing.
 *
 * <pre>{@code
 * EpollEvents events = new EpollEvents(256);
 * while (running) {
 *     int count = epoll_wait(epoll, events, -1);
 *     for (int i = 0; i < count; i++) {
 *         handle(events.fd(i), events.events(i));
 *     }
 * }
 * }</pre>
 *
 * <p>It belongs to one thread at a time. Its memory is the system's, and goes when nobody holds it any more.
 */
public final class EpollEvents {
    static final Struct STRUCT = Struct.named("epoll_event");
    static final Field EVENTS = STRUCT.field("events");
    static final Field DATA = STRUCT.field("data.u64");
    private static final int SIZE = STRUCT.size();
    private static final int EVENTS_AT = EVENTS.offset();
    private static final int DATA_AT = DATA.offset();

    private final MemorySegment memory;
    private final int capacity;
    private int count;

    /**
     * Room for events.
     *
     * @param capacity how many one wait reports at most; what is left over, the next one reports
     * @throws IllegalArgumentException if it is not positive, or more than the kernel takes
     */
    public EpollEvents(int capacity) {
        checkCapacity(capacity, "capacity");
        this.capacity = capacity;
        memory = Arena.ofAuto().allocate((long) capacity * SIZE, Long.BYTES);
    }

    static void checkCapacity(int capacity, String argument) {
        if (capacity <= 0 || SIZE > 0 && capacity > Integer.MAX_VALUE / SIZE) {
            throw new IllegalArgumentException(argument + ": must be positive and below 2^31 bytes of events: " + capacity);
        }
    }

    /**
     * How many events one wait reports at most.
     *
     * @return what the constructor was given
     */
    public int capacity() {
        return capacity;
    }

    /**
     * How many events the last wait has reported.
     *
     * @return 0 before the first wait, and after one that failed
     */
    public int count() {
        return count;
    }

    /**
     * What happened.
     *
     * @param index which event, from 0
     * @return the {@code EPOLL} constants that are so
     * @throws IndexOutOfBoundsException if the last wait has not reported so many
     */
    public int events(int index) {
        Objects.checkIndex(index, count);
        return memory.get(ValueLayout.JAVA_INT_UNALIGNED, (long) index * SIZE + EVENTS_AT);
    }

    /**
     * What was given when the descriptor was added.
     *
     * @param index which event, from 0
     * @return the event's data
     * @throws IndexOutOfBoundsException if the last wait has not reported so many
     */
    public long data(int index) {
        Objects.checkIndex(index, count);
        return memory.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) index * SIZE + DATA_AT);
    }

    /**
     * The descriptor, if it was added without data of its own.
     *
     * @param index which event, from 0
     * @return the event's data, as an int
     * @throws IndexOutOfBoundsException if the last wait has not reported so many
     */
    public int fd(int index) {
        return (int) data(index);
    }

    /**
     * The events as values.
     *
     * @return a copy, which cannot be changed
     */
    public List<EpollEvent> toList() {
        List<EpollEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(new EpollEvent(events(i), data(i)));
        }
        return List.copyOf(events);
    }

    @Override
    public String toString() {
        return toList().toString();
    }

    long address() {
        return memory.address();
    }

    void count(int reported) {
        count = reported;
    }
}
