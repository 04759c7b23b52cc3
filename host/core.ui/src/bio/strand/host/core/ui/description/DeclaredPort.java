// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.description;

import java.util.Objects;
import org.knime.core.node.port.PortType;

/**
 * A port of a declared node.
 *
 * @param side whether it is an input or an output
 * @param name its name, which also identifies it
 * @param description its description; XHTML
 * @param type its type
 */
public record DeclaredPort(Side side, String name, String description, PortType type) {

    /** Checks that every property is given. */
    public DeclaredPort {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(type, "type");
    }

    /** Where a port is. */
    public enum Side {
        /** The port takes data. */
        INPUT,
        /** The port gives data. */
        OUTPUT
    }
}
