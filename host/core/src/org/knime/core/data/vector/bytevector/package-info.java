// SPDX-License-Identifier: Apache-2.0
/** Vectors of unsigned bytes. Depends on {@code org.knime.core.data} only. */
package org.knime.core.data.vector.bytevector;
