// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

/** Which part the large groups go to when whole groups are divided in two. */
public enum GroupOrder {
    /**
     * Drawn at random in proportion to the room left, so that large and small groups may come to
     * either part.
     */
    RANDOM,
    /**
     * The largest first into the first part until it is full: the second part gets the many small
     * groups, as in the scaffold splits of MoleculeNet (Wu et al., Chem. Sci. 9:513-530, 2018).
     */
    LARGEST_FIRST
}
