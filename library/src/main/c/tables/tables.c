/*
 * Prints the Java class that holds what differs between platforms: the constants and the layouts of structs, as the headers of the system that it is
 * compiled against have them. ./os4j tables compiles it for each platform and keeps what it prints; a test does the same and compares.
 *
 * To add a constant, add a line to its domain in constants/; to add a struct, a file to structs/; both are included below. What the oldest headers
 * lack, or what cannot be included, stands in the file of that domain in missing/.
 */
#define _GNU_SOURCE
#include "headers.h"

#define PLACE(type, field) \
    printf("                    " #field " %zu %zu %c\n", offsetof(type, field), sizeof(((type *)0)->field), \
           _Generic(((type *)0)->field, signed char: 's', short: 's', int: 's', long: 's', long long: 's', default: 'u'))
#define STRUCT(name, type) printf("            case \"" name "\" -> \"\"\"\n                    %zu\n", sizeof(type))
#define DOMAIN(name) printf("            case \"" name "\" -> \"\"\"\n")
#define END() printf("                    \"\"\";\n")
#define C(name) printf("                    " #name " %lld\n", (long long)(name))
/* 32 bits without a sign, as the int that Java has for them. */
#define U32(name) printf("                    " #name " %d\n", (int)(name))

/* Macros cannot ask whether a name is defined, but one that is becomes its number when it is made a string. */
#define AS_TEXT(name) #name
#define EXPANDED(name) AS_TEXT(name)
#define S(name) system_call("SYS_" #name, EXPANDED(SYS_##name))

static void system_call(const char *name, const char *number) {
    printf("                    %s %s\n", name, strncmp(number, "SYS_", 4) == 0 ? "-1" : number);
}

static void constants(void) {
#include "constants/all.h"
}

static void structs(void) {
#include "structs/all.h"
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: tables CLASS\n");
        return 2;
    }
    printf("package org.os4j.internal;\n\n"
           "/** Written by src/main/c/tables from the system's headers: change it there, then {@code ./os4j tables}. */\n"
           "final class %s implements Tables {\n"
           "    @Override\n"
           "    public String constants(String domain) {\n"
           "        return switch (domain) {\n", argv[1]);
    constants();
    printf("            default -> throw new AssertionError(\"no constants for \" + domain);\n"
           "        };\n"
           "    }\n\n"
           "    @Override\n"
           "    public String layout(String struct) {\n"
           "        return switch (struct) {\n");
    structs();
    printf("            default -> throw new AssertionError(\"no layout of \" + struct);\n"
           "        };\n"
           "    }\n"
           "}\n");
    return 0;
}
