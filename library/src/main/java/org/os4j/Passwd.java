package org.os4j;

/**
 * A user, as the system's database has it: C's {@code struct passwd}.
 *
 * @param name the name
 * @param passwd the password's hash; {@code x} where it is kept elsewhere, in {@code /etc/shadow}
 * @param uid the user's number; above 2<sup>31</sup> it is negative
 * @param gid the number of the user's first group
 * @param gecos the full name, and what stands with it
 * @param dir the home directory
 * @param shell the program that a login starts; empty for {@code /bin/sh}
 */
public record Passwd(String name, String passwd, int uid, int gid, String gecos, String dir, String shell) {}
