// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

public class HtmlPageTest {

    private static final Pattern SCRIPT =
            Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

    private static List<String> scripts(String page, boolean executed) {
        List<String> scripts = new ArrayList<>();
        Matcher matcher = SCRIPT.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).isEmpty() == executed) {
                scripts.add(matcher.group(2));
            }
        }
        return scripts;
    }

    @Test
    public void onlyTheTwoScriptsOfTheBundleMayRun() throws Exception {
        String page = HtmlPage.of(Optional.of("{}"));
        List<String> scripts = scripts(page, true);
        assertEquals(2, scripts.size());
        for (String script : scripts) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            assertTrue(
                    page.contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'"));
        }
        assertTrue(page.contains("content=\"default-src 'none'; script-src 'sha256-"));
        assertFalse("no carriage return, which browsers change", page.contains("\r"));
    }

    @Test
    public void thePageLoadsNothing() {
        String page = HtmlPage.of(Optional.empty());
        for (String script : scripts(page, true)) {
            page = page.replace(script, "");
        }
        assertFalse(page, page.matches("(?s).*\\s(src|href)\\s*=.*"));
        assertFalse(page, page.contains("url("));
        assertFalse(page, page.contains("@import"));
    }

    @Test
    public void dataCannotLeaveItsElement() {
        String hostile = "</script><script>alert(1)</script><!--<script>";
        String page = HtmlPage.of(Optional.of("{\"title\":\"" + hostile + "\"}"));
        assertFalse(page.contains("alert(1)</script>"));
        assertFalse(page.contains("<!--<"));
        assertEquals(2, scripts(page, true).size());
        assertEquals(
                List.of(
                        "{\"title\":\"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)"
                                + "\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e\"}"),
                scripts(page, false));
    }

    @Test
    public void withoutDataThePageHasNull() {
        assertEquals(List.of("null"), scripts(HtmlPage.of(Optional.empty()), false));
    }
}
