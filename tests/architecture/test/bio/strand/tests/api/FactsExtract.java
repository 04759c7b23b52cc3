// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/**
 * Extracts from the full list of KNIME's API the lines that concern some class files: everything
 * they declare below {@code org.knime} and everything there to which they refer.
 */
public final class FactsExtract {
    private final ApiFacts full;
    private final Map<String, Set<String>> needed = new TreeMap<>();

    private FactsExtract(final ApiFacts full) {
        this.full = full;
    }

    /**
     * Writes an extract: {@code FULL_LIST EXTRACT FOLDER_OR_JAR...}.
     *
     * @param arguments the full list, the extract to be written, and class folders or jars
     * @throws IOException if a file cannot be read or written
     */
    public static void main(final String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("Arguments: FULL_LIST EXTRACT FOLDER_OR_JAR...");
            System.exit(2);
        }
        final List<Path> places = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        final List<String> lines = extract(ApiFacts.read(Path.of(arguments[0])), places);
        try (BufferedWriter out =
                Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
            for (String line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    static List<String> extract(final ApiFacts full, final List<Path> places) throws IOException {
        final FactsExtract extract = new FactsExtract(full);
        for (PublicApi.DeclaredType type : PublicApi.read(places)) {
            extract.addType(type.name());
            for (PublicApi.DeclaredMember member : type.members()) {
                extract.addMember(type.name(), member.key());
            }
        }
        for (ClassReader reader : ClassFiles.read(places)) {
            for (ApiReferences.Reference reference : ApiReferences.of(reader)) {
                extract.addType(reference.owner());
                if (reference.member() != null) {
                    extract.addMember(reference.owner(), reference.member());
                }
            }
        }
        return extract.lines();
    }

    private void addType(final String name) {
        full.type(name)
                .ifPresent(
                        type -> {
                            if (needed.putIfAbsent(name, new HashSet<>()) == null) {
                                type.interfaces().forEach(this::addType);
                                addType(type.superName());
                            }
                        });
    }

    /** Adds a member of a class and of each supertype that has it. */
    private void addMember(final String owner, final String member) {
        full.type(owner)
                .ifPresent(
                        type -> {
                            if (type.members().containsKey(member)) {
                                addType(owner);
                                needed.get(owner).add(member);
                            }
                            final Set<String> supertypes = new LinkedHashSet<>(type.interfaces());
                            supertypes.add(type.superName());
                            supertypes.forEach(supertype -> addMember(supertype, member));
                        });
    }

    private List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add("# The part of KNIME's public API (release 5.12) with which this project deals.");
        lines.add("# Facts for checking; made by bio.strand.host.api.check.FactsExtract.");
        for (Map.Entry<String, Set<String>> entry : needed.entrySet()) {
            final ApiFacts.TypeFacts type = full.type(entry.getKey()).orElseThrow();
            lines.add(type.line());
            for (String member : new TreeSet<>(entry.getValue())) {
                lines.add(type.member(member).orElseThrow());
            }
        }
        return lines;
    }
}
