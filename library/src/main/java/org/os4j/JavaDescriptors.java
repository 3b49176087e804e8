package org.os4j;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.os4j.internal.fork.Fork;

/**
 * Numbers in and out of Java's own descriptors, which hide them. Those of 0 to 2 have names; for others a field has to be opened: by the user's option
 * if it was given, otherwise by fork()'s helper.
 */
final class JavaDescriptors {
    private static final List<FileDescriptor> STANDARD = List.of(FileDescriptor.in, FileDescriptor.out, FileDescriptor.err);

    private JavaDescriptors() {}

    static int number(FileDescriptor descriptor) {
        int standard = STANDARD.indexOf(Objects.requireNonNull(descriptor, "descriptor"));
        if (standard >= 0) {
            return standard;
        }
        Field field = field();
        try {
            return field.trySetAccessible() ? field.getInt(descriptor) : Fork.getHidden(field, descriptor);
        } catch (IllegalAccessException e) {
            throw new AssertionError("it was made accessible", e);
        }
    }

    static FileDescriptor of(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("fd: must not be negative: " + number);
        }
        if (number < STANDARD.size()) {
            return STANDARD.get(number);
        }
        Field field = field();
        FileDescriptor descriptor = new FileDescriptor();
        try {
            if (field.trySetAccessible()) {
                field.setInt(descriptor, number);
            } else {
                Fork.setHidden(field, descriptor, number);
            }
            return descriptor;
        } catch (IllegalAccessException e) {
            throw new AssertionError("it was made accessible", e);
        }
    }

    /** The field that has the number, which can be reached by one way or the other. */
    private static Field field() {
        try {
            Field field = FileDescriptor.class.getDeclaredField("fd");
            if (!field.trySetAccessible()) {
                requireHelper();
            }
            return field;
        } catch (NoSuchFieldException e) {
            throw new UnsupportedOperationException("this JDK keeps a descriptor's number elsewhere", e);
        }
    }

    private static void requireHelper() {
        String refusal = Fork.loadHelper();
        if (refusal != null) {
            Module module = JavaDescriptors.class.getModule();
            throw new UnsupportedOperationException("Java hides a descriptor's number: start it with --add-opens java.base/java.io="
                    + (module.isNamed() ? module.getName() : "ALL-UNNAMED") + " (fork()'s helper, which does without, is not there: " + refusal + ")");
        }
    }

    /** Opens an open file once more, as it is open, at the place where its offset is. */
    static FileChannel openFileChannel(int number, String what) throws IOException {
        Stat stat = PosixStat.fstat(number);
        if (!stat.isRegularFile() && !stat.isBlockDevice()) {
            throw new UnsupportedOperationException(what + ": is no file, so Java can make no FileChannel of it: use asChannel()");
        }
        long offset = PosixDescriptors.lseek(number, 0, PosixDescriptors.SEEK_CUR);
        FileChannel channel = FileChannel.open(Path.of("/proc/self/fd/" + number), options(number));
        return offset == 0 ? channel : channel.position(offset);
    }

    private static Set<OpenOption> options(int number) throws ErrnoException {
        int flags = PosixDescriptors.fcntl(number, PosixDescriptors.F_GETFL);
        int access = flags & PosixDescriptors.O_ACCMODE;
        Set<OpenOption> options = new HashSet<>();
        boolean appends = (flags & PosixDescriptors.O_APPEND) != 0;
        if (access != PosixDescriptors.O_RDONLY) {
            // Java has no channel that reads and appends.
            options.add(appends && access == PosixDescriptors.O_WRONLY ? StandardOpenOption.APPEND : StandardOpenOption.WRITE);
        }
        if (access != PosixDescriptors.O_WRONLY) {
            options.add(StandardOpenOption.READ);
        }
        return options;
    }
}
