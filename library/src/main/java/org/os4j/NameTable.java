package org.os4j;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Constants;

/** The names and numbers of a table, read when they are first looked at. */
final class NameTable extends AbstractMap<String, Integer> {
    private final String domain;
    private final String prefix;
    private @Nullable Map<String, Integer> all;

    NameTable(String domain, String prefix) {
        this.domain = domain;
        this.prefix = prefix;
    }

    /** Reading the table twice does no harm. */
    private Map<String, Integer> all() {
        Map<String, Integer> names = all;
        if (names == null) {
            names = Constants.all(domain, prefix);
            names.values().removeAll(Set.of(-1));
            names = Collections.unmodifiableMap(names);
            all = names;
        }
        return names;
    }

    @Override
    public Set<Entry<String, Integer>> entrySet() {
        return all().entrySet();
    }

    @Override
    public @Nullable Integer get(Object name) {
        return all().get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return all().containsKey(name);
    }
}
