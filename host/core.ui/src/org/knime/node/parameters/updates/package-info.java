// SPDX-License-Identifier: Apache-2.0
/**
 * References to the values of parameters, and what depends on them: effects and computed states.
 * Depends on the parameters and on the evaluation of conditions.
 */
package org.knime.node.parameters.updates;
