// SPDX-License-Identifier: Apache-2.0
/** PNG images. Depends on {@code org.knime.core.data.image}. */
package org.knime.core.data.image.png;
