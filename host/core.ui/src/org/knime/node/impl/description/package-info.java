// SPDX-License-Identifier: Apache-2.0
/**
 * Descriptions of nodes whose options come from their parameters. Depends on the node description
 * of this bundle and on the core API.
 */
package org.knime.node.impl.description;
