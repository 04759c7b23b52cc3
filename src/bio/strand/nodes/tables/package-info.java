// SPDX-License-Identifier: Apache-2.0
/**
 * The one place where cells of KNIME tables are read and rows of new tables are put together.
 *
 * <p>{@link bio.strand.nodes.tables.ColumnRole} finds and checks columns, {@link
 * bio.strand.nodes.tables.TableRows} streams rows, {@link bio.strand.nodes.tables.RowView} gives a
 * row's values as text, numbers and encoded sequences, {@link bio.strand.nodes.tables.LabelIndex}
 * turns class labels into numbers, and {@link bio.strand.nodes.tables.TableSchema} and {@link
 * bio.strand.nodes.tables.TableWriter} build output tables.
 *
 * <p>May depend on {@code bio.strand.nodes.cells}, on {@code bio.strand.engine} and on KNIME's data
 * and node packages; never on a node package, on ports, views or runtime.
 */
package bio.strand.nodes.tables;
