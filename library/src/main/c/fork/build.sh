#!/bin/sh
# build.sh CC JAVA_HOME FOLDER: builds fork()'s helper as FOLDER/linux-PROCESSOR/libos4jfork.so, for the processor that CC compiles for.
# Where there is no compiler or no jvmti.h of JDK 21 or later, it says so in a line and builds nothing: the rest of os4j does without.
set -eu
cc=$1 java_home=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)

is_recent() {
    grep -q JVMTI_VERSION_21 "$1/include/jvmti.h" 2>/dev/null
}

if [ "$(uname -s)" != Linux ]; then
    echo "os4j: not Linux: built without fork()"
    exit 0
fi
if ! machine=$($cc -dumpmachine 2>/dev/null); then
    echo "os4j: no C compiler ($cc): built without fork()"
    exit 0
fi
processor=${machine%%-*}
case $processor in
x86_64 | aarch64) ;;
*)
    echo "os4j: fork() has no port to $processor: built without it"
    exit 0
    ;;
esac
for candidate in "$java_home" "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /usr/local/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if is_recent "$candidate"; then
        headers=$candidate/include
        break
    fi
done
if [ -z "${headers:-}" ]; then
    echo "os4j: no jvmti.h of a JDK 21 or later: built without fork()"
    exit 0
fi

output=$folder/linux-$processor/libos4jfork.so
newest=$(ls -t "$here"/*.c "$here"/*.h "$here"/build.sh "$output" 2>/dev/null | head -n 1)
[ "$newest" = "$output" ] && exit 0
mkdir -p "$(dirname "$output")"
# -fno-stack-protector: a thread's canary lies behind a thread pointer, and threads change theirs here.
$cc -std=gnu11 -O2 -fPIC -shared -fno-stack-protector -fno-omit-frame-pointer -fvisibility=hidden -Wall -Wextra -Werror \
    -I"$headers" -I"$headers/linux" -o "$output.$$" \
    "$here"/*.c -ldl -lpthread
mv "$output.$$" "$output"
