package org.os4j.fork;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code Memories COUNT}: that many children of a warm parent, then that many fresh JVMs that do the same, and the memory that they need together. */
final class Memories {
    private Memories() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("fresh")) {
            work(100);
            System.out.println("ready");
            System.in.read();
            return;
        }
        int count = Integer.parseInt(arguments[0]);
        work(20_000);
        List<Integer> children = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            children.add(Children.start(() -> {
                work(100);
                Thread.sleep(100_000);
                return Children.OK;
            }));
        }
        Thread.sleep(1500);
        long ofChildren = 0;
        for (int pid : children) {
            ofChildren += pss(pid);
        }
        for (int pid : children) {
            Children.kill(pid, 9);
            Children.await(pid, 10);
        }
        List<Process> fresh = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fresh.add(new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
                    Memories.class.getName(), "fresh").redirectError(ProcessBuilder.Redirect.INHERIT).start());
        }
        long ofFresh = 0;
        for (Process p : fresh) {
            byte[] ready = p.getInputStream().readNBytes(6);
            Jdk.need(new String(ready, StandardCharsets.UTF_8).equals("ready\n"), "a fresh JVM");
        }
        for (Process p : fresh) {
            ofFresh += pss(p.pid());
        }
        for (Process p : fresh) {
            p.getOutputStream().close();
            p.waitFor();
        }
        System.out.println("PSS KiB of " + "children: " + ofChildren + ", of fresh JVMs: " + ofFresh);
    }

    private static long pss(long pid) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream().filter(l -> l.startsWith("Pss:")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .sum();
    }

    private static void work(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Jdk.request(i);
        }
    }
}
