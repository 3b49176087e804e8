package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.testing.ChildJvm;

/** Real signals to a thread that waits, with a handler that lets calls be interrupted. */
class EintrTest {
    @Test
    void aCallThatIsInterruptedIsMadeAgain() {
        assertThat(ChildJvm.output(Interrupted.class)).isEqualTo("the raw call: EINTR\nread: data\ntryRead: data\nreadv: data");
    }

    static class Interrupted {
        private static final CFunction RAW_READ = CFunction.ofLong("read").interruptible();
        private static final CFunction SIGACTION = CFunction.ofInt("sigaction");
        private static final CFunction SYSCALL = CFunction.ofLong("syscall");
        private static final int SYS_TGKILL = System.getProperty("os.arch").equals("amd64") ? 234 : 131;
        /** With glibc's 128 bytes of mask: the handler, the mask, the flags, the restorer. */
        private static final int SIZE_OF_SIGACTION = 152;
        private static final int SIGNALS = 40;

        public static void main(String[] arguments) throws Exception {
            catchWithoutRestart();
            Pipe pipe = pipe();
            int fd = pipe.readEnd();
            byte[] buffer = new byte[4];
            FutureTask<String> raw = start(() -> rawRead(fd));
            signal(BlockedThread.await("read", fd));
            System.out.println("the raw call: " + raw.get());
            show("read", "read", pipe, () -> new String(read(fd, 4)));
            show("tryRead", "read", pipe, () -> tryRead(fd, buffer, 0, 4) == 4 ? new String(buffer) : "nothing");
            show("readv", "readv", pipe, () -> readv(fd, buffer) == 4 ? new String(buffer) : "nothing");
        }

        private static void show(String name, String systemCall, Pipe pipe, Callable<String> call) throws Exception {
            FutureTask<String> reader = start(call);
            int thread = BlockedThread.await(systemCall, pipe.readEnd());
            for (int i = 0; i < SIGNALS; i++) {
                long before = timesThatItWaited(thread);
                signal(thread);
                // It has waited again once it was interrupted and the call was made anew.
                while (timesThatItWaited(thread) == before) {
                    Thread.sleep(1);
                }
                BlockedThread.await(systemCall, pipe.readEnd());
            }
            write(pipe.writeEnd(), "data");
            System.out.println(name + ": " + reader.get());
        }

        private static FutureTask<String> start(Callable<String> call) {
            FutureTask<String> task = new FutureTask<>(call);
            Thread.ofPlatform().daemon().start(task);
            return task;
        }

        private static String rawRead(int fd) {
            try (Scratch scratch = Scratch.take()) {
                long result = RAW_READ.call(scratch, fd, scratch.allocate(4), 4);
                return result == -1 ? Errno.of(scratch.errno()).name() : "read " + result;
            }
        }

        /** The handler is a function that does no harm whenever it is called. */
        private static void catchWithoutRestart() {
            try (Scratch scratch = Scratch.take()) {
                long action = scratch.allocateZeroed(SIZE_OF_SIGACTION);
                Memory.setLong(action, CFunction.ofInt("getppid").address().address());
                if (SIGACTION.call(scratch, SIGUSR1, action, 0) == -1) {
                    throw new AssertionError("sigaction: " + Errno.of(scratch.errno()));
                }
            }
        }

        private static void signal(int thread) {
            try (Scratch scratch = Scratch.take()) {
                if (SYSCALL.call(scratch, SYS_TGKILL, ProcessHandle.current().pid(), thread, SIGUSR1) == -1) {
                    throw new AssertionError("tgkill: " + Errno.of(scratch.errno()));
                }
            }
        }

        private static long timesThatItWaited(int thread) throws Exception {
            String status = Files.readString(Path.of("/proc/self/task/" + thread + "/status"));
            return Long.parseLong(status.replaceFirst("(?s).*\nvoluntary_ctxt_switches:\\s+(\\d+).*", "$1"));
        }
    }
}
