// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One sequence as it stands in a file.
 *
 * @param id its identifier: in FASTA and FASTQ the first word of the header, in GenBank and EMBL
 *     accession and version, in UniProt the first accession
 * @param description what the record says of itself: in FASTA and FASTQ everything else of the
 *     header, attributes included, so that nothing is lost; in GenBank and EMBL the definition, in
 *     UniProt the recommended name; empty if nothing, always empty for delimited text
 * @param sequence the symbols as they stand, without white space; empty only for a record of
 *     GenBank or EMBL that holds no sequence but refers to others
 * @param attributes named values in the order of the file: {@code key=value} pairs of a FASTA or
 *     FASTQ header, the other columns of delimited text, or what {@link
 *     SequenceFile.Format#attributes} names for the other formats
 * @param quality one character a symbol in FASTQ, the Phred score plus 33 whatever the file's
 *     offset; empty in other formats
 * @param features the annotated places, in the order of the file; empty where the format has none
 * @param line the number of the line at which the record begins, 1 for the first line
 */
public record SequenceRecord(
        String id,
        String description,
        String sequence,
        Map<String, String> attributes,
        String quality,
        List<SequenceFeature> features,
        long line) {

    /** Copies attributes and features, keeping their order. */
    public SequenceRecord {
        attributes =
                attributes.isEmpty()
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        features = List.copyOf(features);
    }

    /**
     * A record without qualities and features.
     *
     * @param id its identifier
     * @param description what the record says of itself
     * @param sequence the symbols
     * @param attributes named values
     * @param line the number of the line at which the record begins
     */
    public SequenceRecord(
            String id,
            String description,
            String sequence,
            Map<String, String> attributes,
            long line) {
        this(id, description, sequence, attributes, "", List.of(), line);
    }
}
