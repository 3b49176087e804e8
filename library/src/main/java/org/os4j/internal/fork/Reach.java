package org.os4j.internal.fork;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes fields of the JDK's own objects. Some of them hold what belongs to the parent (a thread, a lock, a descriptor, a seed) and have to
 * be put right in the child; no public method does that. A field that is static and final is never written: compiled code takes it for a constant.
 *
 * <p>Members are looked up, with their types, in the parent. They are used through the helper, since reflection would make classes in the child.
 */
final class Reach {
    private Reach() {}

    /** A class of the JDK's by its name, without initializing it. */
    static Class<?> type(String name) throws ReflectiveOperationException {
        return Class.forName(name, false, null);
    }

    /** A field that holds an object. */
    static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        if (field.getType().isPrimitive()) {
            throw new NoSuchFieldException(field + " holds no object");
        }
        return field;
    }

    /** An instance's field of a primitive type. */
    static Field field(Class<?> type, String name, Class<?> of) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        if (field.getType() != of || isStatic(field.getModifiers())) {
            throw new NoSuchFieldException(field + " is no instance's " + of);
        }
        return field;
    }

    /** A method without parameters that returns an object. */
    static Method method(Class<?> type, String name) throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(name);
        if (method.getReturnType().isPrimitive()) {
            throw new NoSuchMethodException(method + " returns no object");
        }
        return method;
    }

    /** A method that returns nothing and has no parameters. */
    static Method procedure(Class<?> type, String name) throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(name);
        if (method.getReturnType() != void.class || isStatic(method.getModifiers())) {
            throw new NoSuchMethodException(method + " is no instance's procedure");
        }
        return method;
    }

    /** A static method from long to long. */
    static Method functionOfLong(Class<?> type, String name) throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(name, long.class);
        if (method.getReturnType() != long.class || !isStatic(method.getModifiers())) {
            throw new NoSuchMethodException(method + " is no static function from long to long");
        }
        return method;
    }

    /** The constructor without parameters. */
    static Constructor<?> constructor(Class<?> type) throws ReflectiveOperationException {
        return type.getDeclaredConstructor();
    }

    static @Nullable Object get(Field field, Object of) {
        return Native.get(field.getDeclaringClass(), field, instance(field.getDeclaringClass(), field.getModifiers(), of));
    }

    /** The value of a static field, whose class is initialized if it was not. */
    static @Nullable Object get(Field field) {
        requireStatic(field.getModifiers());
        return Native.get(field.getDeclaringClass(), field, null);
    }

    static int getInt(Field field, Object of) {
        return Native.getInt(field, instance(field.getDeclaringClass(), field.getModifiers(), of));
    }

    static long getLong(Field field, Object of) {
        return Native.getLong(field, instance(field.getDeclaringClass(), field.getModifiers(), of));
    }

    static boolean getBoolean(Field field, Object of) {
        return Native.getBoolean(field, instance(field.getDeclaringClass(), field.getModifiers(), of));
    }

    static void set(Field field, Object of, @Nullable Object value) {
        Class<?> declaring = field.getDeclaringClass();
        Native.set(declaring, field, instance(declaring, field.getModifiers(), of), value == null ? null : field.getType().cast(value));
    }

    /** Sets a static field to null. */
    static void clear(Field field) {
        requireStatic(field.getModifiers());
        if (Modifier.isFinal(field.getModifiers())) {
            throw new IllegalArgumentException("a constant to compiled code: " + field);
        }
        Native.set(field.getDeclaringClass(), field, null, null);
    }

    static void setInt(Field field, Object of, int value) {
        Native.setInt(field, instance(field.getDeclaringClass(), field.getModifiers(), of), value);
    }

    static void setLong(Field field, Object of, long value) {
        Native.setLong(field, instance(field.getDeclaringClass(), field.getModifiers(), of), value);
    }

    static @Nullable Object call(Method method, Object of) {
        return Native.call(method.getDeclaringClass(), method, instance(method.getDeclaringClass(), method.getModifiers(), of));
    }

    static @Nullable Object call(Method method) {
        requireStatic(method.getModifiers());
        return Native.call(method.getDeclaringClass(), method, null);
    }

    static void run(Method method, Object of) {
        Native.run(method, instance(method.getDeclaringClass(), method.getModifiers(), of));
    }

    static long callLong(Method method, long argument) {
        return Native.callLong(method.getDeclaringClass(), method, argument);
    }

    static Object create(Constructor<?> constructor) {
        return Native.create(constructor.getDeclaringClass(), constructor);
    }

    /** Makes an object as good as new, under the same identity: every field gets the value that a fresh one has. */
    static void renew(Object old, Object fresh, Class<?> from) {
        for (Class<?> type = from; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!isStatic(field.getModifiers())) {
                    Class<?> of = field.getType();
                    Native.copy(field, of.isPrimitive() ? of.descriptorString().charAt(0) : 'L', type.cast(fresh), type.cast(old));
                }
            }
        }
    }

    private static Object instance(Class<?> declaring, int modifiers, Object of) {
        if (isStatic(modifiers) || !declaring.isInstance(of)) {
            throw new IllegalArgumentException("no instance's member of " + declaring);
        }
        return of;
    }

    private static void requireStatic(int modifiers) {
        if (!isStatic(modifiers)) {
            throw new IllegalArgumentException("not static");
        }
    }

    private static boolean isStatic(int modifiers) {
        return Modifier.isStatic(modifiers);
    }
}
