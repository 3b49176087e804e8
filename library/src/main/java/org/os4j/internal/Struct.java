package org.os4j.internal;

import java.nio.ByteBuffer;

/** A C struct as this platform lays it out. */
public final class Struct {
    private final String name;
    private final String layout;
    private final int size;

    private Struct(String name, String layout) {
        this.name = name;
        this.layout = layout;
        this.size = layout.isEmpty() ? 0 : Integer.parseInt(layout, 0, layout.indexOf('\n'), 10);
    }

    /** The struct of this name; without fields on a platform that has no port. */
    public static Struct named(String name) {
        Tables tables = Platform.tables();
        return new Struct(name, tables == null ? "" : tables.layout(name));
    }

    /** Its size in bytes. */
    public int size() {
        return size;
    }

    /** One of its integer fields; {@code a.b} for a field of a struct within it. */
    public Field field(String field) {
        if (layout.isEmpty()) {
            return new Field(0, Integer.BYTES, true);
        }
        int line = layout.indexOf("\n" + field + " ");
        if (line < 0) {
            throw new AssertionError("struct " + name + " has no " + field);
        }
        int offset = line + field.length() + 2;
        int size = layout.indexOf(' ', offset) + 1;
        int sign = layout.indexOf(' ', size) + 1;
        return new Field(Integer.parseInt(layout, offset, size - 1, 10), Integer.parseInt(layout, size, sign - 1, 10), layout.charAt(sign) == 's');
    }

    /** An integer within a struct: a record, whose members the JIT takes for constants. */
    public record Field(int offset, int size, boolean signed) {
        /** The field's value in the struct at an address. */
        public long get(long struct) {
            long at = struct + offset;
            return switch (size) {
                case 8 -> Memory.getLong(at);
                case 4 -> signed ? Memory.getInt(at) : Integer.toUnsignedLong(Memory.getInt(at));
                case 2 -> signed ? Memory.getShort(at) : Short.toUnsignedLong(Memory.getShort(at));
                default -> signed ? Memory.getByte(at) : Byte.toUnsignedLong(Memory.getByte(at));
            };
        }

        /** The field's value, of which the low 32 bits are wanted. */
        public int getInt(long struct) {
            return (int) get(struct);
        }

        /** The field's value in a struct that lies at a place of a buffer. */
        public long get(ByteBuffer memory, int struct) {
            int at = struct + offset;
            return switch (size) {
                case 8 -> memory.getLong(at);
                case 4 -> signed ? memory.getInt(at) : Integer.toUnsignedLong(memory.getInt(at));
                case 2 -> signed ? memory.getShort(at) : Short.toUnsignedLong(memory.getShort(at));
                default -> signed ? memory.get(at) : Byte.toUnsignedLong(memory.get(at));
            };
        }

        /** As {@link #get(ByteBuffer, int)}, of which the low 32 bits are wanted. */
        public int getInt(ByteBuffer memory, int struct) {
            return (int) get(memory, struct);
        }

        /** Sets the field in the struct at an address. */
        public void set(long struct, long value) {
            long at = struct + offset;
            switch (size) {
                case 8 -> Memory.setLong(at, value);
                case 4 -> Memory.setInt(at, (int) value);
                case 2 -> Memory.setShort(at, (short) value);
                default -> Memory.setByte(at, (byte) value);
            }
        }
    }
}
