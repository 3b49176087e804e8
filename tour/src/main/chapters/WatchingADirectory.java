// Watching a directory
// inotify tells at once what happens to the files in a directory, whoever does it.

import static org.os4j.Posix.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.os4j.Command;
import org.os4j.InotifyEvent;
import org.os4j.Os;

void main() throws Exception {
    String directory = "/tmp/os4j-tour-watched." + getpid();
    mkdir(directory, 0700);
    int watcher = inotify_init1(0);
    int watch = inotify_add_watch(watcher, directory, IN_CREATE | IN_CLOSE_WRITE | IN_MOVE | IN_DELETE);

    Command.shell("cd " + directory + " && echo hello > new && mv new newer && rm newer").run();

    List<InotifyEvent> events = new ArrayList<>();
    while (events.size() < 5) {
        events.addAll(inotify_read(watcher));
    }
    var words = Map.of(IN_CREATE, "made", IN_CLOSE_WRITE, "written", IN_MOVED_FROM, "moved from", IN_MOVED_TO, "moved to", IN_DELETE, "removed");
    for (InotifyEvent event : events) {
        IO.println(String.format("%-10s %s", words.get(event.mask()), event.name()));
    }
    inotify_rm_watch(watcher, watch);
    close(watcher);
    Os.rmtree(directory);
}
