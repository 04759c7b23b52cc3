// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.util;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** Hands bytes through but keeps the stream below open when it is closed. */
public class NonClosableInputStream extends InputStream {
    private final InputStream in;

    /**
     * Wraps a stream.
     *
     * @param in the stream
     */
    public NonClosableInputStream(final InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(final byte[] b, final int off, final int len) throws IOException {
        return in.read(b, off, len);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        // The point of this class: the stream below stays open.
    }

    /** Closes only the entry of a zip stream. */
    public static final class Zip extends NonClosableInputStream {
        private final ZipInputStream zip;

        /**
         * Wraps a stream.
         *
         * @param zip the stream
         */
        public Zip(final ZipInputStream zip) {
            super(zip);
            this.zip = zip;
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
        }
    }
}
