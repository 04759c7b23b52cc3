// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import java.util.Objects;
import org.knime.core.node.port.PortObject;

/**
 * What an executed node delivers at one of its ports.
 *
 * @param index number of the port, counted from 1 (port 0 carries only flow variables)
 * @param name the port's name, or the empty string
 * @param object what it delivers
 */
public record OutputPort(int index, String name, PortObject object) {

    /** Checks the components. */
    public OutputPort {
        if (index < 1) {
            throw new IllegalArgumentException("port " + index);
        }
        Objects.requireNonNull(name);
        Objects.requireNonNull(object);
    }
}
