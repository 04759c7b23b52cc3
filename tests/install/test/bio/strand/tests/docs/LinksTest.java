// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** The pages written in Markdown. */
public class LinksTest {

    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");

    private static final Pattern WORKFLOW = Pattern.compile("workflows/([a-z-]+)");

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String page : List.of("README.md", "CHANGELOG.md", "benchmarks/README.md")) {
            pages.add(Launcher.ROOT.resolve(page));
        }
        try (Stream<Path> docs = Files.walk(Launcher.ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static String text(Path page) throws IOException {
        // what stands in code is no link
        return Files.readString(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }

    /** The anchors of a page as GitHub makes them. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(Files.readString(page));
        while (heading.find()) {
            anchors.add(
                    heading.group(1)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-'));
        }
        return anchors;
    }

    @Test
    public void relativeLinksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(text(page));
            while (link.find()) {
                String target = link.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
                if (!Files.exists(file) || parts.length == 2 && !anchors(file).contains(parts[1])) {
                    broken.add(Launcher.ROOT.relativize(page) + ": " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    public void workflowsThatAreNamedExist() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            Matcher name = WORKFLOW.matcher(Files.readString(page));
            while (name.find()) {
                if (!Files.exists(Launcher.ROOT.resolve(name.group()))) {
                    missing.add(Launcher.ROOT.relativize(page) + ": " + name.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    public void everyPageIsLinkedFromTheReadmeOrFromAPageThatIs() throws IOException {
        Set<Path> reached = new HashSet<>();
        List<Path> open = new ArrayList<>(List.of(Launcher.ROOT.resolve("README.md")));
        while (!open.isEmpty()) {
            Path page = open.remove(0);
            if (!reached.add(page) || !page.toString().endsWith(".md")) {
                continue;
            }
            Matcher link = LINK.matcher(text(page));
            while (link.find()) {
                String target = link.group(1).split("#", 2)[0];
                if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
                    Path file = page.resolveSibling(target).normalize();
                    if (Files.isDirectory(file)) {
                        try (Stream<Path> inside = Files.list(file)) {
                            inside.forEach(open::add);
                        }
                    } else {
                        open.add(file);
                    }
                }
            }
        }
        for (Path page : pages()) {
            assertTrue(Launcher.ROOT.relativize(page).toString(), reached.contains(page));
        }
    }
}
