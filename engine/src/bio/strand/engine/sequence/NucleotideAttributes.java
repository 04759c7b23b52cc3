// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.List;

/** What GenBank and EMBL say of a whole record, under the same names in both. */
final class NucleotideAttributes {

    static final String ACCESSION = "Accession";
    static final String ORGANISM = "Organism";
    static final String TAXONOMY = "Taxonomy";
    static final String MOLECULE = "Molecule";
    static final String TOPOLOGY = "Topology";
    static final String DIVISION = "Division";
    static final String DATE = "Date";
    static final String KEYWORDS = "Keywords";

    static final List<String> ALL =
            List.of(ACCESSION, ORGANISM, TAXONOMY, MOLECULE, TOPOLOGY, DIVISION, DATE, KEYWORDS);

    private NucleotideAttributes() {}
}
