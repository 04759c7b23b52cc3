// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.sequence.SequenceFeature;
import bio.strand.engine.sequence.SequenceFeature.Qualifier;
import bio.strand.engine.sequence.SequenceReader;
import bio.strand.engine.sequence.SequenceRecord;
import bio.strand.engine.sequence.UniProtHeader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the first records of the input hold, so that the columns are known before everything is
 * read.
 *
 * @param kinds the keys of attributes in the order in which they occur, each with the narrowest
 *     kind that holds its values
 * @param qualifiers the names of qualifiers in the order in which they occur
 * @param isUniProt whether every header is one of UniProt
 */
record RecordSample(Map<String, ValueKind> kinds, Set<String> qualifiers, boolean isUniProt) {

    /** How many records are looked at. */
    static final int RECORDS = 1000;

    /** No more of a file is looked at: sequences may be long, and configuring must be quick. */
    private static final long BYTES = 4L << 20;

    /**
     * Looks at the first records.
     *
     * @param input the input
     * @param opener opens one of its files
     * @param features tells of which features the qualifiers count
     * @return what they hold
     * @throws IOException if they cannot be read
     */
    static RecordSample of(
            ReaderInput input, ReaderInput.Opener opener, Predicate<SequenceFeature> features)
            throws IOException {
        Map<String, ValueKind> kinds = new LinkedHashMap<>();
        Set<String> qualifiers = new LinkedHashSet<>();
        boolean uniProt = true;
        int records = 0;
        try (SequenceReader reader = input.sample(opener).reader()) {
            SequenceRecord record = reader.next();
            while (records < RECORDS && record != null) {
                records++;
                record.attributes().forEach((key, value) -> addKind(kinds, key, value.strip()));
                record.features().stream()
                        .filter(features)
                        .flatMap(feature -> feature.qualifiers().stream())
                        .map(Qualifier::name)
                        .forEach(qualifiers::add);
                uniProt = uniProt && UniProtHeader.of(record).isPresent();
                record = reader.bytesRead() < BYTES ? reader.next() : null;
            }
        }
        // Values that are all unknown tell nothing.
        kinds.replaceAll((key, kind) -> kind == null ? ValueKind.TEXT : kind);
        return new RecordSample(kinds, qualifiers, uniProt && records > 0);
    }

    private static void addKind(Map<String, ValueKind> kinds, String key, String value) {
        ValueKind before = kinds.get(key);
        if (ValueKind.isUnknown(value)) {
            kinds.putIfAbsent(key, null);
        } else if (before != ValueKind.TEXT) {
            ValueKind kind = ValueKind.of(value);
            kinds.put(key, before == null ? kind : before.or(kind));
        }
    }
}
