package org.os4j.fork;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.lang.reflect.Field;

/** The number of a stream's descriptor; needs {@code --add-opens java.base/java.io=ALL-UNNAMED}. */
final class Descriptors {
    private Descriptors() {}

    static int of(InputStream stream) throws Exception {
        InputStream inner = stream;
        while (!(inner instanceof FileInputStream)) {
            Field in = FilterInputStream.class.getDeclaredField("in");
            in.setAccessible(true);
            inner = (InputStream) in.get(inner);
        }
        Field fd = FileDescriptor.class.getDeclaredField("fd");
        fd.setAccessible(true);
        return fd.getInt(((FileInputStream) inner).getFD());
    }
}
