package org.os4j.bench.process;

import com.zaxxer.nuprocess.NuAbstractProcessHandler;
import com.zaxxer.nuprocess.NuProcess;
import com.zaxxer.nuprocess.NuProcessBuilder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.os4j.Child;
import org.os4j.Command;
import org.os4j.ErrnoException;
import org.os4j.Posix;

/** {@code Spawning WAY HEAP_MIB}: {@code /bin/true} is started and waited for. */
public final class Spawning {
    private static final String ROW = "spawn";
    private static final String PROGRAM = "/bin/true";
    private static final int WARM_UPS = 20;

    private Spawning() {}

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception if a child fails
     */
    public static void main(String[] arguments) throws Exception {
        long heap = Long.parseLong(arguments[1]);
        switch (arguments[0]) {
            case "posix_spawn" -> time("os4j", "", heap, Spawning::posixSpawn);
            case "Command" -> time("os4j", "Command", heap, Spawning::command);
            case "ProcessBuilder" -> time("JDK", "ProcessBuilder", heap, () -> check(new ProcessBuilder(PROGRAM).start().waitFor()));
            case "ProcessBuilderVfork" -> time("JDK", "ProcessBuilder, VFORK", heap, () -> check(new ProcessBuilder(PROGRAM).start().waitFor()));
            case "NuProcess" -> time("NuProcess", "", heap, Spawning::nuProcess);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        // NuProcess leaves a thread that would keep the JVM.
        System.exit(0);
    }

    private static void time(String peer, String variant, long heap, Repeated.Action action) throws Exception {
        Repeated.time(ROW, peer, variant, heap, WARM_UPS, action);
    }

    private static void posixSpawn() throws ErrnoException {
        int child = Posix.posix_spawn(PROGRAM, List.of(PROGRAM));
        check(Posix.waitstatus_to_exitcode(Posix.waitpid(child, 0).status()));
    }

    private static void command() throws IOException {
        try (Child child = Command.of(PROGRAM).start()) {
            check(child.waitFor().exitCode());
        }
    }

    private static void nuProcess() throws InterruptedException {
        NuProcess process = new NuProcessBuilder(new NuAbstractProcessHandler() { }, PROGRAM).start();
        check(process.waitFor(0, TimeUnit.SECONDS));
    }

    private static void check(int status) {
        if (status != 0) {
            throw new IllegalStateException(PROGRAM + ": " + status);
        }
    }
}
