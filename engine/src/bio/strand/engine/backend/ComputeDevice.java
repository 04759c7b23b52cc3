// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the user wants to compute with. The one place to say so is the system property {@value
 * #PROPERTY}, set in {@code knime.ini} or in {@code STRAND_JAVA_OPTS}.
 */
public enum ComputeDevice {

    /** The graphics processor where one is installed and usable, otherwise the processor. */
    AUTO,

    /** The processor, whatever else is installed. */
    CPU,

    /** The graphics processor; it is an error if there is none that can be used. */
    GPU;

    /** The system property: {@code auto} (the default), {@code cpu} or {@code gpu}. */
    public static final String PROPERTY = "strand.device";

    /**
     * Reads the property.
     *
     * @return {@link #AUTO} where it is not set
     * @throws BackendUnavailableException if it has another value; the message names the known ones
     */
    static ComputeDevice wanted() {
        String value = System.getProperty(PROPERTY, "").strip();
        if (value.isEmpty()) {
            return AUTO;
        }
        for (ComputeDevice device : values()) {
            if (device.name().equalsIgnoreCase(value)) {
                return device;
            }
        }
        throw new BackendUnavailableException(
                "The setting -D%s=%s is unknown: use one of %s, in knime.ini or STRAND_JAVA_OPTS."
                        .formatted(
                                PROPERTY,
                                value,
                                Arrays.stream(values())
                                        .map(device -> device.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))),
                null);
    }
}
