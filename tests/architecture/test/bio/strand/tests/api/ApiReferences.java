// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/** Collects the classes, methods and fields to which a class file refers. */
final class ApiReferences extends ClassVisitor {
    /**
     * One reference.
     *
     * @param owner internal name of a class
     * @param member name and descriptor as in {@link ApiFacts}, null for the class itself
     */
    record Reference(String owner, String member) {}

    private final Set<Reference> references = new LinkedHashSet<>();

    private ApiReferences() {
        super(Opcodes.ASM9);
    }

    static Set<Reference> of(final ClassReader reader) {
        final ApiReferences collector = new ApiReferences();
        reader.accept(collector, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return collector.references;
    }

    private void type(final Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.OBJECT -> references.add(new Reference(type.getInternalName(), null));
            case Type.METHOD -> {
                type(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    type(argument);
                }
            }
            default -> {
                // Primitive types refer to nothing.
            }
        }
    }

    private void descriptor(final String descriptor) {
        type(Type.getType(descriptor));
    }

    private void internalName(final String name) {
        if (name != null) {
            type(Type.getObjectType(name));
        }
    }

    private void method(final String owner, final String name, final String descriptor) {
        internalName(owner);
        descriptor(descriptor);
        if (!owner.startsWith("[")) {
            references.add(new Reference(owner, name + descriptor));
        }
    }

    private void constant(final Object value) {
        if (value instanceof Type constant) {
            type(constant);
        } else if (value instanceof Handle handle) {
            if (handle.getDesc().startsWith("(")) {
                method(handle.getOwner(), handle.getName(), handle.getDesc());
            } else {
                references.add(
                        new Reference(
                                handle.getOwner(), handle.getName() + " " + handle.getDesc()));
            }
        }
    }

    @Override
    public void visit(
            final int version,
            final int access,
            final String name,
            final String signature,
            final String superName,
            final String[] interfaces) {
        internalName(superName);
        for (String superInterface : interfaces) {
            internalName(superInterface);
        }
    }

    @Override
    public AnnotationVisitor visitAnnotation(final String descriptor, final boolean visible) {
        return annotation(descriptor);
    }

    private AnnotationVisitor annotation(final String descriptor) {
        if (descriptor != null) {
            descriptor(descriptor);
        }
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(final String name, final Object value) {
                constant(value);
                if (descriptor != null && name != null && value != null) {
                    final String owner = Type.getType(descriptor).getInternalName();
                    if (!value.getClass().isArray()) {
                        references.add(new Reference(owner, name + "()" + elementType(value)));
                    }
                }
            }

            @Override
            public void visitEnum(
                    final String name, final String enumDescriptor, final String value) {
                descriptor(enumDescriptor);
                references.add(
                        new Reference(
                                Type.getType(enumDescriptor).getInternalName(),
                                value + " " + enumDescriptor));
            }

            @Override
            public AnnotationVisitor visitAnnotation(final String name, final String nested) {
                return annotation(nested);
            }

            @Override
            public AnnotationVisitor visitArray(final String name) {
                return annotation(null);
            }
        };
    }

    private static String elementType(final Object value) {
        if (value instanceof Type) {
            return "Ljava/lang/Class;";
        } else if (value instanceof String) {
            return "Ljava/lang/String;";
        } else if (value instanceof Boolean) {
            return "Z";
        } else if (value instanceof Integer) {
            return "I";
        } else if (value instanceof Long) {
            return "J";
        } else if (value instanceof Double) {
            return "D";
        } else if (value instanceof Float) {
            return "F";
        } else if (value instanceof Character) {
            return "C";
        } else if (value instanceof Short) {
            return "S";
        }
        return "B";
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
            final String name, final String descriptor, final String signature) {
        descriptor(descriptor);
        return null;
    }

    @Override
    public FieldVisitor visitField(
            final int access,
            final String name,
            final String descriptor,
            final String signature,
            final Object value) {
        descriptor(descriptor);
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(
                    final String annotation, final boolean visible) {
                return annotation(annotation);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            final int access,
            final String name,
            final String descriptor,
            final String signature,
            final String[] exceptions) {
        descriptor(descriptor);
        if (exceptions != null) {
            for (String exception : exceptions) {
                internalName(exception);
            }
        }
        return new Code();
    }

    private final class Code extends MethodVisitor {
        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(final String annotation, final boolean visible) {
            return annotation(annotation);
        }

        @Override
        public void visitTypeInsn(final int opcode, final String type) {
            internalName(type);
        }

        @Override
        public void visitFieldInsn(
                final int opcode, final String owner, final String name, final String descriptor) {
            internalName(owner);
            descriptor(descriptor);
            references.add(new Reference(owner, name + " " + descriptor));
        }

        @Override
        public void visitMethodInsn(
                final int opcode,
                final String owner,
                final String name,
                final String descriptor,
                final boolean isInterface) {
            method(owner, name, descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(
                final String name,
                final String descriptor,
                final Handle bootstrap,
                final Object... arguments) {
            descriptor(descriptor);
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(final Object value) {
            constant(value);
        }

        @Override
        public void visitTryCatchBlock(
                final Label start, final Label end, final Label handler, final String type) {
            internalName(type);
        }

        @Override
        public void visitMultiANewArrayInsn(final String descriptor, final int dimensions) {
            descriptor(descriptor);
        }
    }
}
