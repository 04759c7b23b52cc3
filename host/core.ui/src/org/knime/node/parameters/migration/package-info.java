// SPDX-License-Identifier: Apache-2.0
/**
 * How parameters are loaded from what earlier versions saved. Depends on the core API and on the
 * look-up of entries.
 */
package org.knime.node.parameters.migration;
