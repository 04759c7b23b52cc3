// SPDX-License-Identifier: Apache-2.0
/** Rows with appended cells. Depends on {@code org.knime.core.data} only. */
package org.knime.core.data.append;
