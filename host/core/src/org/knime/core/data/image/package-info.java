// SPDX-License-Identifier: Apache-2.0
/** Images in cells and ports. Depends on {@code org.knime.core.data} only. */
package org.knime.core.data.image;
