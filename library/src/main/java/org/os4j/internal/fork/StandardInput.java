package org.os4j.internal.fork;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the parent's that was waiting for input holds the monitor of System.in for ever. As long as it waits the stream's buffer is empty, and a new
 * one on the same descriptor is as good. A stream that the program has set is left as it is.
 */
final class StandardInput implements Child.Repair {
    private final Field initial = Reach.field(System.class, "initialIn");
    private final Field position = Reach.field(BufferedInputStream.class, "pos", int.class);
    private final Field count = Reach.field(BufferedInputStream.class, "count", int.class);

    /** The child's own, which a child of its own replaces in turn. */
    private @Nullable InputStream replaced;

    StandardInput() throws ReflectiveOperationException {}

    @Override
    public void repair(Thread[] dead) {
        InputStream in = System.in;
        boolean isOfJdk = in instanceof BufferedInputStream && (in == replaced || in == Reach.get(initial));
        if (isOfJdk && Reach.getInt(position, in) >= Reach.getInt(count, in)) {
            replaced = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
            System.setIn(replaced);
        }
    }
}
