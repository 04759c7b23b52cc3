// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import java.io.PrintStream;
import java.util.Objects;

/** Prints the texts of node descriptions as plain paragraphs that fit the console. */
final class WrappedText {

    private final Console console;

    WrappedText(Console console) {
        this.console = Objects.requireNonNull(console);
    }

    PrintStream out() {
        return console.out();
    }

    /**
     * Prints text without its markup, broken into lines.
     *
     * @param markup the text; null and blank texts print nothing
     * @param indent what every line begins with
     */
    void print(String markup, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : (markup == null ? "" : plain(markup)).split(" ")) {
            boolean empty = line.length() == indent.length();
            if (!empty && line.length() + 1 + word.length() > console.width()) {
                out().println(line);
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
        }
        if (!line.toString().isBlank()) {
            out().println(line);
        }
    }

    /** Drops tags and resolves the entities that texts in node descriptions have. */
    static String plain(String markup) {
        return markup.replaceAll("(?s)<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
