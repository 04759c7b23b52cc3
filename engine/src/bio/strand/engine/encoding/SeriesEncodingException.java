// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** A series that cannot be encoded, with the place and the remedy in its message. */
public final class SeriesEncodingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String seriesId;
    private final boolean missing;
    private final String reason;

    SeriesEncodingException(String seriesId, boolean missing, String reason, String remedy) {
        super("Series '%s' %s; %s.".formatted(seriesId, reason, remedy));
        this.seriesId = seriesId;
        this.missing = missing;
        this.reason = reason;
    }

    /**
     * Which series is refused.
     *
     * @return the identifier given to the encoder
     */
    public String seriesId() {
        return seriesId;
    }

    /**
     * Whether the policy asks to go on without this series.
     *
     * @return true only for {@link MissingValuePolicy#MISSING}
     */
    public boolean isMissing() {
        return missing;
    }

    /**
     * Why the series is refused, in a few words without its name and the remedy, as a missing cell
     * shows it.
     *
     * @return for instance {@code has no value for 'dose' at time 4}
     */
    public String reason() {
        return reason;
    }
}
