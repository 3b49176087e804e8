package org.os4j;

/** Namespaces and roots: a part of {@link Posix}. */
public abstract sealed class PosixNamespaces extends PosixSeccomp implements NamespaceConstants permits PosixClocks {
    PosixNamespaces() {}
}
