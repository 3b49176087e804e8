// Walking a tree
// Top down, what is taken from the list of directories is not gone into; bottom up, a directory comes
// after all that is in it. scandir tells types without asking for each file's status.

import static org.os4j.Posix.*;

import org.os4j.Os;

void main() throws Exception {
    Os.makedirs("zoo/birds/owls");
    Os.makedirs("zoo/fish");
    Os.makedirs("zoo/.cache/much");
    Os.touch("zoo/plan");
    Os.touch("zoo/birds/owls/tawny");
    symlink("birds", "zoo/feathered");

    IO.println("scandir:");
    try (var entries = Os.scandir("zoo")) {
        entries.stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(entry -> IO.println("  " + entry.name()
                + (entry.type() == DT_DIR ? "/" : entry.type() == DT_LNK ? "@" : "")));
    }
    IO.println("top down, without what is hidden:");
    for (var step : Os.walk("zoo")) {
        step.directories().removeIf(name -> name.startsWith("."));
        step.directories().sort(null);
        IO.println("  " + step.directory() + " " + step.directories() + " " + step.files().stream().sorted().toList());
    }
    IO.println("bottom up:");
    for (var step : Os.walk("zoo/birds").bottomUp()) {
        IO.println("  " + step.directory());
    }
    IO.println("an error goes to a handler:");
    Os.walk("nowhere").onError(e -> IO.println("  " + e.getMessage())).forEach(step -> {});
    Os.rmtree("zoo");
}
