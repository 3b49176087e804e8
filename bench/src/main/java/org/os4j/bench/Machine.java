package org.os4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.os4j.Posix;
import org.os4j.Utsname;

/** What the run is made on. */
final class Machine {
    private static final long MIB = 1 << 20;

    private Machine() {}

    /** Notes it. */
    static void describe(Results results, Path place) throws IOException, InterruptedException {
        Utsname kernel = Posix.uname();
        results.note("date", DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC).format(Instant.now()));
        results.note("processor", processor() + ", " + kernel.machine());
        results.note("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        results.note("memory", meminfo("MemTotal") + " MiB, of which " + meminfo("MemAvailable") + " were free");
        results.note("kernel", kernel.sysname() + " " + kernel.release());
        results.note("system", distribution());
        results.note("C library", Posix.confstr("CS_GNU_LIBC_VERSION"));
        results.note("JDK", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
        results.note("transparent huge pages", text("/sys/kernel/mm/transparent_hugepage/enabled"));
        results.note("processor's frequency", text("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
        results.note("file system", Tools.firstLine("stat", "-f", "-c", "%T", place.toString()));
        results.note("load before", text("/proc/loadavg"));
    }

    /** How many MiB are free. */
    static long freeMebibytes() throws IOException {
        return meminfo("MemAvailable");
    }

    private static long meminfo(String name) throws IOException {
        return line("/proc/meminfo", name).map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MIB).orElse(0L);
    }

    private static String processor() throws IOException {
        String model = line("/proc/cpuinfo", "model name").orElse("unknown").replaceFirst(".*: ", "");
        return line("/proc/cpuinfo", "flags").filter(flags -> flags.contains(" hypervisor")).isPresent() ? model + " (a virtual machine)" : model;
    }

    private static String distribution() throws IOException {
        return line("/etc/os-release", "PRETTY_NAME").orElse("unknown").replaceAll("PRETTY_NAME=|\"", "");
    }

    private static Optional<String> line(String file, String start) throws IOException {
        Path path = Path.of(file);
        return Files.exists(path) ? Files.readAllLines(path).stream().filter(line -> line.startsWith(start)).findFirst() : Optional.empty();
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return "not told by the system";
        }
    }
}
