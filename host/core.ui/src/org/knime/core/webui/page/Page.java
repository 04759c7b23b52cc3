// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.node.FluentNodeAPI;

/** A document that a view shows. Its content is made anew whenever it is asked for. */
public class Page implements Resource, FluentNodeAPI {

    private final InputStreamSupplier content;
    private final String relativePath;
    private final Charset charset;

    private Page(InputStreamSupplier content, String relativePath, Charset charset) {
        this.content = Objects.requireNonNull(content, "content");
        this.relativePath = Objects.requireNonNull(relativePath, "relativePath");
        this.charset = charset;
    }

    /**
     * Starts a page.
     *
     * @return the first stage
     */
    public static RequireFromFileOrString create() {
        return new RequireFromFileOrString() {
            @Override
            public RequireRelativePath fromString(InputStreamSupplier content, Charset charset) {
                return path -> new Page(content, path, charset);
            }

            @Override
            public RequireRelativePath fromString(StringSupplier content, Charset charset) {
                return path ->
                        new Page(
                                () -> new ByteArrayInputStream(content.get().getBytes(charset)),
                                path,
                                charset);
            }
        };
    }

    /** Gives the content of a page as a stream. */
    @FunctionalInterface
    public interface InputStreamSupplier extends Supplier<InputStream> {}

    /** Gives the content of a page as a text. */
    @FunctionalInterface
    public interface StringSupplier extends Supplier<String> {}

    /** The stage that asks for the content. */
    public interface RequireFromFileOrString {

        /**
         * Takes the content from a stream of unknown character set.
         *
         * @param content gives the content
         * @return the next stage
         */
        default RequireRelativePath fromString(InputStreamSupplier content) {
            return fromString(content, null);
        }

        /**
         * Takes the content from a text, which is sent as UTF-8.
         *
         * @param content gives the content
         * @return the next stage
         */
        default RequireRelativePath fromString(StringSupplier content) {
            return fromString(content, StandardCharsets.UTF_8);
        }

        /**
         * Takes the content from a stream.
         *
         * @param content gives the content
         * @param charset its character set
         * @return the next stage
         */
        RequireRelativePath fromString(InputStreamSupplier content, Charset charset);

        /**
         * Takes the content from a text.
         *
         * @param content gives the content
         * @param charset the character set in which it is sent
         * @return the next stage
         */
        RequireRelativePath fromString(StringSupplier content, Charset charset);
    }

    /** The stage that asks for the path. */
    @FunctionalInterface
    public interface RequireRelativePath {

        /**
         * Names the page.
         *
         * @param relativePath its path, whose end tells what it is, such as {@code view.html}
         * @return the page
         */
        Page relativePath(String relativePath);
    }

    @Override
    public String getRelativePath() {
        return relativePath;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return content.get();
    }

    @Override
    public boolean isStatic() {
        return false;
    }

    /**
     * Whether neither the page nor what it loads ever changes.
     *
     * @return false
     */
    public boolean isCompletelyStatic() {
        return false;
    }

    @Override
    public ContentType getContentType() {
        return ContentType.ofPath(relativePath);
    }

    @Override
    public Optional<Charset> getCharset() {
        return Optional.ofNullable(charset).filter(set -> !set.equals(Charset.defaultCharset()));
    }
}
