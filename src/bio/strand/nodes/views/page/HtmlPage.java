// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes the HTML document of a view: style, plotting library, drawing code and data in one, so that
 * it loads nothing and works from a file. Its security policy allows no connection and no script
 * but the two whose digests it names; the data stands in an element that is never executed, and
 * every character in it that could end that element is written by its code. So the data may come
 * from anywhere.
 */
public final class HtmlPage {

    private static final String ECHARTS = "/bio/strand/nodes/views/echarts/echarts.min.js";

    private HtmlPage() {}

    /** The parts that are the same on all pages; read at the first page. */
    private static final class Parts {

        static final String STYLE = read("page.css");
        static final String LIBRARY = read(ECHARTS);
        static final String CODE = read("page.js");
        static final String POLICY =
                "default-src 'none'; script-src '%s' '%s'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
                        .formatted(digest(LIBRARY), digest(CODE));
    }

    /**
     * Makes the document.
     *
     * @param data what {@link ViewPage#toJson} made, though from a stranger perhaps; empty if there
     *     is nothing to show, which the page then says
     * @return the document
     */
    public static String of(Optional<String> data) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Strand</title>
        <style>%s</style>
        </head>
        <body>
        <main id="page"></main>
        <noscript>This view needs JavaScript.</noscript>
        <script type="application/json" id="data">%s</script>
        <script>%s</script>
        <script>%s</script>
        </body>
        </html>
        """
                .formatted(
                        Parts.POLICY,
                        Parts.STYLE,
                        escape(data.orElse("null")),
                        Parts.LIBRARY,
                        Parts.CODE);
    }

    /** Writes by their codes the characters that must not stand in a script element as they are. */
    static String escape(String json) {
        StringBuilder safe = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                safe.append("\\u%04x".formatted((int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String digest(String script) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The bundle of the nodes lacks its part %s; install Strand again."
                                .formatted(resource));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The part " + resource + " cannot be read.", e);
        }
    }
}
