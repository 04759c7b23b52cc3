// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A FASTA header of UniProtKB: {@code >sp|P12345|AATM_RABIT Aspartate aminotransferase
 * OS=Oryctolagus cuniculus OX=9986 GN=GOT2 PE=1 SV=2} ({@code sp} for Swiss-Prot, {@code tr} for
 * TrEMBL).
 *
 * @param accession the accession, such as {@code P12345}, with the isoform's number if it has one
 * @param entryName the entry's name, such as {@code AATM_RABIT}
 * @param reviewed whether it is of Swiss-Prot
 * @param protein the protein's name
 * @param organism the organism's name (OS)
 * @param taxonomyId the organism's number at NCBI (OX)
 * @param gene the gene's name (GN)
 * @param existence how certain the protein's existence is, 1 to 5 (PE)
 * @param version the sequence's version (SV)
 */
public record UniProtHeader(
        String accession,
        String entryName,
        boolean reviewed,
        String protein,
        String organism,
        String taxonomyId,
        String gene,
        String existence,
        String version) {

    /** The names of the values, in the order of {@link #values}. */
    public static final List<String> NAMES =
            List.of(
                    UniProtReader.ACCESSION,
                    UniProtReader.ENTRY_NAME,
                    "Protein",
                    UniProtReader.GENE,
                    UniProtReader.ORGANISM,
                    UniProtReader.TAXONOMY_ID,
                    UniProtReader.STATUS,
                    UniProtReader.EXISTENCE,
                    "Sequence version");

    private static final Pattern IDENTIFIER =
            Pattern.compile("(sp|tr)\\|([A-Z0-9-]+)\\|([A-Z0-9_-]+)");
    private static final Pattern FIRST_PAIR = Pattern.compile("(^|\\s)[A-Z]{2}=");

    /**
     * Reads a header.
     *
     * @param record a record of a FASTA file
     * @return what its header says, empty texts for what it does not; nothing if it is not one of
     *     UniProtKB
     */
    public static Optional<UniProtHeader> of(SequenceRecord record) {
        Matcher id = IDENTIFIER.matcher(record.id());
        if (!id.matches()) {
            return Optional.empty();
        }
        String description = record.description();
        Map<String, String> pairs = HeaderAttributes.of(record.id(), description);
        Matcher first = FIRST_PAIR.matcher(description);
        String protein = first.find() ? description.substring(0, first.start()) : description;
        return Optional.of(
                new UniProtHeader(
                        id.group(2),
                        id.group(3),
                        id.group(1).equals("sp"),
                        protein.strip(),
                        pairs.getOrDefault("OS", ""),
                        pairs.getOrDefault("OX", ""),
                        pairs.getOrDefault("GN", ""),
                        pairs.getOrDefault("PE", ""),
                        pairs.getOrDefault("SV", "")));
    }

    /**
     * The values in the order of {@link #NAMES}.
     *
     * @return as many texts, empty where the header says nothing
     */
    public List<String> values() {
        return List.of(
                accession,
                entryName,
                protein,
                gene,
                organism,
                taxonomyId,
                reviewed ? "Reviewed" : "Unreviewed",
                existence,
                version);
    }
}
