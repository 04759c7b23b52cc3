// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.util.FileUtil;

/** Finds the file or folder on this machine that a setting names. */
public final class LocalFile {

    /** A scheme has two letters at least: {@code C:} is a drive of Windows. */
    private static final Pattern URL_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private LocalFile() {}

    /**
     * Turns a setting into a path.
     *
     * @param location an absolute path, a path relative to the working directory, a {@code file:}
     *     URL, or a {@code knime:} URL of a file on this machine
     * @param whatToChoose what the setting is for, with its article, for the message when it is
     *     empty: "a FASTA, CSV or TSV file"
     * @return the absolute path; whether a file is there is not checked
     * @throws InvalidSettingsException if nothing is named or the name cannot be a local file; the
     *     message says what to do
     */
    public static Path resolve(String location, String whatToChoose)
            throws InvalidSettingsException {
        String trimmed = location == null ? "" : location.strip();
        if (trimmed.isEmpty()) {
            throw new InvalidSettingsException(
                    String.format(
                            "No file is chosen: open the dialog and choose %s, or set the flow"
                                    + " variable that names it.",
                            whatToChoose));
        }
        try {
            return URL_SCHEME.matcher(trimmed).matches()
                    ? resolveUrl(trimmed)
                    : Path.of(trimmed).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new InvalidSettingsException(
                    String.format(
                            "\"%s\" cannot be a path on this machine (%s): check for stray"
                                    + " characters.",
                            trimmed, e.getReason()),
                    e);
        }
    }

    private static Path resolveUrl(String location) throws InvalidSettingsException {
        try {
            URL url = FileUtil.toURL(location);
            Path path = FileUtil.resolveToPath(url);
            if (path != null) {
                return path.toAbsolutePath().normalize();
            }
        } catch (MalformedURLException | URISyntaxException e) {
            throw new InvalidSettingsException(
                    String.format(
                            "\"%s\" is not a valid address (%s): name a file on this machine or use"
                                    + " a file: or knime: URL.",
                            location, e.getMessage()),
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    String.format(
                            "The address \"%s\" cannot be resolved to a file: %s. Name the file by"
                                    + " its path instead.",
                            location, e.getMessage()),
                    e);
        }
        throw new InvalidSettingsException(
                String.format(
                        "\"%s\" is not on this machine: download the file first and name the local"
                                + " copy.",
                        location));
    }
}
