// Memory
// A mapping is a MemorySegment that lives as long as its Arena. What two processes map as shared is
// one memory; what is protected or given back to the system is asked for by its own name.

import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.os4j.Fd;
import org.os4j.Os;

void main() throws Exception {
    try (Arena arena = Arena.ofShared()) {
        int fd = memfd_create("tour");
        ftruncate(fd, 4 * PAGESIZE);
        MemorySegment memory = mmap(arena, 4 * PAGESIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        memory.setString(0, "written to memory");
        IO.println("read by pread:  " + new String(pread(fd, 17, 0)));
        IO.println("in memory now:  pages " + mincore(memory));

        int child = fork();
        if (child == 0) {
            memory.set(ValueLayout.JAVA_LONG, PAGESIZE, 42);
            _exit(0);
        }
        waitpid(child, 0);
        IO.println("from a child:   " + memory.get(ValueLayout.JAVA_LONG, PAGESIZE));

        madvise(memory.asSlice(PAGESIZE, PAGESIZE), MADV_REMOVE);
        IO.println("given back:     " + memory.get(ValueLayout.JAVA_LONG, PAGESIZE));
        mprotect(memory, PROT_READ);
        try (Fd maps = Os.open("/proc/self/maps", "r")) {
            IO.println("protected:      " + new String(maps.readAll()).lines()
                    .filter(line -> line.endsWith("/memfd:tour (deleted)")).map(line -> line.split(" ")[1]).toList());
        }
        close(fd);
    }
}
