#!/bin/sh
# package.sh CC FOLDER: builds the program that prepares a child, for this machine's processor and for each other that there is a cross compiler for
# here. Without a compiler it says so and builds nothing; commands that need the program then say that it is missing.
set -eu
folder=$2
here=$(cd "$(dirname "$0")" && pwd)

program() { # processor, compiler
    output=$folder/linux-$1/exec
    [ -n "$(find "$here" -newer "$output" 2>/dev/null || echo new)" ] || return 0
    if ! command -v "${2%% *}" >/dev/null 2>&1; then
        echo "os4j: no C compiler ($2): built without umask, limits, user and death signal of commands"
        return 0
    fi
    mkdir -p "$(dirname "$output")"
    $2 -std=gnu11 -Os -static -nostdlib -ffreestanding -fno-stack-protector -fno-asynchronous-unwind-tables -fno-tree-loop-distribute-patterns \
        -Wall -Wextra -Werror -Wl,--build-id=none -Wl,-z,noexecstack -s -o "$output" "$here/exec.c"
}

[ "$(uname -s)" = Linux ] || exit 0
program "$(uname -m)" "$1"
for processor in x86_64 aarch64; do
    cross=$processor-linux-gnu-gcc
    if [ "$processor" != "$(uname -m)" ] && command -v "$cross" >/dev/null; then
        program "$processor" "$cross"
    fi
done
