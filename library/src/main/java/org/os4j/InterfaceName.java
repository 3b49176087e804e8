package org.os4j;

/**
 * A network interface: its number and its name, C's {@code struct if_nameindex}.
 *
 * @param index its number, from 1
 * @param name its name, such as {@code lo}
 */
public record InterfaceName(int index, String name) {}
