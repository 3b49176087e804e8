// Copying and removing trees
// The kernel copies where it can. Whoever waits is told how far it has come; links are copied as
// links if they are to be, and removing follows none of them.

import static org.os4j.Posix.*;

import org.os4j.Os;
import org.os4j.TreeOption;

void main() throws Exception {
    Os.makedirs("tree/deep/deeper");
    try (var large = Os.open("tree/deep/large", "w")) {
        for (int i = 0; i < 20; i++) {
            large.writeAll(new byte[1 << 20]);
        }
    }
    symlink("deep/large", "tree/link");
    chmod("tree/deep/large", 0640);

    IO.println("copied:  " + Os.copy("tree/deep/large", "tree/second"));
    long[] seen = new long[2];
    Os.copytree("tree", "copy", (path, entries, bytes) -> {
        seen[0] = entries;
        seen[1] = bytes;
    }, null, TreeOption.KEEP_LINKS);
    IO.println("a tree:  " + seen[0] + " entries, " + (seen[1] >> 20) + " MiB");
    IO.println("the copy " + filemode(stat("copy/deep/large").mode()) + " and " + filemode(lstat("copy/link").mode())
            + " -> " + readlink("copy/link"));
    var usage = Os.treeUsage("copy");
    IO.println("it is    " + usage.files() + " files in " + usage.directories() + " directories, " + usage.size() + " bytes");

    long removed = Os.rmtree("copy", (path, entries, bytes) -> {}, null);
    IO.println("removed: " + removed + " entries, left " + Os.listdir());
    IO.println("space:   " + (Os.diskUsage(".").free() > 0 ? "some" : "none") + " is free here");
}
