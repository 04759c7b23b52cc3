// SPDX-License-Identifier: Apache-2.0
/** Columnar view of cells and rows. Depends on {@code data} and {@code table.access}. */
package org.knime.core.data.v2;
