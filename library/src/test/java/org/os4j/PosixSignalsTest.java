package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.internal.CFunction;
import org.os4j.internal.JvmSignals;
import org.os4j.internal.Scratch;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Outcome;
import org.os4j.testing.ProcStatus;
import org.os4j.testing.ReadableClassPath;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixSignalsTest {
    private static final int NO_PROCESS = Integer.MAX_VALUE;
    private static final SignalHandler NOTHING = signum -> { };

    @Test
    void numbersAreThoseOfTheShell() throws Exception {
        List<String> names = Command.output("bash", "-c", "for i in {1..31}; do kill -l $i; done").lines().toList();
        for (int number = 1; number <= 31; number++) {
            assertThat(SignalConstants.class.getField("SIG" + names.get(number - 1)).getInt(null)).as(names.get(number - 1)).isEqualTo(number);
        }
        assertThat(List.of(SIGIOT, SIGCLD, SIGPOLL)).containsExactly(SIGABRT, SIGCHLD, SIGIO);
        assertThat(Command.output("bash", "-c", "kill -l RTMIN; kill -l RTMAX")).isEqualTo(SIGRTMIN + "\n" + SIGRTMAX);
        assertThat(NSIG).isEqualTo(SIGRTMAX + 1);
    }

    @Test
    void validSignalsAreThoseOfTheShell() {
        List<Integer> shell = Arrays.stream(Command.output("bash", "-c", "kill -l").split("\\s+")).filter(word -> word.matches("\\d+\\)"))
                .map(word -> Integer.valueOf(word.replace(")", ""))).toList();
        assertThat(valid_signals()).containsExactlyElementsOf(shell);
        assertThatThrownBy(() -> valid_signals().add(99)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void strsignalSaysWhatTheShellSays() {
        assertThat(Command.of("bash", "-c", "ulimit -c 0; sh -c 'kill -SEGV $$'; true").run().err()).contains(strsignal(SIGSEGV));
        assertThat(strsignal(SIGTERM)).isEqualTo("Terminated");
        assertThat(strsignal(SIGRTMIN + 1)).isEqualTo("Real-time signal 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 32, 33, 65, 1000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void whatIsNoSignalHasNoNameAndNoHandler(int number) {
        assertThat(strsignal(number)).isNull();
        assertThatThrownBy(() -> signal(number, SIG_IGN)).isInstanceOf(IllegalArgumentException.class).hasMessage("signum: is no signal: " + number);
        assertThatThrownBy(() -> getsignal(number)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("signum:");
    }

    @Test
    void killEndsAProcessAndKillpgAGroup() throws Exception {
        Process one = new ProcessBuilder("sleep", "60").start();
        Process group = new ProcessBuilder("setsid", "sleep", "60").start();
        try {
            kill((int) one.pid(), SIGTERM);
            assertThat(one.waitFor()).isEqualTo(128 + SIGTERM);
            assertThat(one.isAlive()).isFalse();
            while (getpgid((int) group.pid()) != group.pid()) {
                Thread.sleep(10);
            }
            killpg((int) group.pid(), 0);
            killpg((int) group.pid(), SIGKILL);
            assertThat(group.waitFor()).isEqualTo(128 + SIGKILL);
        } finally {
            one.destroyForcibly().waitFor();
            group.destroyForcibly().waitFor();
        }
    }

    @Test
    void signalZeroAsksWhetherThereIsSuchAProcess() throws Exception {
        kill(getpid(), 0);
        killpg(0, 0);
        assertThat(Outcome.of(() -> kill(NO_PROCESS, 0))).isEqualTo("kill ESRCH");
        assertThat(Outcome.of(() -> killpg(NO_PROCESS, 0))).isEqualTo("killpg ESRCH");
        assertThat(Outcome.of(() -> kill(getpid(), 65))).isEqualTo("kill EINVAL");
        assertThat(Outcome.of(() -> kill(getpid(), -1))).isEqualTo("kill EINVAL");
        assertThat(Outcome.of(() -> killpg(0, 65))).isEqualTo("killpg EINVAL");
        assertThat(Outcome.of(() -> killpg(-5, 0))).isEqualTo("killpg EINVAL");
        assertThat(Outcome.of(() -> raise(65))).isEqualTo("raise EINVAL");
        assertThatThrownBy(() -> killpg(1, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("pgrp:");
    }

    @Test
    void nobodyMayNotSendToRoot() throws Exception {
        try (ReadableClassPath classes = ReadableClassPath.copy()) {
            String rootsProcess = Long.toString(ProcessHandle.current().pid());
            assertThat(ChildJvm.output(classes.commandAsNobody(Nobody.class, rootsProcess))).isEqualTo("kill EPERM");
        }
    }

    static final class Nobody {
        public static void main(String[] arguments) {
            System.out.println(Outcome.of(() -> kill(Integer.parseInt(arguments[0]), 0)));
        }
    }

    @ParameterizedTest
    @CsvSource({"SEGV", "BUS", "FPE", "ILL"})
    void signalsThatTheJvmLivesByAreRefused(String name) throws Exception {
        int signum = SignalConstants.class.getField("SIG" + name).getInt(null);
        SignalHandler before = getsignal(signum);
        for (SignalHandler handler : List.of(NOTHING, SIG_DFL, SIG_IGN)) {
            assertThatThrownBy(() -> signal(signum, handler)).isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageStartingWith("SIG" + name + ": the JVM");
        }
        assertThat(getsignal(signum)).isSameAs(before);
    }

    @Test
    void otherRefusalsSayWhy() {
        for (int signum : new int[] {SIGKILL, SIGSTOP}) {
            assertThatThrownBy(() -> signal(signum, SIG_IGN)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("signum: SIG");
            assertThat(getsignal(signum)).isSameAs(SIG_DFL);
        }
        assertThatThrownBy(() -> signal(SIGRTMAX - 2, SIG_IGN)).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("signal 62: the JDK");
        assertThatThrownBy(() -> signal(SIGQUIT, NOTHING)).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("SIGQUIT: the JVM");
        assertThatThrownBy(() -> signal(SIGRTMIN, NOTHING)).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("signal 34: the JVM");
        assertThatThrownBy(() -> signal(SIGUSR1, null)).isInstanceOf(NullPointerException.class).hasMessage("handler");
        SignalHandler ofTerm = getsignal(SIGTERM);
        assertThatThrownBy(() -> signal(SIGUSR1, ofTerm)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("handler:");
        assertThatThrownBy(() -> ofTerm.handle(SIGTERM)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> SIG_IGN.handle(SIGTERM)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(getsignal(SIGUSR1)).isSameAs(SIG_DFL);
    }

    @Test
    void handlerRunsOnAJavaThread() {
        assertThat(child("handler")).containsExactly("from kill(1): 10 in SIGUSR1 handler", "from raise: 10 in SIGUSR1 handler",
                "from kill: 12 in SIGUSR2 handler");
    }

    @Test
    void previousHandlerIsReturned() {
        assertThat(child("previous")).containsExactly("was SIG_DFL: true", "caught: true", "was first: true", "is second: true", "was second: true",
                "ignored: true", "is SIG_IGN: true", "was SIG_IGN: true", "is SIG_DFL: true", "neither: true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGUSR1", "SIGTERM", "SIGINT", "SIGHUP", "SIGPIPE", "SIGQUIT", "SIGXFSZ", "SIGALRM", "SIGRTMIN", "SIGRTMAX"})
    void ignoredSignalsDoNothingAndDefaultOnesEnd(String name) throws Exception {
        int number = SignalConstants.class.getField(name).getInt(null);
        List<String> command = Stream.concat(Stream.of("sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"),
                ChildJvm.command(Program.class, "ignore, then default", Integer.toString(number)).stream()).toList();
        Command.Result result = Command.of(command).run();
        assertThat(result.out()).isEqualTo("survived\n");
        assertThat(result.exit()).as(result.err()).isEqualTo(128 + number);
    }

    @Test
    void exceptionsGoToTheUncaughtHandlerAndLaterSignalsStillCome() {
        assertThat(child("throwing")).containsExactly("uncaught in SIGUSR1 handler: java.io.IOException: first",
                "uncaught in SIGUSR1 handler: java.lang.AssertionError: second", "third");
    }

    @Test
    void sigtermEndsInOrderAgainWhenItsHandlerIsGivenBack() {
        Command.Result result = ChildJvm.run(Program.class, "give back");
        assertThat(result.out().lines()).containsExactly("handled", "the handler of SIGTERM that the JVM or native code has set", "hook");
        assertThat(result.exit()).isEqualTo(128 + SIGTERM);
    }

    /** By way of the default too, at which the JVM forgets its handler. */
    @Test
    void sigtermEndsInOrderAgainAfterTheDefault() {
        Command.Result result = ChildJvm.run(Program.class, "give back after default");
        assertThat(result.out().lines()).containsExactly("hook");
        assertThat(result.exit()).isEqualTo(128 + SIGTERM);
    }

    @Test
    void sigpipeComesBackToTheJvm() {
        assertThat(child("pipe")).containsExactly("caught: true", "ignored: true", "caught: true", "write EPIPE");
    }

    /** The JVM leaves a signal ignored that was so when it started, as by nohup, and says nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"HUP", "INT", "TERM", "USR1"})
    void handlerReplacesWhatWasIgnoredAtTheStart(String name) throws Exception {
        String number = Integer.toString(SignalConstants.class.getField("SIG" + name).getInt(null));
        List<String> command = Stream.concat(Stream.of("sh", "-c", "trap '' " + name + "; exec \"$@\"", "sh"),
                ChildJvm.command(Program.class, "was ignored", number).stream()).toList();
        assertThat(ChildJvm.output(command)).isEqualTo("ignored: true\nwas SIG_IGN: true\nhandled " + number);
    }

    @Test
    void underXrsTheJvmTakesNoHandlerButTheCLibraryWhatItIsTold() {
        List<String> command = ChildJvm.command(List.of("-Xrs"), Program.class, "reduced");
        assertThat(ChildJvm.output(command).lines()).containsExactly(
                "SIGTERM: the JVM keeps it to itself, having been started with -Xrs; SIG_DFL and SIG_IGN work", "still SIG_DFL: true", "survived");
    }

    /** Another library of the program's may set handlers by sun.misc.Signal, and native code by sigaction, before and after. */
    @Test
    void handlersOfOthersAreReturnedAndGivenBack() {
        assertThat(child("others")).containsExactly("first", "ours", "first", "second", "mine: false", "third", "native: true", "mine: false",
                "native again: true");
    }

    @Test
    void raiseOfSigquitPrintsTheThreads(@TempDir Path directory) throws Exception {
        Path out = directory.resolve("out");
        ChildJvm.output(Stream.concat(Stream.of("sh", "-c", "exec \"$@\" > '" + out + "'", "sh"),
                ChildJvm.command(Program.class, "quit", out.toString()).stream()).toList());
        assertThat(out).content().contains("Full thread dump", "\"main\"");
    }

    @Test
    void raiseEndsTheProcess() {
        assertThat(ChildJvm.run(Program.class, "raise", "9").exit()).isEqualTo(128 + SIGKILL);
        assertThat(ChildJvm.run(Program.class, "raise", "10").exit()).isEqualTo(128 + SIGUSR1);
    }

    @Test
    void ignoringIsInheritedAndHandlersAreNot() {
        assertThat(child("inherited")).containsExactly("ignored in the child: true", "ignored in the child: false");
    }

    private static List<String> child(String what) {
        return ChildJvm.output(Program.class, what).lines().toList();
    }

    /** What changes the signals of a process for good. */
    static final class Program {
        private static final long SIG_DFL_IN_C = 0;
        private static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

        public static void main(String[] arguments) throws Exception {
            switch (arguments[0]) {
                case "handler" -> handler();
                case "previous" -> previous();
                case "ignore, then default" -> ignoreThenDefault(Integer.parseInt(arguments[1]));
                case "throwing" -> throwing();
                case "give back" -> giveBack();
                case "give back after default" -> giveBackAfterDefault();
                case "pipe" -> pipe();
                case "was ignored" -> wasIgnored(Integer.parseInt(arguments[1]));
                case "others" -> others();
                case "reduced" -> reduced();
                case "quit" -> quit(Path.of(arguments[1]));
                case "raise" -> raiseAndWait(Integer.parseInt(arguments[1]));
                case "inherited" -> inherited();
                default -> throw new AssertionError(arguments[0]);
            }
        }

        private static void handler() throws Exception {
            SignalHandler handler = signum -> SEEN.add(signum + " in " + Thread.currentThread().getName());
            signal(SIGUSR1, handler);
            signal(SIGUSR2, handler);
            fromOutside(SIGUSR1);
            System.out.println("from kill(1): " + next());
            raise(SIGUSR1);
            System.out.println("from raise: " + next());
            kill(getpid(), SIGUSR2);
            System.out.println("from kill: " + next());
        }

        private static void previous() {
            SignalHandler first = signum -> { };
            SignalHandler second = signum -> { };
            System.out.println("was SIG_DFL: " + (signal(SIGUSR1, first) == SIG_DFL));
            System.out.println("caught: " + ProcStatus.hasSignal("SigCgt", SIGUSR1));
            System.out.println("was first: " + (signal(SIGUSR1, second) == first));
            System.out.println("is second: " + (getsignal(SIGUSR1) == second));
            System.out.println("was second: " + (signal(SIGUSR1, SIG_IGN) == second));
            System.out.println("ignored: " + ProcStatus.hasSignal("SigIgn", SIGUSR1));
            System.out.println("is SIG_IGN: " + (getsignal(SIGUSR1) == SIG_IGN));
            System.out.println("was SIG_IGN: " + (signal(SIGUSR1, SIG_DFL) == SIG_IGN));
            System.out.println("is SIG_DFL: " + (getsignal(SIGUSR1) == SignalHandler.SIG_DFL));
            System.out.println("neither: " + !(ProcStatus.hasSignal("SigIgn", SIGUSR1) || ProcStatus.hasSignal("SigCgt", SIGUSR1)));
        }

        private static void ignoreThenDefault(int signum) throws Exception {
            signal(signum, SIG_IGN);
            fromOutside(signum);
            System.out.println("survived");
            signal(signum, SIG_DFL);
            fromOutside(signum);
            Thread.sleep(30_000);
        }

        private static void throwing() throws Exception {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> SEEN.add("uncaught in " + thread.getName() + ": " + thrown));
            List<Throwable> toThrow = new ArrayList<>(List.of(new java.io.IOException("first"), new AssertionError("second")));
            signal(SIGUSR1, signum -> {
                switch (toThrow.isEmpty() ? null : toThrow.removeFirst()) {
                    case Exception exception -> throw exception;
                    case Error error -> throw error;
                    case null, default -> SEEN.add("third");
                }
            });
            for (int i = 0; i < 3; i++) {
                fromOutside(SIGUSR1);
                System.out.println(next());
            }
        }

        private static void giveBack() throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            SignalHandler before = signal(SIGTERM, signum -> SEEN.add("handled"));
            fromOutside(SIGTERM);
            System.out.println(next());
            System.out.println(before);
            signal(SIGTERM, SIG_IGN);
            signal(SIGTERM, before);
            fromOutside(SIGTERM);
            Thread.sleep(30_000);
        }

        private static void giveBackAfterDefault() throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            SignalHandler before = signal(SIGTERM, SIG_DFL);
            signal(SIGTERM, NOTHING);
            signal(SIGTERM, before);
            fromOutside(SIGTERM);
            Thread.sleep(30_000);
        }

        private static void pipe() throws Exception {
            System.out.println("caught: " + ProcStatus.hasSignal("SigCgt", SIGPIPE));
            SignalHandler before = signal(SIGPIPE, SIG_IGN);
            System.out.println("ignored: " + ProcStatus.hasSignal("SigIgn", SIGPIPE));
            signal(SIGPIPE, before);
            System.out.println("caught: " + ProcStatus.hasSignal("SigCgt", SIGPIPE));
            Pipe pipe = Posix.pipe();
            close(pipe.readEnd());
            System.out.println(Outcome.of(() -> write(pipe.writeEnd(), "x")));
        }

        private static void wasIgnored(int signum) throws Exception {
            System.out.println("ignored: " + ProcStatus.hasSignal("SigIgn", signum));
            System.out.println("was SIG_IGN: " + (signal(signum, number -> SEEN.add("handled " + number)) == SIG_IGN));
            fromOutside(signum);
            System.out.println(next());
        }

        private static void others() throws Exception {
            SignalHandler ours = signum -> SEEN.add("ours");
            other("first");
            SignalHandler first = signal(SIGUSR1, ours);
            signal(SIGUSR1, first);
            shown();
            signal(SIGUSR1, ours);
            shown();
            signal(SIGUSR1, first);
            shown();
            other("second");
            SignalHandler second = signal(SIGUSR1, ours);
            signal(SIGUSR1, second);
            shown();
            signal(SIGUSR1, ours);
            other("third");
            SignalHandler third = signal(SIGUSR1, NOTHING);
            System.out.println("mine: " + (third == ours));
            signal(SIGUSR1, third);
            shown();
            signal(SIGUSR1, ours);
            long abs = CFunction.ofInt("abs").address().address();
            System.out.println("native: " + (nativeHandler(abs) != abs));
            SignalHandler inC = signal(SIGUSR1, NOTHING);
            System.out.println("mine: " + (inC == ours));
            signal(SIGUSR1, inC);
            System.out.println("native again: " + (nativeHandler(SIG_DFL_IN_C) == abs));
        }

        private static void other(String name) {
            JvmSignals.put("USR1", JvmSignals.running(() -> SEEN.add(name)));
        }

        /** Sets a handler of C's, and returns what there was. */
        private static long nativeHandler(long handler) {
            try (Scratch scratch = Scratch.take()) {
                return CFunction.ofLong("signal").call(scratch, SIGUSR1, handler);
            }
        }

        private static void shown() throws Exception {
            fromOutside(SIGUSR1);
            System.out.println(next());
        }

        private static void reduced() throws Exception {
            try {
                signal(SIGTERM, NOTHING);
            } catch (UnsupportedOperationException e) {
                System.out.println(e.getMessage());
            }
            System.out.println("still SIG_DFL: " + (signal(SIGTERM, SIG_IGN) == SIG_DFL));
            fromOutside(SIGTERM);
            System.out.println("survived");
        }

        private static void quit(Path out) throws Exception {
            raise(SIGQUIT);
            for (int i = 0; i < 3_000 && !Files.readString(out).contains("\"main\""); i++) {
                Thread.sleep(10);
            }
        }

        private static void raiseAndWait(int signum) throws Exception {
            raise(signum);
            Thread.sleep(30_000);
        }

        private static void inherited() {
            for (SignalHandler handler : List.of(SIG_IGN, NOTHING)) {
                signal(SIGUSR1, handler);
                String ignored = Command.output("sh", "-c", "grep ^SigIgn: /proc/self/status").replaceAll(".*\\s", "");
                System.out.println("ignored in the child: " + ((Long.parseUnsignedLong(ignored, 16) >>> SIGUSR1 - 1 & 1) == 1));
            }
        }

        private static void fromOutside(int signum) {
            Command.output("kill", "-" + signum, Integer.toString(getpid()));
        }

        private static String next() throws InterruptedException {
            String seen = SEEN.poll(30, TimeUnit.SECONDS);
            return seen != null ? seen : "nothing came";
        }
    }
}
