// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * With which release the newer parts of KNIME's API came: one class or member a line, as in {@link
 * ApiFacts}, behind the release. What is not in the list is older than every release in it.
 */
final class ApiAge {

    private final ApiFacts facts;
    private final Map<String, Integer> releases = new HashMap<>();

    private ApiAge(ApiFacts facts) {
        this.facts = facts;
    }

    /**
     * Reads a list.
     *
     * @param in lines such as {@code 5.11 org/knime/A} or {@code 5.11 org/knime/A b()V}, not closed
     * @param facts the API with its supertypes
     * @return the ages
     */
    static ApiAge read(InputStream in, ApiFacts facts) throws IOException {
        ApiAge ages = new ApiAge(facts);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" ", 3);
            if (parts.length < 2 || facts.type(parts[1]).isEmpty()) {
                throw new IOException("Not a part of the API: " + line);
            }
            String member = parts.length < 3 ? "" : parts[2];
            if (!member.isEmpty() && facts.type(parts[1]).get().member(member).isEmpty()) {
                throw new IOException("Not a member: " + line);
            }
            ages.releases.put(parts[1] + " " + member, minor(parts[0]));
        }
        return ages;
    }

    /** The number behind the first point of a version of KNIME 5. */
    static int minor(String version) {
        String[] parts = version.split("\\.");
        if (!parts[0].equals("5")) {
            throw new IllegalArgumentException("Not a version of KNIME 5: " + version);
        }
        return Integer.parseInt(parts[1]);
    }

    /**
     * Finds what class files use that an older release does not have: references, and methods that
     * are written to be called by KNIME and never would be.
     *
     * @param minor the oldest release in question
     * @param foldersAndJars the class files
     * @return one sentence each
     */
    List<String> newerThan(int minor, List<Path> foldersAndJars) throws IOException {
        Set<String> found = new TreeSet<>();
        Map<String, Declared> ours = new HashMap<>();
        for (ClassReader reader : ClassFiles.read(foldersAndJars)) {
            ours.put(reader.getClassName(), Declared.of(reader));
            for (ApiReferences.Reference reference : ApiReferences.of(reader)) {
                note(found, minor, reference.owner(), "", reader.getClassName());
                if (reference.member() != null) {
                    facts.ownerOf(reference.owner(), reference.member())
                            .ifPresent(
                                    owner ->
                                            note(
                                                    found,
                                                    minor,
                                                    owner.name(),
                                                    reference.member(),
                                                    reader.getClassName()));
                }
            }
        }
        ours.forEach(
                (name, declared) -> {
                    for (String type : supertypes(name, ours, new HashSet<>())) {
                        for (String method : declared.methods()) {
                            note(found, minor, type, method, name);
                        }
                    }
                });
        return new ArrayList<>(found);
    }

    private void note(Set<String> found, int minor, String type, String member, String where) {
        int release = releases.getOrDefault(type + " " + member, 0);
        if (release > minor) {
            found.add(
                    "%s%s is there since KNIME 5.%d; used in %s"
                            .formatted(type, member.isEmpty() ? "" : "." + member, release, where));
        }
    }

    /** All supertypes of a class, ours and KNIME's. */
    private Set<String> supertypes(String name, Map<String, Declared> ours, Set<String> into) {
        List<String> direct = new ArrayList<>();
        if (ours.containsKey(name)) {
            direct.addAll(ours.get(name).supertypes());
        } else {
            facts.type(name)
                    .ifPresent(
                            type -> {
                                direct.add(type.superName());
                                direct.addAll(type.interfaces());
                            });
        }
        for (String type : direct) {
            if (into.add(type)) {
                supertypes(type, ours, into);
            }
        }
        return into;
    }

    /** What a class of ours declares. */
    private record Declared(List<String> supertypes, List<String> methods) {

        static Declared of(ClassReader reader) {
            List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
            supertypes.add(reader.getSuperName());
            List<String> methods = new ArrayList<>();
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access,
                                String name,
                                String descriptor,
                                String signature,
                                String[] exceptions) {
                            if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0
                                    && !name.startsWith("<")) {
                                methods.add(name + descriptor);
                            }
                            return null;
                        }
                    },
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            return new Declared(supertypes, methods);
        }
    }
}
