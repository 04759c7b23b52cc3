// SPDX-License-Identifier: Apache-2.0
/** Reading parts of tables. Depends on {@code org.knime.core.data.container}. */
package org.knime.core.data.container.filter;
