// SPDX-License-Identifier: Apache-2.0
/** Value factories of built-in types. Depends on {@code data.v2}. */
package org.knime.core.data.v2.value;
