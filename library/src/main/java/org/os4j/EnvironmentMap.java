package org.os4j;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Environment;

/** The environment as a map: nothing is kept here, each question is asked of C. An iterator goes over the variables that there were when it was made. */
final class EnvironmentMap extends AbstractMap<String, String> {
    static final EnvironmentMap INSTANCE = new EnvironmentMap();

    private EnvironmentMap() {}

    /** The variables as they are now; of a name that is there twice the first, as getenv has it. */
    static Map<String, String> copy() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String text : Environment.list()) {
            int end = text.indexOf('=');
            if (end > 0) {
                variables.putIfAbsent(text.substring(0, end), text.substring(end + 1));
            }
        }
        return variables;
    }

    @Override
    public int size() {
        return copy().size();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        return name instanceof String text ? Environment.get(text) : null;
    }

    @Override
    public @Nullable String put(String name, String value) {
        Objects.requireNonNull(value, "value");
        return Environment.set(Objects.requireNonNull(name, "name"), value);
    }

    @Override
    public @Nullable String remove(@Nullable Object name) {
        // What is no name of a variable has no value.
        return get(name) == null ? null : Environment.remove((String) name);
    }

    @Override
    public void clear() {
        Environment.clear();
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new Entries();
    }

    private static final class Entries extends AbstractSet<Entry<String, String>> {
        @Override
        public int size() {
            return INSTANCE.size();
        }

        @Override
        public void clear() {
            INSTANCE.clear();
        }

        @Override
        public Iterator<Entry<String, String>> iterator() {
            return new EntryIterator(copy().entrySet().iterator());
        }
    }

    private static final class EntryIterator implements Iterator<Entry<String, String>> {
        private final Iterator<Entry<String, String>> variables;
        private @Nullable String last;

        EntryIterator(Iterator<Entry<String, String>> variables) {
            this.variables = variables;
        }

        @Override
        public boolean hasNext() {
            return variables.hasNext();
        }

        @Override
        public Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Variable next = new Variable(variables.next());
            last = next.getKey();
            return next;
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException("next() was not called since the last removal");
            }
            Environment.remove(last);
            last = null;
        }
    }

    /** A variable as it was found; setting its value sets that of the environment. */
    private static final class Variable extends SimpleEntry<String, String> {
        Variable(Entry<String, String> entry) {
            super(entry);
        }

        @Override
        public String setValue(String value) {
            Environment.set(getKey(), Objects.requireNonNull(value, "value"));
            return super.setValue(value);
        }
    }
}
