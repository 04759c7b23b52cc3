// SPDX-License-Identifier: Apache-2.0
/**
 * Data model: types, values, cells, rows, table specs. Depends on settings ({@code
 * org.knime.core.node.config}) for saving, on renderers, and on the registry for contributed types.
 */
package org.knime.core.data;
