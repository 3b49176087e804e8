package org.os4j.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** {@code @ExtendWith(LeakCheck.class)}: fails a test that leaves a descriptor open that it did not find open, or a child that nobody waited for. */
public final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(LeakCheck.class);

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        context.getStore(NAMESPACE).put("before", descriptors());
        context.getStore(NAMESPACE).put("children", children());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Set<String> leaked = descriptors();
        leaked.removeAll((Set<?>) context.getStore(NAMESPACE).get("before"));
        leaked.removeIf(LeakCheck::isOfTheJvm);
        if (!leaked.isEmpty()) {
            throw new AssertionError("left open: " + leaked);
        }
        Set<ProcessHandle> left = children();
        left.removeAll((Set<?>) context.getStore(NAMESPACE).get("children"));
        if (!left.isEmpty()) {
            throw new AssertionError("children left behind: " + left.stream().map(child -> child.pid() + " " + child.info()).toList());
        }
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toCollection(HashSet::new));
    }

    /** The open descriptors and what they are. */
    public static Set<String> descriptors() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            return entries.map(LeakCheck::describe).filter(text -> !text.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String describe(Path entry) {
        try {
            return entry.getFileName() + " -> " + Files.readSymbolicLink(entry);
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isOfTheJvm(String descriptor) {
        return descriptor.endsWith(".jar") || descriptor.contains("/proc/") || descriptor.endsWith("/modules") || descriptor.contains("/dev/random")
                || descriptor.contains("/dev/urandom");
    }
}
