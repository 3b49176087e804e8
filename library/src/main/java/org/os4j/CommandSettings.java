package org.os4j;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that was said of a command. */
final class CommandSettings implements Cloneable {
    static final int SAME_GROUP = -1;
    static final int NO_TERMINAL = -1;
    static final int SAME_UMASK = -1;

    List<String> words;
    @Nullable String program;
    boolean emptyEnvironment;
    /** Null for a variable that is to be removed. */
    Map<String, @Nullable String> environment = new LinkedHashMap<>();
    @Nullable String directory;
    @Nullable Redirect[] standard = new Redirect[3];
    SortedMap<Integer, Integer> descriptors = new TreeMap<>();
    int group = SAME_GROUP;
    boolean session;
    int terminal = NO_TERMINAL;
    int @Nullable [] ptySize;
    @Nullable Duration timeout;
    boolean killOnClose;
    int umask = SAME_UMASK;
    SortedMap<Integer, Rlimit> limits = new TreeMap<>();
    @Nullable UserIds user;
    /** 0 for none. */
    int deathSignal;

    CommandSettings(List<String> words) {
        this.words = words;
    }

    CommandSettings copy() {
        try {
            CommandSettings copy = (CommandSettings) super.clone();
            copy.environment = new LinkedHashMap<>(environment);
            copy.standard = standard.clone();
            copy.descriptors = new TreeMap<>(descriptors);
            copy.limits = new TreeMap<>(limits);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    Redirect redirect(int number) {
        Redirect redirect = standard[number];
        return redirect == null ? Redirect.INHERIT : redirect;
    }

    /** The program's file, or its name. */
    String file() {
        return program != null ? program : words.getFirst();
    }

    /** The child's environment; null for this process's own as it is. */
    @Nullable Map<String, String> variables() {
        if (!emptyEnvironment && environment.isEmpty()) {
            return null;
        }
        Map<String, String> variables = emptyEnvironment ? new LinkedHashMap<>() : EnvironmentMap.copy();
        environment.forEach((name, value) -> {
            if (value == null) {
                variables.remove(name);
            } else {
                variables.put(name, value);
            }
        });
        return variables;
    }
}
