// SPDX-License-Identifier: Apache-2.0
package org.knime.core.util;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of three numbers and an optional qualifier. Versions are ordered by numbers, then by
 * qualifier.
 */
public final class Version implements Comparable<Version>, Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern FORMAT = Pattern.compile("(\\d+)(?:\\.(\\d+)(?:\\.(\\d+)(.*))?)?");

    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::getMajor)
                    .thenComparingInt(Version::getMinor)
                    .thenComparingInt(Version::getRevision)
                    .thenComparing(Version::getQualifier);

    private final int major;
    private final int minor;
    private final int revision;
    private final String qualifier;

    /**
     * Creates a version without qualifier.
     *
     * @param major major version
     * @param minor minor version
     * @param revision revision
     */
    public Version(int major, int minor, int revision) {
        this(major, minor, revision, "");
    }

    /**
     * Creates a version.
     *
     * @param major major version
     * @param minor minor version
     * @param revision revision
     * @param qualifier qualifier, empty for none
     */
    public Version(int major, int minor, int revision, String qualifier) {
        this.major = major;
        this.minor = minor;
        this.revision = revision;
        this.qualifier = qualifier == null ? "" : qualifier;
    }

    /**
     * Reads a version.
     *
     * @param versionString up to three numbers, separated by dots, and anything behind the third,
     *     which becomes the qualifier with its separator; missing numbers are 0
     * @throws IllegalArgumentException if the text has another form
     */
    public Version(String versionString) {
        Matcher matcher = FORMAT.matcher(versionString);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "The version \""
                            + versionString
                            + "\" does not have the form major.minor.revision.qualifier.");
        }
        this.major = number(matcher.group(1));
        this.minor = number(matcher.group(2));
        this.revision = number(matcher.group(3));
        this.qualifier = matcher.group(4) == null ? "" : matcher.group(4);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /**
     * Returns the major version.
     *
     * @return the major version
     */
    public int getMajor() {
        return major;
    }

    /**
     * Returns the minor version.
     *
     * @return the minor version
     */
    public int getMinor() {
        return minor;
    }

    /**
     * Returns the revision.
     *
     * @return the revision
     */
    public int getRevision() {
        return revision;
    }

    /**
     * Returns the qualifier.
     *
     * @return the qualifier, empty for none
     */
    public String getQualifier() {
        return qualifier;
    }

    /**
     * Tells whether this version is not older than another one.
     *
     * @param other another version
     * @return whether it is the same or newer
     */
    public boolean isSameOrNewer(Version other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(major, minor, revision, qualifier);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + revision + qualifier;
    }
}
