// SPDX-License-Identifier: Apache-2.0
/** Access to columnar storage, as value factories see it. Depends on the schema package. */
package org.knime.core.table.access;
