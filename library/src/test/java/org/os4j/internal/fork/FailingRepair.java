package org.os4j.internal.fork;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.List;

/** A repair that fails in the child says so in the log, and the child goes on; it must not wait for the log's lock, which is kept until all is put right. */
public final class FailingRepair {
    private FailingRepair() {}

    public static void main(String[] arguments) throws Exception {
        if (Fork.unsupportedReason().isPresent()) {
            throw new IllegalStateException(Fork.unsupportedReason().get());
        }
        Field repairs = Child.class.getDeclaredField("REPAIRS");
        repairs.setAccessible(true);
        @SuppressWarnings("unchecked")
        List<Child.Repair> all = (List<Child.Repair>) repairs.get(null);
        long parent = Native.pid();
        all.addFirst(dead -> {
            if (Native.pid() != parent) {
                throw new IllegalStateException("on purpose");
            }
        });
        System.setErr(new PrintStream(System.out, true));
        int child = Fork.fork();
        if (child == 0) {
            System.out.println("the child goes on");
            Runtime.getRuntime().halt(0);
        }
        ProcessHandle.of(child).orElseThrow().onExit().join();
    }
}
