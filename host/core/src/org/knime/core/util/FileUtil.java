// SPDX-License-Identifier: Apache-2.0
package org.knime.core.util;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** Finds the local files that addresses stand for. */
public final class FileUtil {

    private FileUtil() {}

    /**
     * Turns a setting into an address.
     *
     * @param path a URL, or the path of a local file
     * @return the URL
     * @throws MalformedURLException if it is neither
     */
    public static URL toURL(String path) throws MalformedURLException {
        try {
            return new URL(path);
        } catch (MalformedURLException e) {
            // Addresses of other protocols must not be mistaken for files of that name.
            if (path.startsWith("knime:")) {
                throw e;
            }
            return Path.of(path).toUri().toURL();
        }
    }

    /**
     * The local file that an address stands for.
     *
     * @param fileUrl the address
     * @return its path, or null if it is not on this machine
     * @throws IOException never here; where KNIME resolves {@code knime:} addresses, if that fails
     * @throws URISyntaxException if the address holds characters that it must not
     */
    public static Path resolveToPath(URL fileUrl) throws IOException, URISyntaxException {
        return "file".equalsIgnoreCase(fileUrl.getProtocol()) ? Path.of(fileUrl.toURI()) : null;
    }
}
