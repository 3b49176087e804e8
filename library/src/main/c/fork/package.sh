#!/bin/sh
# package.sh CC JAVA_HOME FOLDER: builds the helper for this machine's processor, and for each other that there is a cross compiler for here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sh "$here/build.sh" "$1" "$2" "$3"
for processor in x86_64 aarch64; do
    cross=$processor-linux-gnu-gcc
    if [ "$processor" != "$(uname -m)" ] && command -v "$cross" >/dev/null; then
        sh "$here/build.sh" "$cross" "$2" "$3"
    fi
done
