import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Interfaces;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Superclass;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cuts the chains of classes that the faces ({@code Posix}, {@code Os}, {@code Linux}) inherit their static methods from. In the source a face is the last of
 * some fifty classes, a domain each; the JVM would load and verify all of them at a program's first call. Here the face gets a method of its own for
 * each that it inherits, which calls it, and the domains inherit nothing: a domain is loaded when one of its calls is made. The interfaces of constants, which
 * would be loaded with the face too, become one. What javac and a reader see of the face is the same.
 *
 * <p>Usage: {@code java Faces.java FOLDER FACE...}, the folder of the compiled classes, and names such as {@code org/os4j/Posix}.
 */
final class Faces {
    private final ClassFile classFile = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.defaultResolver().orElse(ClassHierarchyResolver.ofResourceParsing(this::open))));
    private final Path folder;
    private final Map<String, ClassModel> classes = new HashMap<>();
    /** Of each class of a chain, the one that it inherits from in the source; those that end a chain have none. */
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final Set<String> faces = new LinkedHashSet<>();
    private final Set<String> inherited = new LinkedHashSet<>();
    /** Those that more than one face inherits from stay superclasses: what they declare is one method, whatever face it is imported from. */
    private final Set<String> shared = new LinkedHashSet<>();

    private Faces(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Faces all = new Faces(Path.of(arguments[0]));
        all.read();
        for (String face : List.of(arguments).subList(1, arguments.length)) {
            all.addChain(face);
        }
        all.write();
    }

    private void read() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class") && !f.endsWith("module-info.class"))::iterator) {
                ClassModel model = classFile.parse(file);
                classes.put(model.thisClass().asInternalName(), model);
            }
        }
    }

    private void addChain(String face) {
        String parent = parentOf(face);
        if (parent == null || parentOf(parent) == null) {
            return;                                           // cut by an earlier run
        }
        faces.add(face);
        for (String name = face; parent != null; name = parent, parent = parentOf(name)) {
            parents.put(name, parent);
            if (!inherited.add(parent)) {
                shared.add(parent);
            }
        }
    }

    private ClassDesc superclass(String name) {
        for (String at = parents.get(name); faces.contains(name) && at != null; at = parents.get(at)) {
            if (shared.contains(at)) {
                return ClassDesc.ofInternalName(at);
            }
        }
        return ConstantDescs.CD_Object;
    }

    private InputStream open(ClassDesc type) {
        try {
            Path file = folder.resolve(internalName(type) + ".class");
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String parentOf(String name) {
        String parent = classes.get(name).superclass().map(ClassEntry::asInternalName).orElse("");
        return classes.containsKey(parent) ? parent : null;
    }

    private boolean inChain(String name) {
        return parents.containsKey(name) || parents.containsValue(name);
    }

    private void write() throws IOException {
        for (Map.Entry<String, ClassModel> entry : classes.entrySet()) {
            String name = entry.getKey();
            List<ClassDesc> heirs = heirs(name);
            if (!inChain(name) && heirs.isEmpty() && !asksChain(entry.getValue())) {
                continue;
            }
            ClassTransform transform = ClassTransform.transformingMethodBodies(code(superclass(name)));
            if (parents.containsKey(name)) {
                transform = transform.andThen(shape(name));
            }
            if (!heirs.isEmpty()) {
                transform = transform.andThen(permitting(heirs));
            }
            if (faces.contains(name)) {
                transform = transform.andThen(ClassTransform.endHandler(builder -> {
                    inheritedMethods(name).forEach(method -> builder.withMethod(method.methodName(), method.methodType(), method.flags().flagsMask(),
                            to -> delegate(method, to)));
                    inheritedFields(name).forEach(builder::with);
                }));
            }
            byte[] bytes = classFile.transformClass(entry.getValue(), transform);
            Files.write(folder.resolve(name + ".class"), bytes);
        }
        for (String face : faces) {
            if (!constants(face).isEmpty()) {
                writeConstants(face);
            }
        }
    }

    /** The faces that have it for a superclass or an interface now. */
    private List<ClassDesc> heirs(String name) {
        ClassDesc type = ClassDesc.ofInternalName(name);
        return faces.stream().filter(face -> interfaces(face).contains(type) || superclass(face).equals(type)).map(ClassDesc::ofInternalName).toList();
    }

    private ClassTransform permitting(List<ClassDesc> heirs) {
        return (builder, element) -> {
            if (element instanceof PermittedSubclassesAttribute permitted) {
                List<ClassDesc> all = new ArrayList<>();
                permitted.permittedSubclasses().forEach(entry -> all.add(entry.asSymbol()));
                all.addAll(heirs);
                builder.with(PermittedSubclassesAttribute.ofSymbols(all));
            } else {
                builder.with(element);
            }
        };
    }

    private boolean asksChain(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member && inChain(member.owner().asInternalName())) {
                return true;
            }
        }
        return false;
    }

    /** A domain inherits nothing; the face what faces share, and all constants. */
    private ClassTransform shape(String name) {
        return (builder, element) -> {
            switch (element) {
                case Superclass _ -> builder.withSuperclass(superclass(name));
                case PermittedSubclassesAttribute _ -> { }
                case Interfaces _ when faces.contains(name) -> builder.withInterfaceSymbols(interfaces(name));
                default -> builder.with(element);
            }
        };
    }

    private List<ClassDesc> interfaces(String face) {
        Set<String> all = new LinkedHashSet<>(inheritedInterfaces(face));
        if (all.removeAll(constants(face))) {
            all.add(constantsOf(face));
        }
        return all.stream().map(ClassDesc::ofInternalName).toList();
    }

    private Set<String> inheritedInterfaces(String face) {
        Set<String> all = new LinkedHashSet<>();
        for (String name = face; name != null; name = parents.get(name)) {
            classes.get(name).interfaces().forEach(entry -> all.add(entry.asInternalName()));
        }
        return all;
    }

    /** Those that look their values up by a method of their own, and need no other class for it. */
    private Set<String> constants(String face) {
        Set<String> found = new LinkedHashSet<>(inheritedInterfaces(face));
        found.removeIf(name -> !name.endsWith("Constants") || classes.get(name).methods().size() < 2);
        return found;
    }

    private static String constantsOf(String face) {
        return face + "Constants";
    }

    /** One interface instead of some thirty, with all that they declare. */
    private void writeConstants(String face) throws IOException {
        String merged = constantsOf(face);
        ClassDesc type = ClassDesc.ofInternalName(merged);
        Set<String> parts = constants(face);
        byte[] bytes = classFile.build(type, builder -> {
            builder.withFlags(AccessFlag.PUBLIC, AccessFlag.INTERFACE, AccessFlag.ABSTRACT);
            builder.withVersion(classes.get(face).majorVersion(), classes.get(face).minorVersion());
            builder.with(PermittedSubclassesAttribute.ofSymbols(ClassDesc.ofInternalName(face)));
            for (String part : parts) {
                classes.get(part).fields().forEach(builder::with);
                for (MethodModel method : classes.get(part).methods()) {
                    if (!method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME)) {
                        builder.withMethodBody(moved(part, method.methodName().stringValue()), method.methodTypeSymbol(), method.flags().flagsMask(),
                                code -> code.transform(method.code().orElseThrow(), moving(part, type, false)));
                    }
                }
            }
            builder.withMethodBody(ConstantDescs.CLASS_INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_STATIC, code -> {
                for (String part : parts) {
                    code.transform(initializer(part), moving(part, type, true));
                }
                code.return_();
            });
        });
        Files.write(folder.resolve(merged + ".class"), bytes);
    }

    private CodeModel initializer(String name) {
        return classes.get(name).methods().stream().filter(method -> method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME)).findAny()
                .flatMap(MethodModel::code).orElseThrow();
    }

    private static String moved(String part, String method) {
        return method + "Of" + part.substring(part.lastIndexOf('/') + 1);
    }

    /** The code of a part is now that of the whole. */
    private static CodeTransform moving(String part, ClassDesc whole, boolean goesOn) {
        return (CodeBuilder code, CodeElement element) -> {
            switch (element) {
                case ReturnInstruction _ when goesOn -> { }
                case LineNumber _ -> { }
                case FieldInstruction field when field.owner().asInternalName().equals(part) ->
                    code.fieldAccess(field.opcode(), whole, field.name().stringValue(), field.typeSymbol());
                case InvokeInstruction call when call.owner().asInternalName().equals(part) ->
                    code.invoke(call.opcode(), whole, moved(part, call.name().stringValue()), call.typeSymbol(), true);
                default -> code.with(element);
            }
        };
    }

    /** The static methods that a user of the face sees and that it does not declare itself. */
    private List<MethodModel> inheritedMethods(String face) {
        Map<String, MethodModel> found = new LinkedHashMap<>();
        for (String name = face; name != null; name = parents.get(name)) {
            for (MethodModel method : classes.get(name).methods()) {
                if (method.flags().has(AccessFlag.STATIC) && method.flags().has(AccessFlag.PUBLIC)) {
                    found.putIfAbsent(method.methodName().stringValue() + method.methodType().stringValue(), method);
                }
            }
        }
        found.values().removeIf(method -> declarer(method).equals(face) || shared.contains(declarer(method)));
        return List.copyOf(found.values());
    }

    /** Numbers, which the compiler writes where they are used. */
    private List<FieldModel> inheritedFields(String face) {
        List<FieldModel> found = new ArrayList<>();
        for (String name = parents.get(face); name != null; name = parents.get(name)) {
            for (FieldModel field : shared.contains(name) ? List.<FieldModel>of() : classes.get(name).fields()) {
                if (field.flags().has(AccessFlag.PUBLIC)) {
                    if (field.findAttribute(Attributes.constantValue()).isEmpty()) {
                        throw new IllegalStateException(name + "." + field.fieldName() + " is no compile-time constant: put it into an interface");
                    }
                    found.add(field);
                }
            }
        }
        return found;
    }

    private static String declarer(MethodModel method) {
        return method.parent().orElseThrow().thisClass().asInternalName();
    }

    private void delegate(MethodModel method, MethodBuilder to) {
        ClassDesc owner = ClassDesc.ofInternalName(declarer(method));
        MethodTypeDesc type = method.methodTypeSymbol();
        method.findAttribute(Attributes.signature()).ifPresent(to::with);
        method.findAttribute(Attributes.exceptions()).ifPresent(to::with);
        method.findAttribute(Attributes.deprecated()).ifPresent(to::with);
        method.findAttribute(Attributes.methodParameters()).ifPresent(to::with);
        method.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(to::with);
        method.findAttribute(Attributes.runtimeVisibleParameterAnnotations()).ifPresent(to::with);
        method.findAttribute(Attributes.runtimeVisibleTypeAnnotations()).ifPresent(to::with);
        to.withCode(code -> {
            int slot = 0;
            for (ClassDesc parameter : type.parameterList()) {
                TypeKind kind = TypeKind.from(parameter);
                code.loadLocal(kind, slot);
                slot += kind.slotSize();
            }
            code.invokestatic(owner, method.methodName().stringValue(), type);
            code.return_(TypeKind.from(type.returnType()));
        });
    }

    /** A member that was inherited is asked of the class that declares it. */
    private CodeTransform code(ClassDesc superclass) {
        return (CodeBuilder code, CodeElement element) -> {
            switch (element) {
                case InvokeInstruction call when call.name().equalsString("<init>") && parents.containsValue(call.owner().asInternalName()) ->
                    code.invokespecial(superclass, "<init>", call.typeSymbol());
                case InvokeInstruction call when inChain(call.owner().asInternalName()) -> {
                    String owner = declaringMethod(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
                    code.invoke(call.opcode(), ClassDesc.ofInternalName(owner), call.name().stringValue(), call.typeSymbol(), call.isInterface());
                }
                case FieldInstruction field when inChain(field.owner().asInternalName()) -> {
                    String owner = declaringField(field.owner().asInternalName(), field.name().stringValue());
                    code.fieldAccess(field.opcode(), ClassDesc.ofInternalName(owner), field.name().stringValue(), field.typeSymbol());
                }
                case InvokeDynamicInstruction call -> {
                    List<ConstantDesc> arguments = call.bootstrapArgs().stream().map(this::declaring).toList();
                    code.invokedynamic(DynamicCallSiteDesc.of(call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(),
                            arguments.toArray(ConstantDesc[]::new)));
                }
                default -> code.with(element);
            }
        };
    }

    private ConstantDesc declaring(ConstantDesc argument) {
        if (!(argument instanceof DirectMethodHandleDesc handle) || !inChain(internalName(handle.owner()))) {
            return argument;
        }
        String owner = declaringMethod(internalName(handle.owner()), handle.methodName(), handle.lookupDescriptor());
        return MethodHandleDesc.of(handle.kind(), ClassDesc.ofInternalName(owner), handle.methodName(), handle.lookupDescriptor());
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    private String declaringMethod(String owner, String name, String type) {
        for (String at = owner; at != null; at = parents.get(at)) {
            for (MethodModel method : classes.get(at).methods()) {
                if (method.methodName().equalsString(name) && method.methodType().equalsString(type)) {
                    return at;
                }
            }
        }
        return owner;                                         // Object's
    }

    private String declaringField(String owner, String name) {
        for (String at = owner; at != null; at = parents.get(at)) {
            List<String> candidates = new ArrayList<>(List.of(at));
            classes.get(at).interfaces().forEach(entry -> candidates.add(entry.asInternalName()));
            for (String candidate : candidates) {
                ClassModel model = classes.get(candidate);
                for (FieldModel field : model == null ? List.<FieldModel>of() : model.fields()) {
                    if (field.fieldName().equalsString(name)) {
                        return candidate;
                    }
                }
            }
        }
        throw new IllegalStateException(owner + "." + name + " is declared nowhere");
    }
}
