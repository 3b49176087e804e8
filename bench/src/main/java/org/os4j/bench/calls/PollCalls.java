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

/** epoll_wait on x descriptors, one of which is ready or all of which are, and stay so. */
public class PollCalls extends Call {
    @State(Scope.Thread)
    public static class Events {
        @Param({"10", "100", "1000", "10000"})
        int x;

        private EpollEvents events;
        private int one;
        private int all;

        @Setup
        public void open() throws IOException {
            events = new EpollEvents(x);
            one = epoll_create1(0);
            all = epoll_create1(0);
            for (int i = 0; i < x; i++) {
                int ready = eventfd(1, 0);
                epoll_ctl(all, EPOLL_CTL_ADD, ready, EPOLLIN);
                epoll_ctl(one, EPOLL_CTL_ADD, i == 0 ? ready : eventfd(0, 0), EPOLLIN);
            }
        }
    }

    /** The JDK selects channels: sockets, of which those that are ready have a datagram each. */
    @State(Scope.Thread)
    public static class Channels {
        @Param({"10", "100", "1000", "10000"})
        int x;

        private final List<DatagramChannel> open = new ArrayList<>();
        private Selector one;
        private Selector all;

        @Setup
        public void open() throws IOException {
            one = Selector.open();
            all = Selector.open();
            try (DatagramChannel sender = DatagramChannel.open()) {
                for (int i = 0; i < x; i++) {
                    DatagramChannel ready = add(all);
                    ready.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                    sender.send(ByteBuffer.allocate(1), ready.getLocalAddress());
                    if (i == 0) {
                        ready.register(one, SelectionKey.OP_READ);
                    } else {
                        add(one);
                    }
                }
            }
        }

        private DatagramChannel add(Selector selector) throws IOException {
            DatagramChannel channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            open.add(channel);
            return channel;
        }

        @TearDown
        public void close() throws IOException {
            for (DatagramChannel channel : open) {
                channel.close();
            }
        }
    }

    @Benchmark
    public int epollOne_os4j(Events state) throws IOException {
        return epoll_wait(state.one, state.events, -1);
    }

    @Benchmark
    public int epollAll_os4j(Events state) throws IOException {
        return epoll_wait(state.all, state.events, -1);
    }

    @Benchmark
    public int epollOne_JDK(Channels state) throws IOException {
        state.one.selectedKeys().clear();
        return state.one.select();
    }

    @Benchmark
    public int epollAll_JDK(Channels state) throws IOException {
        state.all.selectedKeys().clear();
        return state.all.select();
    }
}
