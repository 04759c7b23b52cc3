// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Something that a browser can load. */
public interface Resource {

    /** What a resource is, by the end of its path. */
    enum ContentType {
        /** A document, path ending in {@code .html}. */
        HTML,
        /** A component of KNIME's own user interface, path ending in {@code .js}. */
        SHADOW_APP,
        /** A drawing, path ending in {@code .svg}. */
        SVG,
        /** An image, path ending in {@code .png}. */
        PNG;

        static ContentType ofPath(String path) {
            if (path.endsWith(".html")) {
                return HTML;
            }
            if (path.endsWith(".js")) {
                return SHADOW_APP;
            }
            if (path.endsWith(".svg")) {
                return SVG;
            }
            if (path.endsWith(".png")) {
                return PNG;
            }
            throw new IllegalArgumentException(
                    "Can't determine resource content type for path " + path);
        }
    }

    /**
     * Where it is found.
     *
     * @return a path relative to the page
     */
    String getRelativePath();

    /**
     * Its content.
     *
     * @return a new stream, to be closed by the caller
     * @throws IOException if it cannot be read
     */
    InputStream getInputStream() throws IOException;

    /**
     * Whether it never changes.
     *
     * @return true if it never changes
     */
    boolean isStatic();

    /**
     * What it is.
     *
     * @return its type
     */
    ContentType getContentType();

    /**
     * How its text is encoded.
     *
     * @return the character set, empty if it is the virtual machine's default or there is no text
     */
    default Optional<Charset> getCharset() {
        return Optional.empty();
    }
}
