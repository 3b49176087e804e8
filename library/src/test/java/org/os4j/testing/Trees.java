package org.os4j.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.os4j.Posix;

/** Trees that the shell makes, and what find(1) says of them, byte for byte. */
public final class Trees {
    private Trees() {}

    /** A tree with every kind of file that anybody may make, and names of every kind. */
    public static Path make(Path parent) {
        Path tree = parent.resolve("tree");
        shell(parent, "mkdir -p tree/a/b/c tree/empty tree/d && cd tree && printf one > f && printf two > a/b/c/g && printf x > .hidden && mkdir .dot"
                + " && ln -s f link && ln -s a/b dirlink && ln -s nowhere dangling && ln -s .. d/up && mkfifo pipe && ln f a/hard"
                + " && printf raw > \"$(printf 'r\\377w')\" && mkdir \"$(printf 'D\\200')\" && printf in > \"$(printf 'D\\200/\\361')\""
                + " && printf 'new\\nline' > \"$(printf 'a\\nb')\" && chmod 4750 f && chmod 2711 d && touch -d '2001-02-03 04:05:06.789' a/b/c/g d empty"
                + " && dd if=/dev/zero of=sparse bs=1 count=1 seek=3000000 2>/dev/null && head -c 300000 /dev/urandom > random");
        return tree;
    }

    /** Directories one in another, each with a file. By descriptors, since a shell takes seconds for it. */
    public static Path makeDeep(Path parent, int levels, String name) throws IOException {
        Path root = Files.createDirectory(parent.resolve("deep"));
        int fd = Posix.open(root.toString(), Posix.O_DIRECTORY);
        for (int i = 0; i <= levels; i++) {
            Posix.close(Posix.openat(fd, "file", Posix.O_CREAT | Posix.O_WRONLY));
            if (i < levels) {
                Posix.mkdirat(fd, name);
                int next = Posix.openat(fd, name, Posix.O_DIRECTORY);
                Posix.close(fd);
                fd = next;
            }
        }
        Posix.close(fd);
        return root;
    }

    public static String shell(Path directory, String command) {
        return Command.output("sh", "-c", "cd '" + directory + "' && " + command);
    }

    /** The paths that find prints, sorted. */
    public static List<String> find(Path scratch, String path, String... conditions) throws IOException {
        Path out = Files.createTempFile(scratch, "find", "");
        try {
            shell(scratch, "find '" + path + "' " + String.join(" ", conditions) + " -print0 > '" + out + "'");
            List<String> paths = new ArrayList<>();
            for (String latin : new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1).split("\0")) {
                paths.add(Posix.fsdecode(latin.getBytes(StandardCharsets.ISO_8859_1)));
            }
            paths.remove("");
            return paths.stream().sorted().toList();
        } finally {
            Files.delete(out);
        }
    }
}
