package org.os4j.fork;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code Programs NAME…}: pieces of ordinary programs, each run three times: by the parent, so that the JDK keeps what it keeps; by a child of that parent;
 * and by a child of a child. Without a name all of them, one after the other. "cold" first leaves the parent's turn out.
 */
final class Programs {
    private static final int DEADLINE = Integer.getInteger("deadline", 20);

    private Programs() {}

    /** A piece of a program; it throws if something is not as it should be. */
    interface Program {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Program> all = new LinkedHashMap<>();
        ConcurrencyPrograms.add(all);
        MachinePrograms.add(all);
        PlatformPrograms.add(all);
        boolean cold = arguments.length > 0 && arguments[0].equals("cold");
        List<String> names = List.of(arguments).subList(cold ? 1 : 0, arguments.length);
        for (String name : names.isEmpty() ? all.keySet() : names) {
            run(name, all.get(name), cold);
        }
        System.out.println("done");
        System.exit(0);
    }

    private static void run(String name, Program program, boolean cold) throws Exception {
        long start = System.nanoTime();
        try {
            if (!cold) {
                program.run();
            }
            Children.check(() -> {
                program.run();
                Children.check(() -> {
                    program.run();
                    return Children.OK;
                }, DEADLINE);
                return Children.OK;
            }, 2 * DEADLINE);
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
        System.out.println(name + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
}
