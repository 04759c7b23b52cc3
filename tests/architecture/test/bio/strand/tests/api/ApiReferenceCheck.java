// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/**
 * Checks that every reference of some class files to {@code org.knime} classes, methods and fields
 * leads to something in KNIME's API.
 */
public final class ApiReferenceCheck {
    private final ApiFacts facts;

    /**
     * Creates a check.
     *
     * @param facts KNIME's API
     */
    public ApiReferenceCheck(final ApiFacts facts) {
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
        final Set<String> violations = new TreeSet<>();
        for (ClassReader reader : ClassFiles.read(foldersAndJars)) {
            final String where = "; used in " + reader.getClassName();
            for (ApiReferences.Reference reference : ApiReferences.of(reader)) {
                if (!reference.owner().startsWith("org/knime/")) {
                    continue;
                }
                if (facts.type(reference.owner()).isEmpty()) {
                    violations.add(
                            "class " + reference.owner() + " does not exist in KNIME" + where);
                } else if (reference.member() != null && !exists(reference)) {
                    violations.add(
                            reference.owner()
                                    + "."
                                    + reference.member()
                                    + " does not exist in KNIME"
                                    + where);
                }
            }
        }
        return new ArrayList<>(violations);
    }

    private boolean exists(final ApiReferences.Reference reference) {
        return facts.ownerOf(reference.owner(), reference.member()).isPresent()
                || inheritsFromJdk(reference.owner(), reference.member());
    }

    private boolean inheritsFromJdk(final String owner, final String member) {
        if (!member.contains("(") || member.startsWith("<init>")) {
            return false;
        }
        if (ApiSubsetCheck.isInJdk("java/lang/Object", member)) {
            return true;
        }
        return facts.type(owner)
                .map(
                        type -> {
                            final List<String> supertypes = new ArrayList<>(type.interfaces());
                            supertypes.add(type.superName());
                            return supertypes.stream()
                                    .anyMatch(
                                            s ->
                                                    ApiSubsetCheck.isInJdk(s, member)
                                                            || inheritsFromJdk(s, member));
                        })
                .orElse(false);
    }
}
