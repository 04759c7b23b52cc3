// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A list of public and protected classes with their members, one a line: {@code C} lines name a
 * class with its superclass and interfaces, the {@code M} and {@code F} lines below it its methods
 * and fields with their erased descriptors.
 */
public final class ApiFacts {
    private final Map<String, TypeFacts> types = new LinkedHashMap<>();

    /**
     * What is known about a class.
     *
     * @param name internal name
     * @param superName internal name of the superclass
     * @param interfaces internal names of the direct interfaces
     * @param line the line of the list
     * @param members the lines of its members by name and descriptor
     */
    public record TypeFacts(
            String name,
            String superName,
            List<String> interfaces,
            String line,
            Map<String, String> members) {
        /**
         * The line of a member.
         *
         * @param member name and descriptor one behind the other
         * @return the line, if the class has this member
         */
        public Optional<String> member(final String member) {
            return Optional.ofNullable(members.get(member));
        }
    }

    private ApiFacts() {}

    /**
     * Reads a list, compressed if the name ends with {@code .gz}.
     *
     * @param file the list
     * @return the facts
     * @throws IOException if the list cannot be read or a line has another form
     */
    public static ApiFacts read(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in);
        }
    }

    /**
     * Reads a list.
     *
     * @param in the list in UTF-8, not closed
     * @return the facts
     * @throws IOException if the list cannot be read or a line has another form
     */
    public static ApiFacts read(final InputStream in) throws IOException {
        final ApiFacts facts = new ApiFacts();
        final BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        TypeFacts current = null;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.startsWith("C ")) {
                current = parseType(line, number);
                facts.types.put(current.name(), current);
            } else if (line.startsWith("  ") && current != null) {
                current.members().put(memberKey(line, number), line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IOException("Line " + number + " is no fact: " + line);
            }
        }
        return facts;
    }

    private static TypeFacts parseType(final String line, final int number) throws IOException {
        final List<String> words = Arrays.asList(line.split(" "));
        final int ext = words.indexOf("extends");
        if (ext < 2) {
            throw new IOException("Line " + number + " names no superclass: " + line);
        }
        final int impl = words.indexOf("implements");
        final List<String> interfaces =
                impl < 0 ? List.of() : List.of(words.get(impl + 1).split(","));
        return new TypeFacts(
                words.get(ext - 1), words.get(ext + 1), interfaces, line, new LinkedHashMap<>());
    }

    private static String memberKey(final String line, final int number) throws IOException {
        final String[] words = line.trim().split(" ");
        if (words[0].equals("M")) {
            for (String word : words) {
                if (word.contains("(")) {
                    return word;
                }
            }
        } else if (words[0].equals("F")) {
            // The descriptor follows the name; a constant's value may follow the descriptor.
            for (int i = words.length - 1; i >= 2; i--) {
                if (words[i].matches("\\[*([BCDFIJSZ]|L[^;]+;)")) {
                    return words[i - 1] + " " + words[i];
                }
            }
        }
        throw new IOException("Line " + number + " is no member: " + line);
    }

    /**
     * Finds a class.
     *
     * @param name internal name
     * @return what is known about it, if it is in the list
     */
    public Optional<TypeFacts> type(final String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * All classes.
     *
     * @return the classes in the order of the list
     */
    public List<TypeFacts> types() {
        return new ArrayList<>(types.values());
    }

    /**
     * Finds the class or supertype that has a member.
     *
     * @param owner internal name of the class at which the search starts
     * @param member name and descriptor one behind the other
     * @return the class that has it, if it is in the list
     */
    public Optional<TypeFacts> ownerOf(final String owner, final String member) {
        final TypeFacts type = types.get(owner);
        if (type == null) {
            return Optional.empty();
        }
        if (type.members().containsKey(member)) {
            return Optional.of(type);
        }
        final List<String> supertypes = new ArrayList<>(type.interfaces());
        supertypes.add(type.superName());
        for (String supertype : supertypes) {
            final Optional<TypeFacts> found = ownerOf(supertype, member);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
