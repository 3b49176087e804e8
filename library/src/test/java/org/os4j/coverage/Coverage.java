package org.os4j.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.os4j.Errno;
import org.os4j.Os;
import org.os4j.Posix;

/**
 * Every public name of CPython's posix and its sibling modules, with the member of os4j that has its part, or the reason why none is owed. Running it
 * writes {@code docs/coverage.md}.
 */
public final class Coverage {
    private static final String REASON = "- ";

    /** A name of CPython's. */
    record Name(String module, String kind, String name) {
        String full() {
            return module + "." + name;
        }
    }

    /** What os4j has for it: a member, or a reason; neither is an error. */
    record Answer(Name name, String member, String reason) {}

    private Coverage() {}

    /** Writes the documentation's page; its path is the argument. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), page());
    }

    static List<Answer> answers() throws IOException {
        Map<String, String> spelled = spelled();
        List<Answer> answers = new ArrayList<>();
        for (String line : lines("cpython-3.13-names.tsv")) {
            String[] words = line.split("\t");
            Name name = new Name(words[0], words[1], words[2]);
            answers.add(answer(name, spelled.entrySet().stream().filter(row -> isOf(row.getKey(), name)).map(Map.Entry::getValue).findFirst().orElse("")));
        }
        return answers;
    }

    /** Whether a row is of a name: {@code module.name}, with a star for any module or any end. */
    private static boolean isOf(String row, Name name) {
        String[] words = row.split("\\.", 2);
        boolean sameModule = words[0].equals("*") || words[0].equals(name.module());
        return sameModule && (words[1].endsWith("*") ? name.name().startsWith(words[1].substring(0, words[1].length() - 1))
                : words[1].equals(name.name()));
    }

    private static Answer answer(Name name, String spelled) {
        if (spelled.startsWith(REASON)) {
            return new Answer(name, "", spelled.substring(REASON.length()));
        }
        if (!spelled.isEmpty()) {
            return new Answer(name, spelled, "");
        }
        if (name.module().equals("errno") && isErrno(name.name())) {
            return new Answer(name, "Errno." + name.name(), "");
        }
        for (Class<?> face : List.of(Posix.class, Os.class)) {
            if (has(face, name.name())) {
                return new Answer(name, face.getSimpleName() + "." + name.name(), "");
            }
        }
        return new Answer(name, "", "");
    }

    private static boolean isErrno(String name) {
        return Arrays.stream(Errno.class.getFields()).anyMatch(field -> field.getName().equals(name));
    }

    /** The rows of the list of other spellings that no name of CPython's asks for, or whose member os4j does not have. */
    static List<String> mistakes() throws IOException {
        List<Answer> answers = answers();
        List<String> mistakes = new ArrayList<>();
        spelled().forEach((name, member) -> {
            if (answers.stream().noneMatch(answer -> isOf(name, answer.name()))) {
                mistakes.add("no such name in CPython: " + name);
            }
            if (!member.startsWith(REASON) && !exists(member)) {
                mistakes.add("os4j has no " + member + ", said to be " + name);
            }
        });
        return mistakes;
    }

    /** Whether a class of os4j's has the member of {@code Class.member}, or there is such a class, for {@code Class} alone. */
    static boolean exists(String member) {
        String[] words = member.split("\\.");
        try {
            Class<?> type = Class.forName("org.os4j." + words[0]);
            return words.length == 1 || has(type, words[1]);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean has(Class<?> type, String member) {
        return Stream.<Member>concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
                .anyMatch(found -> found.getName().equals(member) && Modifier.isPublic(found.getModifiers()));
    }

    static String page() throws IOException {
        Map<String, List<Answer>> modules = answers().stream()
                .collect(Collectors.groupingBy(answer -> answer.name().module(), LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("""
                # Coverage of CPython's modules
                Every public name of CPython 3.13's posix, os, stat, signal, fcntl, resource, termios, tty, pty, pwd, grp, select, mmap, syslog and errno on
                Linux, and what os4j has for it. Written by `./os4j coverage`; a test fails when this page and the code differ.

                | module | names | in os4j | not owed |
                | --- | --- | --- | --- |
                """);
        modules.forEach((module, answers) -> {
            long owed = answers.stream().filter(answer -> answer.reason().isEmpty()).count();
            page.append("| ").append(module).append(" | ").append(answers.size()).append(" | ").append(owed).append(" | ")
                    .append(answers.size() - owed).append(" |\n");
        });
        modules.forEach((module, answers) -> appendModule(page, module, answers));
        return page.toString();
    }

    private static void appendModule(StringBuilder page, String module, List<Answer> answers) {
        page.append("\n## ").append(module).append('\n');
        List<Answer> same = answers.stream().filter(answer -> answer.member().endsWith("." + answer.name().name())).toList();
        if (!same.isEmpty()) {
            page.append("Under the same name: ").append(same.stream().map(answer -> "`" + answer.member() + "`").collect(Collectors.joining(", ")))
                    .append("\n");
        }
        List<Answer> others = answers.stream().filter(answer -> !same.contains(answer)).toList();
        if (!others.isEmpty()) {
            page.append("\n| CPython | os4j |\n| --- | --- |\n");
            others.forEach(answer -> page.append("| `").append(answer.name().name()).append("` | ")
                    .append(answer.reason().isEmpty() ? "`" + answer.member() + "`" : answer.reason()).append(" |\n"));
        }
    }

    private static Map<String, String> spelled() throws IOException {
        Map<String, String> spelled = new LinkedHashMap<>();
        for (String line : lines("other-spellings.tsv")) {
            String[] words = line.split("\t");
            spelled.put(words[0], words[1]);
        }
        return spelled;
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Coverage.class.getResourceAsStream("/coverage/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        }
    }
}
