// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.architecture;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * {@code docs/bad-input.md} says of every node what is tested; it and {@code docs/security.md} name
 * tests that exist.
 */
public class BadInputTableTest {

    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
    private static final Pattern TEST = Pattern.compile("(\\w+(?:Test|Fuzz))(?:\\.(\\w+))?");
    private static final Pattern METHOD = Pattern.compile("public (?:static )?void (\\w+)\\(");

    private static List<String> rows(String heading) throws IOException {
        String page = Files.readString(StrandClasses.ROOT.resolve("docs/bad-input.md"));
        int begin = page.indexOf("\n## " + heading + "\n");
        assertTrue("a section " + heading, begin >= 0);
        int end = page.indexOf("\n## ", begin + 1);
        return page.substring(begin, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }

    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (String place : List.of("test", "engine/test", "host", "tests")) {
            try (Stream<Path> files = Files.walk(StrandClasses.ROOT.resolve(place))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith("Test.java") || name.endsWith("Fuzz.java")) {
                        tests.computeIfAbsent(
                                        name.substring(0, name.length() - ".java".length()),
                                        key -> new TreeSet<>())
                                .addAll(
                                        METHOD.matcher(Files.readString(file))
                                                .results()
                                                .map(result -> result.group(1))
                                                .toList());
                    }
                }
            }
        }
        return tests;
    }

    @Test
    public void everyTestThatIsNamedExists() throws IOException {
        Map<String, Set<String>> tests = tests();
        List<String> missing = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String page : List.of("docs/bad-input.md", "docs/security.md")) {
            lines.addAll(Files.readAllLines(StrandClasses.ROOT.resolve(page)));
        }
        for (String line : lines) {
            if (!line.startsWith("|")) {
                continue;
            }
            String last = "";
            for (MatchResult quoted : QUOTED.matcher(line).results().toList()) {
                String text = quoted.group(1);
                Matcher named = TEST.matcher(text);
                if (named.matches()) {
                    last = named.group(1);
                    Set<String> methods = tests.get(last);
                    if (methods == null
                            || named.group(2) != null && !methods.contains(named.group(2))) {
                        missing.add(text);
                    }
                } else if (text.matches("\\.[a-z]\\w+[a-z]") && !last.isEmpty()) {
                    if (!tests.getOrDefault(last, Set.of()).contains(text.substring(1))) {
                        missing.add(last + text);
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    @Test
    public void everyNodeHasItsRow() throws IOException {
        Set<String> described =
                rows("By node").stream()
                        .filter(row -> row.contains("Test`") || row.contains("Test."))
                        .map(row -> letters(row.split("\\|")[1]))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> nodes = new TreeSet<>();
        Pattern.compile("factory-class=\"[a-z.]*\\.(\\w+)NodeFactory\"")
                .matcher(Files.readString(StrandClasses.ROOT.resolve("plugin.xml")))
                .results()
                .forEach(factory -> nodes.add(letters(factory.group(1))));
        assertTrue("nodes were found", nodes.size() >= 17);
        nodes.removeAll(described);
        assertEquals("nodes without a row under \"By node\"", Set.of(), nodes);
    }

    @Test
    public void everyFuzzTargetHasItsFormat() throws IOException {
        Set<String> described =
                rows("By format").stream()
                        .flatMap(row -> QUOTED.matcher(row).results())
                        .map(result -> result.group(1))
                        .filter(name -> name.endsWith("Fuzz"))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> targets =
                tests().keySet().stream()
                        .filter(name -> name.endsWith("Fuzz"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(targets, described);
    }
}
