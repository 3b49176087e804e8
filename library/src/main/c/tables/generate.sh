#!/bin/sh
# Writes the tables of every platform for which there is a compiler here; with "show CLASS [RUNNER]", prints one, made by the
# compiler CC (this machine's where it is not set).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
java=$here/../../java/org/os4j/internal
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

print_table() { # class, compiler and its options, what runs its programs
    $2 -std=gnu11 -Wall -Wextra -Werror -o "$work/$1" "$here/tables.c"
    $3 "$work/$1" "$1"
}

if [ "${1-}" = show ]; then
    print_table "$2" "${CC:-cc}" "${3-}"
    exit
fi
write_table() { # class, compiler, what runs its programs
    for tool in "$2" $3; do
        command -v "$tool" >/dev/null || { echo "tables: $1 left as it is: $tool is not installed" >&2; return 0; }
    done
    print_table "$1" "$2 -static" "$3" > "$work/$1.java"
    mv "$work/$1.java" "$java/$1.java"
    echo "tables: wrote $1"
}
write_table LinuxX86_64 "${CC_X86_64:-x86_64-linux-gnu-gcc}" "$([ "$(uname -m)" = x86_64 ] || echo qemu-x86_64)"
write_table LinuxAarch64 "${CC_AARCH64:-aarch64-linux-gnu-gcc}" "$([ "$(uname -m)" = aarch64 ] || echo qemu-aarch64)"
