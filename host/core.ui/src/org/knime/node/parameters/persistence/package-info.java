// SPDX-License-Identifier: Apache-2.0
/**
 * How parameters are saved other than by the rules of their fields. Depends on the core API and on
 * {@link org.knime.node.parameters.migration}.
 */
package org.knime.node.parameters.persistence;
