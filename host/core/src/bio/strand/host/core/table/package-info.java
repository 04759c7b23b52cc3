// SPDX-License-Identifier: Apache-2.0
/** Tables made of other tables. Depends on {@code BufferedDataTable}. */
package bio.strand.host.core.table;
