// SPDX-License-Identifier: Apache-2.0
/** Building tables row by row and column by column. Depends on data and row storage. */
package org.knime.core.data.container;
