package org.os4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.os4j.internal.CStrings;

/** Draws a tree with the space that each directory and file takes. */
final class TreePicture {
    private static final String UNITS = "KMGTPE";
    private static final int UNIT = 1024;
    private static final int BLOCK = 512;

    private final StringBuilder text = new StringBuilder();
    private final int depth;

    /** A file or directory, and what is in it. */
    private static final class Node {
        final String name;
        final Stat stat;
        final List<Node> children = new ArrayList<>();
        long allocated;

        Node(String name, Stat stat) {
            this.name = name;
            this.stat = stat;
            allocated = stat.blocks() * BLOCK;
        }
    }

    private TreePicture(int depth) {
        this.depth = depth;
    }

    static String of(String path, int depth) throws ErrnoException {
        Node root = new Node(path, PosixStat.stat(path));
        List<Node> found = new ArrayList<>(List.of(root));
        Map<String, Node> directories = new HashMap<>();
        directories.put(path, root);
        try (TreeScan scan = TreeScan.of(path)) {
            for (TreeEntry entry : scan) {
                Node node = new Node(entry.name(), entry.stat());
                Node parent = directories.get(entry.directory());
                if (parent == null) {
                    throw new AssertionError("a directory is shown before what is in it");
                }
                parent.children.add(node);
                if (entry.stat().isDirectory()) {
                    directories.put(entry.path(), node);
                    found.add(node);
                }
            }
        }
        // Directories come before what is in them, so backwards every sum is complete when it is added.
        for (Node node : found.reversed()) {
            node.children.sort(Comparator.comparing(child -> child.name));
            node.children.forEach(child -> node.allocated += child.allocated);
        }
        TreePicture picture = new TreePicture(depth);
        picture.line("", root);
        picture.children("", root, 1);
        return picture.text.toString();
    }

    private void children(String indent, Node node, int level) {
        if (level > depth) {
            return;
        }
        for (int i = 0; i < node.children.size(); i++) {
            boolean last = i == node.children.size() - 1;
            Node child = node.children.get(i);
            line(indent + (last ? "└── " : "├── "), child);
            children(indent + (last ? "    " : "│   "), child, level + 1);
        }
    }

    private void line(String indent, Node node) {
        String end = node.stat.isDirectory() && !node.name.endsWith("/") ? "/" : "";
        text.append(String.format("%6s  %s%s%s%n", human(node.allocated), indent, shown(node.name), end));
    }

    /** A name that would spoil the picture stands in quotes. */
    private static String shown(String name) {
        String quoted = CStrings.quoted(name);
        return quoted.length() == name.length() + 2 ? name : quoted;
    }

    /** A size as {@code du -h} shows it: rounded up, with a digit behind the point below ten. */
    static String human(long bytes) {
        if (bytes < UNIT) {
            return Long.toString(bytes);
        }
        int unit = -1;
        double size = bytes;
        while (size >= UNIT && unit < UNITS.length() - 1) {
            size /= UNIT;
            unit++;
        }
        double shown = size < 10 ? Math.ceil(size * 10) / 10 : Math.ceil(size);
        if (shown >= UNIT && unit < UNITS.length() - 1) {
            shown /= UNIT;
            unit++;
        }
        return shown < 10 ? String.format(Locale.ROOT, "%.1f%c", shown, UNITS.charAt(unit))
                : String.format(Locale.ROOT, "%d%c", (long) shown, UNITS.charAt(unit));
    }
}
