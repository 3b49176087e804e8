#!/bin/sh
# package.sh CLASSES JAVA_HOME: builds fork()'s helper for each processor for which there is a compiler here, into the folder that becomes the jar.
set -eu
classes=$1 java_home=${JAVA_HOME:-$2}
here=$(cd "$(dirname "$0")" && pwd)

helper() { # processor, compiler
    library=$classes/org/os4j/internal/fork/linux-$1/libos4jfork.so
    [ -n "$(find "$here" -newer "$library" 2>/dev/null || echo new)" ] || return 0
    sh "$here/build.sh" "$2" "$java_home" "$library"
}

[ "$(uname -s)" = Linux ] || exit 0
helper "$(uname -m)" "${CC:-cc}"
for processor in x86_64 aarch64; do
    cross=$processor-linux-gnu-gcc
    if [ "$processor" != "$(uname -m)" ] && command -v "$cross" >/dev/null; then
        helper "$processor" "$cross"
    fi
done
