// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.util;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipOutputStream;

/** Hands bytes through but keeps the stream below open when it is closed. */
public class NonClosableOutputStream extends OutputStream {
    private final OutputStream out;

    /**
     * Wraps a stream.
     *
     * @param out the stream
     */
    public NonClosableOutputStream(final OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(final int b) throws IOException {
        out.write(b);
    }

    @Override
    public void write(final byte[] b, final int off, final int len) throws IOException {
        out.write(b, off, len);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** Closes only the entry of a zip stream. */
    public static final class Zip extends NonClosableOutputStream {
        private final ZipOutputStream zip;

        /**
         * Wraps a stream.
         *
         * @param zip the stream
         */
        public Zip(final ZipOutputStream zip) {
            super(zip);
            this.zip = zip;
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
        }
    }
}
