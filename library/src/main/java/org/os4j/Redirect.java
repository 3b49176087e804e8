package org.os4j;

import java.nio.file.Path;
import java.util.Objects;
import org.os4j.internal.CStrings;

/** Where a command's standard input comes from, or one of its outputs goes: given to {@link Command#stdin}, {@link Command#stdout}, {@link Command#stderr}. */
public sealed interface Redirect {
    /** What this process has itself: the default. */
    Redirect INHERIT = new Standard("inherit");

    /** {@code /dev/null}: nothing to read, and what is written is gone. */
    Redirect NULL = new Standard("null");

    /**
     * A pipe to this process: a stream of the {@link Child}; of {@link Command#run}, an output that the result holds. A command that is run reads
     * the end
     * of its input at once.
     */
    Redirect PIPE = new Standard("pipe");

    /** For the error output alone: wherever the standard output goes. */
    Redirect MERGE = new Standard("merge");

    /**
     * A file: read by an input, written from its beginning by an output, which creates it or empties it.
     *
     * @param path the file; one that is relative is in this process's directory, whatever the command's is
     * @return the redirection
     */
    static Redirect file(String path) {
        return new File(path, false);
    }

    /**
     * A file, as {@link #file(String)}.
     *
     * @param path the file
     * @return the redirection
     */
    static Redirect file(Path path) {
        return file(path.toString());
    }

    /**
     * A file that an output adds to, or creates.
     *
     * @param path the file; one that is relative is in this process's directory, whatever the command's is
     * @return the redirection
     */
    static Redirect append(String path) {
        return new File(path, true);
    }

    /**
     * A file that an output adds to, as {@link #append(String)}.
     *
     * @param path the file
     * @return the redirection
     */
    static Redirect append(Path path) {
        return append(path.toString());
    }

    /**
     * A descriptor of this process, which stays open here.
     *
     * @param fd the descriptor
     * @return the redirection
     */
    static Redirect descriptor(int fd) {
        return new Descriptor(fd);
    }

    /**
     * What an input reads. It is kept in memory that the child reads as a file, so that nobody has to feed a pipe.
     *
     * @param data the bytes
     * @return the redirection
     */
    static Redirect input(byte[] data) {
        return new Input(data.clone());
    }

    /**
     * What an input reads: a text in UTF-8.
     *
     * @param text the text
     * @return the redirection
     */
    static Redirect input(String text) {
        return new Input(CStrings.encodeData(Objects.requireNonNull(text, "text"), "text"));
    }

    /**
     * One of the constants.
     *
     * @param name its name
     */
    record Standard(String name) implements Redirect {}

    /**
     * A file.
     *
     * @param path the file
     * @param append whether an output adds to it
     */
    record File(String path, boolean append) implements Redirect {
        /** Refuses a path that is none. */
        public File {
            CStrings.check(Objects.requireNonNull(path, "path"), "path");
        }
    }

    /**
     * A descriptor.
     *
     * @param fd the descriptor
     */
    record Descriptor(int fd) implements Redirect {}

    /** What is read from memory. */
    final class Input implements Redirect {
        private final byte[] data;

        private Input(byte[] data) {
            this.data = data;
        }

        byte[] data() {
            return data;
        }

        @Override
        public String toString() {
            return "Input[" + data.length + " bytes]";
        }
    }
}
