package org.os4j.internal.fork;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes fields of the JDK's own objects. Some of them hold what belongs to the parent (a thread, a lock, a descriptor, a seed) and have to
 * be put right in the child; no public method does that. A field that is static and final is never written: compiled code takes it for a
 * constant.
 */
final class Reach {
    private Reach() {}

    /** A class of the JDK's by its name, without initializing it. */
    static Class<?> type(String name) throws ReflectiveOperationException {
        return Class.forName(name, false, null);
    }

    static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        return opened(type.getDeclaredField(name));
    }

    static Method method(Class<?> type, String name, Class<?>... parameters) throws ReflectiveOperationException {
        return opened(type.getDeclaredMethod(name, parameters));
    }

    static Constructor<?> constructor(Class<?> type, Class<?>... parameters) throws ReflectiveOperationException {
        return opened(type.getDeclaredConstructor(parameters));
    }

    private static <M extends AccessibleObject> M opened(M member) {
        Native.open(member);
        return member;
    }

    static @Nullable Object get(Class<?> type, String name, @Nullable Object of) throws ReflectiveOperationException {
        return field(type, name).get(of);
    }

    static void set(Class<?> type, String name, Object of, @Nullable Object value) throws ReflectiveOperationException {
        field(type, name).set(of, value);
    }

    /** Makes an object as good as new, under the same identity: every field gets the value that a fresh one has. */
    static void renew(Object old, Object fresh, Class<?> from) throws ReflectiveOperationException {
        for (Class<?> type = from; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    opened(field).set(old, field.get(fresh));
                }
            }
        }
    }
}
