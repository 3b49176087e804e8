package org.os4j.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks up the value that a constant of C has on this platform.
 *
 * <p>Asked in the order of the table, as the interfaces of constants do, each answer is found where the last one ended.
 */
public final class Constants {
    private static String domain = "";
    private static String table = "";
    private static int next;

    private Constants() {}

    /**
     * The value of a constant.
     *
     * @param inDomain the part of the table that lists it
     * @param name its name in C
     * @return its value; 0 on a platform without a port, where every call is refused
     */
    public static int get(String inDomain, String name) {
        return (int) getLong(inDomain, name);
    }

    /** As {@link #get}, for a constant that may be wider than an int. */
    public static synchronized long getLong(String inDomain, String name) {
        Tables tables = Platform.tables();
        if (tables == null) {
            return 0;
        }
        if (!domain.equals(inDomain)) {
            table = tables.constants(inDomain);
            domain = inDomain;
            next = 0;
        }
        int value = valueOf(name, next);
        if (value < 0) {
            value = valueOf(name, 0);
        }
        if (value < 0) {
            throw new AssertionError("the table " + inDomain + " has no " + name);
        }
        int end = table.indexOf('\n', value);
        next = end + 1;
        return Long.parseLong(table, value, end, 10);
    }

    /** The names of a part of the table less the prefix that all of them have, and their values, in the order of the table. */
    public static Map<String, Integer> all(String inDomain, String prefix) {
        Map<String, Integer> all = new LinkedHashMap<>();
        Tables tables = Platform.tables();
        if (tables != null) {
            String lines = tables.constants(inDomain);
            for (int line = 0; line < lines.length(); ) {
                int space = lines.indexOf(' ', line);
                int end = lines.indexOf('\n', space);
                all.put(lines.substring(line + prefix.length(), space), Integer.parseInt(lines, space + 1, end, 10));
                line = end + 1;
            }
        }
        return all;
    }

    /** Where the value of a name stands if its line begins at {@code from} or, for 0, anywhere; -1 if it does not. */
    private static int valueOf(String name, int from) {
        if (lineIs(name, from)) {
            return from + name.length() + 1;
        }
        if (from > 0) {
            return -1;
        }
        int line = table.indexOf("\n" + name + " ");
        return line < 0 ? -1 : line + name.length() + 2;
    }

    private static boolean lineIs(String name, int at) {
        return table.startsWith(name, at) && at + name.length() < table.length() && table.charAt(at + name.length()) == ' ';
    }
}
