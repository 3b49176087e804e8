package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Linux.*;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class LinuxFanotifyTest {
    private static final int DEADLINE_MILLIS = 20_000;

    @TempDir
    Path directory;

    private int queue = -1;

    @AfterEach
    void closeQueue() throws Exception {
        if (queue >= 0) {
            close(queue);
        }
    }

    private void init(int flags) throws Exception {
        try {
            queue = fanotify_init(flags | FAN_NONBLOCK, O_RDONLY);
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EPERM && e.errno() != Errno.EINVAL, "fanotify needs CAP_SYS_ADMIN and a kernel that has it: " + e.getMessage());
            throw e;
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    private void mark(int flags, long mask, String path) throws Exception {
        try {
            fanotify_mark(queue, flags, mask, AT_FDCWD, path);
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.ENODEV && e.errno() != Errno.EXDEV && e.errno() != Errno.EOPNOTSUPP, "this file system has no handles");
            throw e;
        }
    }

    /** Reads until an event is as it should be; those before it are closed. */
    private FanotifyEvent await(Predicate<FanotifyEvent> wanted) throws Exception {
        List<FanotifyEvent> seen = new ArrayList<>();
        long end = System.nanoTime() + DEADLINE_MILLIS * 1_000_000L;
        FanotifyEvent found = null;
        while (found == null && System.nanoTime() < end) {
            poll(queue, POLLIN, 1000);
            for (FanotifyEvent event : fanotify_read(queue)) {
                seen.add(event);
                if (found == null && wanted.test(event)) {
                    found = event;
                } else {
                    closeAll(event);
                }
            }
        }
        assertThat(found).as(seen.toString()).isNotNull();
        return found;
    }

    private static void closeAll(FanotifyEvent event) throws ErrnoException {
        if (event.fd() >= 0) {
            close(event.fd());
        }
        if (event.pidfd() >= 0) {
            close(event.pidfd());
        }
    }

    @Test
    void whoWroteAFile() throws Exception {
        init(FAN_CLASS_NOTIF);
        assertThat(get_inheritable(queue)).isFalse();
        fanotify_mark(queue, FAN_MARK_ADD, FAN_CLOSE_WRITE | FAN_EVENT_ON_CHILD, AT_FDCWD, directory.toString());
        String shown = Command.output("sh", "-c", "echo $$; echo x > " + directory + "/file");
        FanotifyEvent event = await(e -> e.is(FAN_CLOSE_WRITE));
        assertThat(event.pid()).isEqualTo(Integer.parseInt(shown));
        assertThat(readlink("/proc/self/fd/" + event.fd())).isEqualTo(directory.toRealPath() + "/file");
        assertThat(get_inheritable(event.fd())).isFalse();
        assertThat(event.files()).isEmpty();
        assertThat(event.pidfd()).isNegative();
        assertThat(event.wantsAnswer()).isFalse();
        closeAll(event);
        assertThat(fanotify_read(queue)).isEmpty();
        fanotify_mark(queue, FAN_MARK_FLUSH, 0, AT_FDCWD, "/");
        Command.output("sh", "-c", "echo x > " + directory + "/file");
        assertThat(fanotify_read(queue)).isEmpty();
    }

    @Test
    void namesInADirectoryByHandles() throws Exception {
        init(FAN_REPORT_DFID_NAME);
        mark(FAN_MARK_ADD, FAN_CREATE | FAN_DELETE | FAN_ONDIR, directory.toString());
        Command.output("mkdir", directory + "/made");
        FanotifyEvent event = await(e -> e.is(FAN_CREATE));
        assertThat(event.fd()).isEqualTo(FAN_NOFD);
        assertThat(event.is(FAN_ONDIR)).isTrue();
        assertThat(event.files()).singleElement().satisfies(file -> {
            assertThat(file.isDirectory()).isTrue();
            assertThat(file.name()).isEqualTo("made");
            assertThat(file.handle()).isEqualTo(name_to_handle_at(AT_FDCWD, directory.toString(), 0).handle());
            assertThat(file.fsid()).isEqualTo(statfs(directory.toString()).fsid());
        });
        Command.output("rmdir", directory + "/made");
        assertThat(await(e -> e.is(FAN_DELETE)).files().getFirst().name()).isEqualTo("made");
    }

    @Test
    void theFileItselfByItsHandleAndItsProcessByADescriptor() throws Exception {
        init(FAN_REPORT_FID | FAN_REPORT_PIDFD);
        Path file = Files.writeString(directory.resolve("file"), "");
        mark(FAN_MARK_ADD, FAN_ATTRIB, file.toString());
        Process process = new ProcessBuilder("sh", "-c", "chmod 600 " + file + "; exec sleep 60").start();
        try {
            FanotifyEvent event = await(e -> e.is(FAN_ATTRIB));
            assertThat(event.files()).singleElement().satisfies(told -> {
                assertThat(told.isDirectory()).isFalse();
                assertThat(told.name()).isNull();
                assertThat(told.handle()).isEqualTo(name_to_handle_at(AT_FDCWD, file.toString(), 0).handle());
            });
            if (event.pidfd() >= 0) {
                assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + event.pidfd()))).containsPattern("\nPid:\\s+-?\\d+\n");
            }
            closeAll(event);
        } finally {
            process.destroyForcibly().waitFor();
            process.getInputStream().close();
            process.getErrorStream().close();
            process.getOutputStream().close();
        }
    }

    @Test
    void aSayInWhoOpensAFile() throws Exception {
        init(FAN_CLASS_CONTENT);
        Path secret = Files.writeString(directory.resolve("secret"), "no");
        Path open = Files.writeString(directory.resolve("open"), "yes");
        fanotify_mark(queue, FAN_MARK_ADD, FAN_OPEN_PERM, AT_FDCWD, secret.toString());
        fanotify_mark(queue, FAN_MARK_ADD, FAN_OPEN_PERM, AT_FDCWD, open.toString());
        CompletableFuture<Command.Result> result = CompletableFuture.supplyAsync(
                () -> Command.of("cat", secret.toString(), open.toString()).run(), task -> Thread.ofPlatform().daemon().start(task));
        for (Path path : List.of(secret, open)) {
            FanotifyEvent event = await(FanotifyEvent::wantsAnswer);
            assertThat(readlink("/proc/self/fd/" + event.fd())).isEqualTo(path.toRealPath().toString());
            Fails.with(Errno.EINVAL, () -> fanotify_respond(queue, event.fd(), 77));
            fanotify_respond(queue, event.fd(), path.equals(secret) ? FAN_DENY : FAN_ALLOW);
            Fails.with(Errno.ENOENT, () -> fanotify_respond(queue, event.fd(), FAN_ALLOW));
            closeAll(event);
        }
        assertThat(result.join().out()).isEqualTo("yes");
        assertThat(result.join().err()).contains("Operation not permitted");
    }

    @Test
    void whatIsRefused() throws Exception {
        init(FAN_CLASS_NOTIF);
        assertThat(Fails.with(Errno.EINVAL, () -> fanotify_init(1 << 30, 0)).function()).isEqualTo("fanotify_init");
        assertThat(Fails.with(Errno.ENOENT, () -> fanotify_mark(queue, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, "/nowhere")).path()).isEqualTo("/nowhere");
        Fails.with(Errno.EINVAL, () -> fanotify_mark(queue, FAN_MARK_ADD, FAN_CREATE, AT_FDCWD, directory.toString()));
        Fails.with(Errno.ENOTDIR, () -> fanotify_mark(queue, FAN_MARK_ADD | FAN_MARK_ONLYDIR, FAN_OPEN, AT_FDCWD, "/etc/passwd"));
        Fails.with(Errno.EBADF, () -> fanotify_mark(-1, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, "/"));
        Fails.with(Errno.EBADF, () -> fanotify_read(-1));
    }
}
