// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sequence as it stands in a file.
 *
 * @param id its identifier; in FASTA the first word of the header
 * @param description everything else that the header says, attributes included, so that nothing is
 *     lost; empty if nothing, always empty for delimited text
 * @param sequence the symbols as they stand, without white space; not empty
 * @param attributes named values in the order of the file: {@code key=value} pairs of a FASTA
 *     header, or the other columns of delimited text
 * @param line the number of the line at which the record begins, 1 for the first line
 */
public record SequenceRecord(
        String id, String description, String sequence, Map<String, String> attributes, long line) {

    /** Copies the attributes, keeping their order. */
    public SequenceRecord {
        attributes =
                attributes.isEmpty()
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
