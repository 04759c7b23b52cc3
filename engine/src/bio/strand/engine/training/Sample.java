// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/**
 * A row, or a part of it, as it is read once.
 *
 * @param row the row's index
 * @param from its first position that is read
 * @param length positions that are read
 * @param complemented whether it is read as its reverse complement; then it is read whole
 */
record Sample(int row, int from, int length, boolean complemented) {}
