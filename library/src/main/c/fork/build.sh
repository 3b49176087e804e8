#!/bin/sh
# build.sh CC JAVA_HOME OUTPUT: builds fork()'s helper. Without a compiler it says so and builds nothing, so that the rest of os4j can be built.
set -eu
cc=$1 java_home=$2 output=$3
here=$(dirname "$0")
if ! command -v "${cc%% *}" >/dev/null 2>&1; then
    echo "os4j: no C compiler ($cc): built without fork()"
    exit 0
fi
mkdir -p "$(dirname "$output")"
# -fno-stack-protector: a thread's canary lies behind a thread pointer that is being replaced.
exec $cc -std=gnu11 -O2 -fPIC -shared -fno-stack-protector -fno-omit-frame-pointer -fvisibility=hidden -Wall -Wextra -Werror \
    -I"$java_home/include" -I"$java_home/include/linux" -o "$output" \
    "$here"/freeze.c "$here"/jail.c "$here"/child.c "$here"/check.c "$here"/maps.c "$here"/vm.c "$here"/jvm.c "$here"/end.c -ldl -lpthread
