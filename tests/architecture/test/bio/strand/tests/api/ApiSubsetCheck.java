// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Checks that the {@code org.knime} classes of some class folders or jars are a subset of KNIME's
 * API: every public or protected class, method and field is in the list of facts with the same
 * erased descriptor, superclass and visibility.
 */
public final class ApiSubsetCheck {
    private final ApiFacts facts;

    /**
     * Creates a check.
     *
     * @param facts KNIME's API
     */
    public ApiSubsetCheck(final ApiFacts facts) {
        this.facts = facts;
    }

    /**
     * Checks class files.
     *
     * @param foldersAndJars where they lie
     * @return what is not in KNIME's API, one sentence each
     * @throws IOException if they cannot be read
     */
    public List<String> violations(final Iterable<Path> foldersAndJars) throws IOException {
        final List<String> violations = new ArrayList<>();
        for (PublicApi.DeclaredType type : PublicApi.read(foldersAndJars)) {
            final Optional<ApiFacts.TypeFacts> known = facts.type(type.name());
            if (known.isEmpty()) {
                violations.add("class " + type.name() + " does not exist in KNIME");
            } else {
                check(type, known.get(), violations);
            }
        }
        return violations;
    }

    private void check(
            final PublicApi.DeclaredType type,
            final ApiFacts.TypeFacts known,
            final List<String> violations) {
        if (!type.superName().equals(known.superName())) {
            violations.add(
                    type.name()
                            + " extends "
                            + type.superName()
                            + ", in KNIME "
                            + known.superName());
        }
        for (String superInterface : type.interfaces()) {
            if (!superInterface.startsWith("bio/strand/") && !inherits(known, superInterface)) {
                violations.add(
                        type.name() + " implements " + superInterface + ", in KNIME it does not");
            }
        }
        for (PublicApi.DeclaredMember member : type.members()) {
            final Optional<String> line = known.member(member.key());
            if (line.isPresent()) {
                checkFlags(type, member, line.get(), violations);
            } else if (member.isConstructor()
                    || !member.isMethod()
                    || member.isStatic()
                    || !overrides(known, type, member.key())) {
                violations.add(type.name() + "." + member.key() + " does not exist in KNIME");
            }
        }
    }

    private static void checkFlags(
            final PublicApi.DeclaredType type,
            final PublicApi.DeclaredMember member,
            final String line,
            final List<String> violations) {
        final Set<String> words = new HashSet<>(Arrays.asList(line.trim().split(" ")));
        final boolean isProtected = (member.access() & Opcodes.ACC_PROTECTED) != 0;
        if (isProtected != words.contains("protected")) {
            violations.add(type.name() + "." + member.key() + " has another visibility in KNIME");
        }
        if (member.isStatic() != words.contains("static")) {
            violations.add(type.name() + "." + member.key() + " is static only here or in KNIME");
        }
        final boolean isAbstract = (member.access() & Opcodes.ACC_ABSTRACT) != 0;
        if (isAbstract && !words.contains("abstract")) {
            violations.add(type.name() + "." + member.key() + " is not abstract in KNIME");
        }
    }

    private boolean inherits(final ApiFacts.TypeFacts type, final String superInterface) {
        if (type.interfaces().contains(superInterface)) {
            return true;
        }
        for (String supertype : supertypes(type)) {
            final Optional<ApiFacts.TypeFacts> known = facts.type(supertype);
            if (known.isPresent() && inherits(known.get(), superInterface)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> supertypes(final ApiFacts.TypeFacts type) {
        final List<String> supertypes = new ArrayList<>(type.interfaces());
        supertypes.add(type.superName());
        return supertypes;
    }

    /** Whether a method overrides one that a supertype has, in KNIME or in the JDK. */
    private boolean overrides(
            final ApiFacts.TypeFacts known,
            final PublicApi.DeclaredType type,
            final String method) {
        final List<String> supertypes = supertypes(known);
        supertypes.addAll(type.interfaces());
        supertypes.add("java/lang/Object");
        for (String supertype : supertypes) {
            if (facts.ownerOf(supertype, method).isPresent()
                    || isInJdk(supertype, method)
                    || isInJdkAbove(supertype, method)
                    || supertype.startsWith("bio/strand/")) {
                return true;
            }
        }
        return false;
    }

    private boolean isInJdkAbove(final String name, final String method) {
        final Optional<ApiFacts.TypeFacts> type = facts.type(name);
        if (type.isEmpty()) {
            return false;
        }
        for (String supertype : supertypes(type.get())) {
            if (isInJdk(supertype, method) || isInJdkAbove(supertype, method)) {
                return true;
            }
        }
        return false;
    }

    /** Compares names and parameters only: a return type may be more special than in the JDK. */
    static boolean isInJdk(final String name, final String method) {
        if (!name.startsWith("java/") && !name.startsWith("javax/")) {
            return false;
        }
        final String signature = method.substring(0, method.indexOf(')') + 1);
        try {
            for (Class<?> c = Class.forName(name.replace('/', '.'));
                    c != null;
                    c = c.getSuperclass()) {
                for (Method candidate : c.getDeclaredMethods()) {
                    if (signature.equals(signature(candidate))) {
                        return true;
                    }
                }
                for (Method candidate : c.getMethods()) {
                    if (signature.equals(signature(candidate))) {
                        return true;
                    }
                }
            }
            return false;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String signature(final Method method) {
        final String descriptor = Type.getMethodDescriptor(method);
        return method.getName() + descriptor.substring(0, descriptor.indexOf(')') + 1);
    }
}
