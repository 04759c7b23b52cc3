// SPDX-License-Identifier: Apache-2.0
/** Cells that hold cells. Depends on {@code org.knime.core.data} only. */
package org.knime.core.data.collection;
