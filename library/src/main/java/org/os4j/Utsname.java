package org.os4j;

/**
 * What the system says of itself: the {@code struct utsname} of uname(2).
 *
 * @param sysname the system's name, {@code Linux}
 * @param nodename this machine's name in its network
 * @param release the kernel's release, such as {@code 6.1.0-18-amd64}
 * @param version the kernel's version: its build's number and date
 * @param machine the kind of processor, such as {@code x86_64}
 */
public record Utsname(String sysname, String nodename, String release, String version, String machine) {}
