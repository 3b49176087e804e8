package org.os4j.internal;

/** What differs between platforms, as the system's headers have it; each platform's table is written by {@code src/main/c/tables}. */
interface Tables {
    /** The constants of one domain: a line each, the name, a space, the value. */
    String constants(String domain);

    /** One C struct: its size in the first line, then a line a field: the name, its offset, its size, and {@code u} or {@code s} for its sign. */
    String layout(String struct);
}
