package org.os4j;

import java.util.Map;

/** Names and their numbers as this platform has them. They are members of {@link Posix}. */
public sealed interface NameTables permits PosixConfiguration {
    /** The names that {@link Posix#sysconf(String)} takes, without C's underscore, and their numbers. Python: {@code os.sysconf_names}. */
    Map<String, Integer> sysconf_names = new NameTable("sysconf", "_");

    /** The names that {@link Posix#pathconf(String, String)} takes, without C's underscore, and their numbers. Python: {@code os.pathconf_names}. */
    Map<String, Integer> pathconf_names = new NameTable("pathconf", "_");

    /** The names that {@link Posix#confstr(String)} takes, without C's underscore, and their numbers. Python: {@code os.confstr_names}. */
    Map<String, Integer> confstr_names = new NameTable("confstr", "_");

    /** The system calls of this platform, without C's {@code SYS_}, and their numbers: {@code getpid} is 39 on x86-64, 172 on aarch64. */
    Map<String, Integer> syscall_names = new NameTable("syscalls", "SYS_");
}
