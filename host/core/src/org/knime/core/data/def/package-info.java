// SPDX-License-Identifier: Apache-2.0
/** The standard cells and rows. Depends on {@code org.knime.core.data} only. */
package org.knime.core.data.def;
