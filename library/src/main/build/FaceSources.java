import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Writes the sources that a release publishes. In the classes of a release the faces ({@code Posix}, {@code Os}, {@code Linux}) have a method of their own
 * for each that they inherit in the source (see {@code Faces.java}): an IDE that has found such a method looks for it and its documentation in the face's
 * source. So here it stands, with the documentation of the domain that it calls. All other files are as they are.
 *
 * <p>Usage: {@code java FaceSources.java SOURCES TARGET FACE...}, the folder of the sources, that of the copy, and names such as {@code org/os4j/Posix}.
 */
final class FaceSources {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private final Path sources;
    private final Path target;
    private final Map<String, Source> parsed = new LinkedHashMap<>();
    /** How many faces have a class in their chain: those in more than one stay their superclasses. */
    private final Map<String, Integer> heirs = new LinkedHashMap<>();

    private FaceSources(Path sources, Path target) {
        this.sources = sources;
        this.target = target;
    }

    /** A file with one class. */
    private record Source(String text, CompilationUnitTree unit, ClassTree type, SourcePositions positions) {
        String parent() {
            return type.getExtendsClause() == null ? null : type.getExtendsClause().toString();
        }

        List<MethodTree> publicStatics() {
            return type.getMembers().stream().filter(member -> member.getKind() == Tree.Kind.METHOD).map(MethodTree.class::cast)
                    .filter(method -> method.getModifiers().getFlags().containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC))).toList();
        }

        /** What it imports, by its simple name. */
        Map<String, String> imports() {
            return unit.getImports().stream().filter(imported -> !imported.isStatic()).map(imported -> imported.getQualifiedIdentifier().toString())
                    .collect(Collectors.toMap(type -> type.substring(type.lastIndexOf('.') + 1), type -> type));
        }

        /** Its documentation and its head, as they are written. */
        String headOf(MethodTree method) {
            int start = (int) positions.getStartPosition(unit, method);
            int comment = text.lastIndexOf("/**", start);
            if (comment < 0 || !text.substring(text.indexOf("*/", comment) + 2, start).isBlank()) {
                throw new IllegalStateException(type.getSimpleName() + "." + method.getName() + " is not documented");
            }
            return text.substring(comment, (int) positions.getStartPosition(unit, method.getBody())).strip();
        }
    }

    public static void main(String[] arguments) throws IOException {
        FaceSources all = new FaceSources(Path.of(arguments[0]), Path.of(arguments[1]));
        List<String> faces = List.of(arguments).subList(2, arguments.length);
        all.copy();
        for (String face : faces) {
            all.chain(face).forEach(name -> all.heirs.merge(name, 1, Integer::sum));
        }
        for (String face : faces) {
            Files.writeString(all.target.resolve(face + ".java"), all.write(face));
        }
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(sources.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** A face and what it extends, one after the other. */
    private List<String> chain(String face) throws IOException {
        String folder = face.substring(0, face.lastIndexOf('/') + 1);
        List<String> chain = new ArrayList<>();
        for (String name = face; name != null;) {
            chain.add(name);
            String parent = parse(name).parent();
            name = parent == null ? null : folder + parent;
        }
        return chain;
    }

    private Source parse(String name) throws IOException {
        Source source = parsed.get(name);
        if (source == null) {
            Path file = sources.resolve(name + ".java");
            try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
                JavacTask task = (JavacTask) COMPILER.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
                CompilationUnitTree unit = task.parse().iterator().next();
                source = new Source(Files.readString(file), unit, (ClassTree) unit.getTypeDecls().getFirst(), Trees.instance(task).getSourcePositions());
            }
            parsed.put(name, source);
        }
        return source;
    }

    private String write(String face) throws IOException {
        Map<String, String> imports = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        StringBuilder methods = new StringBuilder();
        for (String name : chain(face)) {
            Source source = parse(name);
            boolean isSuperclass = heirs.get(name) > 1;
            for (MethodTree method : source.publicStatics()) {
                if (seen.add(method.getName() + types(method)) && !name.equals(face) && !isSuperclass) {
                    String head = source.headOf(method);
                    methods.append("\n    ").append(head).append(" {\n        ").append(call(source, method)).append("\n    }\n");
                    source.imports().forEach((type, imported) -> {
                        if (Pattern.compile("\\b" + type + "\\b").matcher(head).find() && !imports.computeIfAbsent(type, _ -> imported).equals(imported)) {
                            throw new IllegalStateException(face + " cannot have two types " + type);
                        }
                    });
                }
            }
        }
        Source source = parse(face);
        if (!source.imports().isEmpty()) {
            throw new IllegalStateException(face + " has imports of its own, which are not put beside those of its domains");
        }
        int afterPackage = source.text().indexOf('\n', source.text().indexOf("package ")) + 1;
        int end = source.text().lastIndexOf('}');
        return source.text().substring(0, afterPackage) + imports.values().stream().sorted().map(type -> "import " + type + ";\n")
                .collect(Collectors.joining("", "\n", "")) + source.text().substring(afterPackage, end) + methods + source.text().substring(end);
    }

    private static String types(MethodTree method) {
        return method.getParameters().stream().map(parameter -> parameter.getType().toString()).toList().toString();
    }

    private static String call(Source source, MethodTree method) {
        String call = source.type().getSimpleName() + "." + method.getName() + method.getParameters().stream().map(VariableTree::getName)
                .collect(Collectors.joining(", ", "(", ");"));
        return method.getReturnType().toString().equals("void") ? call : "return " + call;
    }
}
