// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.FeatureLocation;
import bio.strand.engine.sequence.SequenceFeature;
import bio.strand.engine.sequence.SequenceFile;
import bio.strand.engine.sequence.SequenceFormatException;
import bio.strand.engine.sequence.SequenceReadOptions;
import bio.strand.engine.sequence.SequenceReader;
import bio.strand.engine.sequence.SequenceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a sequence file to its end, in whatever format, and checks what is promised of records. */
final class SequenceReading {

    private SequenceReading() {}

    /** The records, or none if the file is refused. */
    static List<SequenceRecord> read(Path path, SequenceFile.Format format) {
        try {
            return read(new SequenceFile(path, format, false));
        } catch (SequenceFormatException e) {
            Expectations.requireReadable(e);
            Expectations.require(e.line() >= 0 && e.record() >= 0, "a place below zero");
            return List.of();
        } catch (IllegalArgumentException e) {
            // Documented for delimited text alone, where no sequence column can be guessed.
            Expectations.require(
                    format == SequenceFile.Format.DELIMITED
                            && e.getMessage().startsWith("Choose the sequence column"),
                    "an undocumented " + e);
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the file could be read", e);
        }
    }

    private static List<SequenceRecord> read(SequenceFile file) throws IOException {
        List<SequenceRecord> records = new ArrayList<>();
        try (SequenceReader reader =
                file.open(SequenceReadOptions.defaults(), CancellationToken.never())) {
            for (SequenceRecord record = reader.next(); record != null; record = reader.next()) {
                check(record, file.format());
                records.add(record);
            }
            Expectations.require(reader.next() == null, "a record after the last");
            Expectations.require(
                    reader.bytesRead() <= reader.totalBytes(), "more read than there is");
        }
        return records;
    }

    private static void check(SequenceRecord record, SequenceFile.Format format) {
        boolean mayBeEmpty =
                format == SequenceFile.Format.GENBANK || format == SequenceFile.Format.EMBL;
        Expectations.require(mayBeEmpty || !record.sequence().isEmpty(), "an empty sequence");
        Expectations.require(record.line() >= 1, "a record before the first line");
        Expectations.require(
                record.quality().isEmpty()
                        || record.quality().length() == record.sequence().length(),
                "other numbers of qualities and symbols");
        Expectations.require(
                record.sequence().chars().noneMatch(Character::isWhitespace),
                "white space in a sequence");
        for (SequenceFeature feature : record.features()) {
            FeatureLocation location = feature.location();
            location.strand();
            location.start();
            location.end();
            Optional<String> cut = location.cutFrom(record.sequence());
            Expectations.require(
                    cut.isEmpty() || !cut.get().isEmpty(), "a feature cut out without symbols");
        }
    }
}
