// SPDX-License-Identifier: Apache-2.0
/** Showing cells. Depends on {@code org.knime.core.data} and Swing. */
package org.knime.core.data.renderer;
