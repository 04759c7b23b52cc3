// SPDX-License-Identifier: Apache-2.0
/**
 * Conditions on the values of parameters, evaluated without a display. Depends on {@link
 * bio.strand.host.core.ui.reflect} and {@link org.knime.node.parameters.updates}.
 */
package bio.strand.host.core.ui.effect;
