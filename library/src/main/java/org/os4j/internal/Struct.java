package org.os4j.internal;

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
        String[] words = layout.substring(line + field.length() + 2, layout.indexOf('\n', line + 1)).split(" ");
        return new Field(Integer.parseInt(words[0]), Integer.parseInt(words[1]), words[2].equals("s"));
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

        /** The field's value in a copy of the struct, word by word; every processor with a port is little-endian. */
        public long get(long[] struct) {
            long word = struct[offset / Long.BYTES] >>> offset % Long.BYTES * Byte.SIZE;
            int unused = Long.SIZE - size * Byte.SIZE;
            return signed ? word << unused >> unused : word << unused >>> unused;
        }

        /** As {@link #get(long[])}, of which the low 32 bits are wanted. */
        public int getInt(long[] struct) {
            return (int) get(struct);
        }

        /** Sets the field in a copy of the struct that is zero there. */
        public void set(long[] struct, long value) {
            int unused = Long.SIZE - size * Byte.SIZE;
            struct[offset / Long.BYTES] |= value << unused >>> unused << offset % Long.BYTES * Byte.SIZE;
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
