package org.os4j;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.os4j.internal.CFunction;
import org.os4j.internal.fork.Fork;

/** Which calls there are, by looking at the methods and at the functions of C that their classes declare. */
final class Calls {
    /** What is made of the C library's fork and needs more than that. */
    private static final Set<String> BY_HELPER = Set.of("fork", "forkpty", "daemon");

    private Calls() {}

    static SortedMap<String, Boolean> of(List<Class<?>> domains) {
        SortedMap<String, Boolean> calls = new TreeMap<>();
        for (Class<?> domain : domains) {
            for (Method method : domain.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())) {
                    calls.put(method.getName(), true);
                }
            }
            for (Field field : domain.getDeclaredFields()) {
                if (field.getType() == CFunction.class && Modifier.isStatic(field.getModifiers())) {
                    CFunction function = function(field);
                    calls.computeIfPresent(function.name(), (name, there) -> !function.isMissing());
                }
            }
        }
        if (!Fork.isBuilt()) {
            BY_HELPER.forEach(name -> calls.replace(name, false));
        }
        return Collections.unmodifiableSortedMap(calls);
    }

    private static CFunction function(Field field) {
        try {
            field.setAccessible(true);
            return (CFunction) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
