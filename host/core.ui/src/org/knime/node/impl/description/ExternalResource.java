// SPDX-License-Identifier: Apache-2.0
package org.knime.node.impl.description;

/**
 * A link in the description of a node.
 *
 * @param href address of the resource
 * @param description what it is; XHTML
 */
public record ExternalResource(String href, String description) {}
