// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.description;

/**
 * A link in the description of a node.
 *
 * @param href address of the resource
 * @param description what it is; XHTML
 */
public record DeclaredLink(String href, String description) {}
