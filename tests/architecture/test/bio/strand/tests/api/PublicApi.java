// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The public and protected classes and members of packages below {@code org.knime}. */
final class PublicApi {
    /**
     * A class as its file declares it.
     *
     * @param name internal name
     * @param access its access flags; those of a nested class as the outer class gives them
     * @param superName internal name of the superclass
     * @param interfaces internal names of the direct interfaces
     * @param members its public and protected members, without what the compiler adds
     */
    record DeclaredType(
            String name,
            int access,
            String superName,
            List<String> interfaces,
            List<DeclaredMember> members) {}

    /**
     * A method or field as its class file declares it.
     *
     * @param key name and descriptor as in {@link ApiFacts}
     * @param access its access flags
     */
    record DeclaredMember(String key, int access) {
        boolean isConstructor() {
            return key.startsWith("<init>");
        }

        boolean isMethod() {
            return key.contains("(");
        }

        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }
    }

    private PublicApi() {}

    static List<DeclaredType> read(final Iterable<Path> foldersAndJars) throws IOException {
        final Map<String, DeclaredType> all = new LinkedHashMap<>();
        for (ClassReader reader : ClassFiles.read(foldersAndJars)) {
            if (reader.getClassName().startsWith("org/knime/")) {
                final Collector collector = new Collector();
                reader.accept(
                        collector,
                        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                final DeclaredType type = collector.type();
                all.put(type.name(), type);
            }
        }
        return all.values().stream().filter(type -> isVisible(type, all)).toList();
    }

    /** A nested class is visible only if the classes around it are. */
    private static boolean isVisible(final DeclaredType type, final Map<String, DeclaredType> all) {
        if ((type.access() & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) == 0) {
            return false;
        }
        final int dollar = type.name().lastIndexOf('$');
        final DeclaredType outer = dollar < 0 ? null : all.get(type.name().substring(0, dollar));
        return outer == null || isVisible(outer, all);
    }

    private static final class Collector extends ClassVisitor {
        private final List<DeclaredMember> members = new ArrayList<>();
        private String name;
        private String superName;
        private List<String> interfaces;
        private int access;

        Collector() {
            super(Opcodes.ASM9);
        }

        DeclaredType type() {
            return new DeclaredType(name, access, superName, interfaces, members);
        }

        @Override
        public void visit(
                final int version,
                final int classAccess,
                final String className,
                final String signature,
                final String superClass,
                final String[] superInterfaces) {
            name = className;
            access = classAccess;
            superName = superClass;
            interfaces = List.of(superInterfaces);
        }

        @Override
        public void visitInnerClass(
                final String inner,
                final String outer,
                final String innerName,
                final int innerAccess) {
            if (inner.equals(name)) {
                // Local and anonymous classes have no outer class and are nobody's API.
                access = outer == null ? 0 : innerAccess;
            }
        }

        private void add(final String key, final int memberAccess) {
            final boolean isVisible =
                    (memberAccess & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
            if (isVisible && (memberAccess & Opcodes.ACC_SYNTHETIC) == 0) {
                members.add(new DeclaredMember(key, memberAccess));
            }
        }

        @Override
        public MethodVisitor visitMethod(
                final int methodAccess,
                final String methodName,
                final String descriptor,
                final String signature,
                final String[] exceptions) {
            if (!methodName.equals("<clinit>")) {
                add(methodName + descriptor, methodAccess);
            }
            return null;
        }

        @Override
        public FieldVisitor visitField(
                final int fieldAccess,
                final String fieldName,
                final String descriptor,
                final String signature,
                final Object value) {
            add(fieldName + " " + descriptor, fieldAccess);
            return null;
        }
    }
}
