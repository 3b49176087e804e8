package org.os4j.bench.calls;

import static org.os4j.Posix.*;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.os4j.EpollEvents;

/** epoll_wait on x descriptors, one of which is ready or all of which are, and stay so. A JVM has one of the states: x descriptors, and few beside. */
public class PollCalls extends Call {
    public abstract static class Events {
        @Param({"10", "100", "1000", "10000"})
        int x;

        private EpollEvents events;
        private int poller;

        void open(int ready) throws IOException {
            events = new EpollEvents(x);
            poller = epoll_create1(0);
            for (int i = 0; i < x; i++) {
                epoll_ctl(poller, EPOLL_CTL_ADD, eventfd(i < ready ? 1 : 0, 0), EPOLLIN);
            }
        }

        int poll() throws IOException {
            return epoll_wait(poller, events, -1);
        }
    }

    @State(Scope.Thread)
    public static class EventsOne extends Events {
        @Setup
        public void open() throws IOException {
            open(1);
        }
    }

    @State(Scope.Thread)
    public static class EventsAll extends Events {
        @Setup
        public void open() throws IOException {
            open(x);
        }
    }

    /** The JDK selects channels: sockets, which are a descriptor each, and of which those that are ready have a datagram. */
    public abstract static class Channels {
        @Param({"10", "100", "1000", "10000"})
        int x;

        private final List<DatagramChannel> open = new ArrayList<>();
        private Selector selector;

        void open(int ready) throws IOException {
            selector = Selector.open();
            try (DatagramChannel sender = DatagramChannel.open()) {
                for (int i = 0; i < x; i++) {
                    DatagramChannel channel = DatagramChannel.open();
                    open.add(channel);
                    channel.configureBlocking(false);
                    channel.register(selector, SelectionKey.OP_READ);
                    if (i < ready) {
                        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                        sender.send(ByteBuffer.allocate(1), channel.getLocalAddress());
                    }
                }
            }
        }

        int select() throws IOException {
            selector.selectedKeys().clear();
            return selector.select();
        }

        @TearDown
        public void close() throws IOException {
            for (DatagramChannel channel : open) {
                channel.close();
            }
        }
    }

    @State(Scope.Thread)
    public static class ChannelsOne extends Channels {
        @Setup
        public void open() throws IOException {
            open(1);
        }
    }

    @State(Scope.Thread)
    public static class ChannelsAll extends Channels {
        @Setup
        public void open() throws IOException {
            open(x);
        }
    }

    @Benchmark
    public int epollOne_os4j(EventsOne state) throws IOException {
        return state.poll();
    }

    @Benchmark
    public int epollAll_os4j(EventsAll state) throws IOException {
        return state.poll();
    }

    @Benchmark
    public int epollOne_JDK(ChannelsOne state) throws IOException {
        return state.select();
    }

    @Benchmark
    public int epollAll_JDK(ChannelsAll state) throws IOException {
        return state.select();
    }
}
