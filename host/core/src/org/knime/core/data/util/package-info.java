// SPDX-License-Identifier: Apache-2.0
/** Streams that survive a close. Depends on the JDK only. */
package org.knime.core.data.util;
