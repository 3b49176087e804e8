"""What each row costs in CPython, with a second thread parked as in the floor of C.

usage: floor.py ROW [X]  - prints a line for each value: row, peer, variant, x and value, with tabs between
"""
import mmap
import os
import select
import shutil
import subprocess
import sys
import threading
import time

WARM_UP = 5
BATCH = 1_000_000
MIB = 1 << 20
row = sys.argv[1]
x = int(sys.argv[2]) if len(sys.argv) > 2 else 0


def setting(name):
    return os.environ["OS4J_BENCH_" + name]


def tell(value, variant=""):
    print(row, "CPython", variant, x, "%.1f" % value, sep="\t", flush=True)


def time_for(call, batch, nanoseconds):
    calls = 0
    begin = end = time.perf_counter_ns()
    while end - begin < nanoseconds:
        for _ in range(batch):
            call()
        calls += batch
        end = time.perf_counter_ns()
    return (end - begin) / calls


def time_call(call, variant=""):
    nanoseconds = int(setting("MILLISECONDS")) * 1_000_000
    once = time_for(call, 1, nanoseconds / 2)
    for _ in range(int(setting("ITERATIONS"))):
        tell(time_for(call, int(BATCH / once) + 1, nanoseconds), variant)


def stat(name):
    path = setting(name)
    time_call(lambda: os.stat(path))


def stat_missing():
    path = setting("MISSING")

    def probe():
        try:
            os.stat(path)
        except OSError:
            pass

    time_call(lambda: os.path.exists(path))
    time_call(probe, "exception")


def open_close():
    path = setting("SHORT")
    time_call(lambda: os.close(os.open(path, os.O_RDONLY)))


def pread():
    file = os.open(setting("FILE"), os.O_RDONLY)
    buffers = [bytearray(x)]
    time_call(lambda: os.preadv(file, buffers, 0))


def write():
    file = os.open("/dev/null", os.O_WRONLY)
    data = bytes(x)
    time_call(lambda: os.write(file, data))


def readlink():
    path = setting("LINK")
    time_call(lambda: os.readlink(path))


def listdir():
    path = setting("DIRECTORIES") + "/" + str(x)
    time_call(lambda: os.listdir(path))


def epoll(ready):
    poller = select.epoll()
    for i in range(x):
        poller.register(os.eventfd(1 if i < ready else 0), select.EPOLLIN)
    time_call(lambda: poller.poll(-1, x))


def walk_directory(path):
    entries = 0
    try:
        with os.scandir(path) as found:
            for entry in found:
                entry.stat(follow_symlinks=False)
                entries += 1
                if entry.is_dir(follow_symlinks=False):
                    entries += walk_directory(entry.path)
    except OSError:
        pass
    return entries


def repeat(action, variant="", warm_up=0, after=None):
    for i in range(warm_up + int(setting("REPEATS"))):
        begin = time.perf_counter_ns()
        result = action()
        took = time.perf_counter_ns() - begin
        if after:
            after(result)
        if i >= warm_up:
            tell(took, variant)


def copy():
    target = setting("TARGET")
    repeat(lambda: shutil.copyfile(setting("SOURCE"), target), after=os.unlink)


def touched(huge):
    memory = mmap.mmap(-1, x * MIB, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memory.madvise(mmap.MADV_HUGEPAGE if huge else mmap.MADV_NOHUGEPAGE)
    for i in range(0, len(memory), 4096):
        memory[i] = 1
    return memory


def spawn():
    memory = touched(False)
    repeat(lambda: os.waitpid(os.posix_spawn("/bin/true", ["/bin/true"], os.environ), 0), "posix_spawn", WARM_UP)
    repeat(lambda: subprocess.run(["/bin/true"]), "subprocess", WARM_UP)
    memory.close()


def fork_once():
    child = os.fork()
    if child == 0:
        os._exit(0)
    return child


def fork():
    for huge, variant in (False, ""), (True, "huge pages"):
        memory = touched(huge)
        repeat(fork_once, variant, WARM_UP, lambda child: os.waitpid(child, 0))
        memory.close()


ROWS = {
    "stat": lambda: stat("SHORT"),
    "statLong": lambda: stat("LONG"),
    "statUnicode": lambda: stat("UNICODE"),
    "statMissing": stat_missing,
    "openClose": open_close,
    "pread": pread,
    "write": write,
    "getcwd": lambda: time_call(os.getcwd),
    "readlink": readlink,
    "getenv": lambda: time_call(lambda: os.environ["OS4J_BENCH_FILE"]),
    "epollOne": lambda: epoll(1),
    "epollAll": lambda: epoll(x),
    "listdir": listdir,
    "walk": lambda: repeat(lambda: walk_directory(setting("TREE"))),
    "copy": copy,
    "spawn": spawn,
    "fork": fork,
}

threading.Thread(target=threading.Event().wait, daemon=True).start()
ROWS[row]()
