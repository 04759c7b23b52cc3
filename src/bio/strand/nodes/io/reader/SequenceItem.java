// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.sequence.SequenceFeature;
import bio.strand.engine.sequence.SequenceRecord;
import bio.strand.engine.sequence.UniProtHeader;
import java.nio.file.Path;
import java.util.List;

/** A record on its way into the table, with its place. Not safe for use by several threads. */
final class SequenceItem {

    /**
     * A feature on its way into the second table.
     *
     * @param sequence the record that it belongs to
     * @param feature the feature
     */
    record FeatureItem(SequenceItem sequence, SequenceFeature feature) {}

    private final SequenceRecord record;
    private final Path file;
    private final long number;
    private final String rowId;
    private List<String> uniProtValues;

    /**
     * A record with its place.
     *
     * @param record the record
     * @param file the file that it comes from
     * @param number its number in this file, from 1
     * @param rowId the key of its row
     */
    SequenceItem(SequenceRecord record, Path file, long number, String rowId) {
        this.record = record;
        this.file = file;
        this.number = number;
        this.rowId = rowId;
    }

    SequenceRecord record() {
        return record;
    }

    Path file() {
        return file;
    }

    long number() {
        return number;
    }

    String rowId() {
        return rowId;
    }

    /**
     * What a header of UniProt says, read once.
     *
     * @param index the position in {@link UniProtHeader#NAMES}
     * @return the value; null if the header is not one of UniProt
     */
    String uniProtValue(int index) {
        if (uniProtValues == null) {
            uniProtValues = UniProtHeader.of(record).map(UniProtHeader::values).orElse(List.of());
        }
        return uniProtValues.isEmpty() ? null : uniProtValues.get(index);
    }
}
