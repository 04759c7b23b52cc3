// SPDX-License-Identifier: Apache-2.0
/** Who keeps file stores. Depends on {@code org.knime.core.data.filestore}. */
package org.knime.core.data.filestore.internal;
