// SPDX-License-Identifier: Apache-2.0
/** Reading and writing of objects in columnar storage. Depends on the JDK only. */
package org.knime.core.table.io;
