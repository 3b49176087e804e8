package org.os4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.os4j.Errno;
import org.os4j.ErrnoException;
import org.os4j.Flock;
import org.os4j.Linux;
import org.os4j.Posix;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Mac OS X, aarch64", "Linux, riscv64", "FreeBSD, amd64"})
    void whereThereIsNoPortEveryCallSaysSo(String system, String processor) {
        List<String> options = List.of("-Dos.name=" + system, "-Dos.arch=" + processor);
        assertThat(ChildJvm.output(ChildJvm.command(options, Unsupported.class, system + " on " + processor))).isEqualTo("refused");
    }

    static class Unsupported {
        /** These end the JVM by Java's means or take over its signals. */
        private static final Set<String> LEFT_OUT = Set.of("exit", "signal");
        private static final Set<String> OF_OTHER_LISTS = Set.of("sendmsg", "sendmmsg", "process_madvise");
        private static final Set<String> MUST_REFUSE = Set.of("open", "close", "dup", "pipe", "read", "write", "pread", "readv", "pwritev2", "stat",
                "statOrNull", "tryOpen", "tryRead", "strerror", "isatty", "ttyname", "fcntl", "lseek", "truncate");

        public static void main(String[] arguments) throws Exception {
            if (Platform.isSupported()) {
                throw new AssertionError("supported");
            }
            for (Class<?> face : List.of(Posix.class, Linux.class)) {
                for (Field field : face.getFields()) {
                    if (field.get(null) instanceof Number number && number.longValue() != 0) {
                        throw new AssertionError(field + " is " + field.get(null));
                    }
                }
                for (int time = 0; time < 2; time++) {
                    for (Method method : face.getMethods()) {
                        if (Modifier.isStatic(method.getModifiers()) && !LEFT_OUT.contains(method.getName())) {
                            checkRefused(method, arguments[0]);
                        }
                    }
                }
            }
            if (Errno.of(2) != Errno.UNKNOWN || Errno.ENOENT.code() != 0) {
                throw new AssertionError("errno");
            }
            if (!new ErrnoException("open", 2, "x").getMessage().equals("open: Error 2 (errno 2): \"x\"")) {
                throw new AssertionError(new ErrnoException("open", 2, "x").getMessage());
            }
            System.out.println("refused");
        }

        private static void checkRefused(Method method, String platform) throws IllegalAccessException {
            Object[] values = argumentsOf(method);
            Throwable thrown = null;
            try {
                method.invoke(null, values);
            } catch (InvocationTargetException e) {
                thrown = e.getCause();
            }
            boolean refused = thrown instanceof UnsupportedOperationException && thrown.getMessage().contains(platform);
            boolean refusesNull = thrown instanceof NullPointerException && Arrays.asList(values).contains(null);
            boolean needsNoSystem = thrown == null || thrown instanceof IllegalArgumentException || refusesNull;
            if (!refused && (!needsNoSystem || MUST_REFUSE.contains(method.getName()))) {
                throw new AssertionError(method.toString(), thrown);
            }
        }

        private static Object[] argumentsOf(Method method) {
            List<Object> values = new ArrayList<>();
            for (Class<?> type : method.getParameterTypes()) {
                // A list of anything but text: an empty one is of the right kind.
                values.add(OF_OTHER_LISTS.contains(method.getName()) && type == List.class ? List.of() : valueOf(type));
            }
            return values.toArray();
        }

        private static Object valueOf(Class<?> type) {
            if (type.isArray()) {
                Object array = Array.newInstance(type.getComponentType(), 1);
                Array.set(array, 0, valueOf(type.getComponentType()));
                return array;
            }
            return switch (type.getName()) {
                case "int" -> 0;
                case "long" -> 0L;
                case "byte" -> (byte) 0;
                case "boolean" -> false;
                case "double" -> 0.0;
                case "java.lang.String" -> "x";
                case "java.nio.ByteBuffer" -> ByteBuffer.allocate(1);
                case "java.lang.foreign.MemorySegment" -> MemorySegment.ofArray(new byte[1]);
                case "java.util.List" -> List.of("x");
                case "java.util.Map" -> java.util.Map.of();
                case "org.os4j.Flock" -> new Flock(0, 0, 0, 0, 0);
                default -> null;
            };
        }
    }

    @Test
    void whereNativeAccessIsDeniedEveryCallNamesTheOption() {
        List<String> command = ChildJvm.command(List.of("--illegal-native-access=deny"), Denied.class);
        command.remove("--enable-native-access=ALL-UNNAMED");
        String expected = "os4j calls native code, which this JVM denies: start it with --enable-native-access=ALL-UNNAMED";
        assertThat(ChildJvm.output(command)).isEqualTo(expected + "\n" + expected + "\nopen: Error 2 (ENOENT)");
    }

    static class Denied {
        public static void main(String[] arguments) throws Exception {
            for (int time = 0; time < 2; time++) {
                try {
                    Posix.stat("/");
                    throw new AssertionError("was allowed");
                } catch (IllegalCallerException e) {
                    System.out.println(e.getMessage());
                }
            }
            System.out.println(new ErrnoException("open", 2).getMessage());
        }
    }

    @Test
    void withoutTheOptionTheJvmOnlyWarns() {
        List<String> command = ChildJvm.command(Warned.class);
        command.remove("--enable-native-access=ALL-UNNAMED");
        Command.Result result = Command.of(command).run();
        assertThat(result.out()).isEqualTo("works\n");
        assertThat(result.err()).contains("--enable-native-access=ALL-UNNAMED");
    }

    static class Warned {
        public static void main(String[] arguments) throws Exception {
            Posix.write(1, "works\n");
        }
    }
}
