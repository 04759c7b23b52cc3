// SPDX-License-Identifier: Apache-2.0
package org.knime.core.util;

import bio.strand.host.core.node.WorkflowFolders;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;

/**
 * Finds the local files that addresses stand for.
 *
 * <p>Of the addresses {@code knime:}, those relative to the workflow ({@code
 * knime://knime.workflow/...}) are resolved; mount points exist only in KNIME.
 */
public final class FileUtil {

    private static final String KNIME = "knime";
    private static final String WORKFLOW = "knime.workflow";

    /** Takes addresses apart without opening them. */
    private static final class AddressOnly extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("Only the file behind " + url + " can be opened.");
        }
    }

    private FileUtil() {}

    /**
     * Turns a setting into an address.
     *
     * @param path a URL, or the path of a local file
     * @return the URL
     * @throws MalformedURLException if it is neither
     */
    public static URL toURL(String path) throws MalformedURLException {
        if (path.regionMatches(true, 0, KNIME + ":", 0, KNIME.length() + 1)) {
            return new URL(null, path.replace(" ", "%20"), new AddressOnly());
        }
        try {
            return new URL(path);
        } catch (MalformedURLException e) {
            return Path.of(path).toUri().toURL();
        }
    }

    /**
     * The local file that an address stands for.
     *
     * @param fileUrl the address
     * @return its path, or null if it is not on this machine
     * @throws IOException if it is a {@code knime:} address that cannot be resolved
     * @throws URISyntaxException if the address holds characters that it must not
     */
    public static Path resolveToPath(URL fileUrl) throws IOException, URISyntaxException {
        if ("file".equalsIgnoreCase(fileUrl.getProtocol())) {
            return Path.of(fileUrl.toURI());
        }
        if (!KNIME.equalsIgnoreCase(fileUrl.getProtocol())) {
            return null;
        }
        if (!WORKFLOW.equalsIgnoreCase(fileUrl.getHost())) {
            throw new IOException(
                    "mount points exist only in KNIME, here knime://knime.workflow/... can be"
                            + " used");
        }
        Path workflow =
                WorkflowFolders.current()
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "no workflow is open to which it is relative"));
        String relative = fileUrl.toURI().getPath();
        int start = 0;
        while (start < relative.length() && relative.charAt(start) == '/') {
            start++;
        }
        return workflow.toAbsolutePath().resolve(relative.substring(start)).normalize();
    }
}
