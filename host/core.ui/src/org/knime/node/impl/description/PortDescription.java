// SPDX-License-Identifier: Apache-2.0
package org.knime.node.impl.description;

/**
 * A port in the description of a node.
 *
 * @param id identifier of the group of ports, {@code null} for a fixed or optional port
 * @param name its name
 * @param description its description; XHTML
 * @param configurable whether the user can add and remove ports of the group
 * @param optional whether the port may stay unconnected
 */
public record PortDescription(
        String id, String name, String description, boolean configurable, boolean optional) {

    /**
     * Describes a port that is always there.
     *
     * @param name its name
     * @param description its description; XHTML
     * @return the port
     */
    public static PortDescription fixedPort(String name, String description) {
        return new PortDescription(null, name, description, false, false);
    }

    /**
     * Describes a port that may stay unconnected.
     *
     * @param name its name
     * @param description its description; XHTML
     * @return the port
     */
    public static PortDescription optionalPort(String name, String description) {
        return new PortDescription(null, name, description, false, true);
    }

    /**
     * Describes a group of ports that the user can add and remove.
     *
     * @param id identifier of the group
     * @param name its name
     * @param description its description; XHTML
     * @return the group of ports
     */
    public static PortDescription dynamicPort(String id, String name, String description) {
        return new PortDescription(id, name, description, true, false);
    }
}
