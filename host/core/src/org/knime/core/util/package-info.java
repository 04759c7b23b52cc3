// SPDX-License-Identifier: Apache-2.0
/** Checks of row keys and addresses of files. Depends on temporary files and workflow folders. */
package org.knime.core.util;
