// SPDX-License-Identifier: Apache-2.0
/** What columns of columnar storage hold. Depends on the JDK and {@code table.io} only. */
package org.knime.core.table.schema;
