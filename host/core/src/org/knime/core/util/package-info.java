// SPDX-License-Identifier: Apache-2.0
/** Checks of row keys. Depends on temporary files only. */
package org.knime.core.util;
