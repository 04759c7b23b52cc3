// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.sequence.FastaWriteOptions;
import bio.strand.engine.sequence.FastaWriter;
import bio.strand.engine.sequence.SequenceFile;
import bio.strand.engine.sequence.SequenceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The reader of FASTA; and what the writer writes of its records must be read back as they are. */
public final class FastaFuzz {

    private FastaFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the file's content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        Path file = Scratch.file("x.fasta", data);
        List<SequenceRecord> records = SequenceReading.read(file, SequenceFile.Format.FASTA);
        if (records.isEmpty()) {
            return;
        }
        Path copy = file.resolveSibling("copy.fasta");
        FastaWriteOptions options = new FastaWriteOptions(1 + data.length % 7, false, true);
        try (FastaWriter writer = new FastaWriter(copy, options)) {
            for (SequenceRecord record : records) {
                writer.write(record.id(), record.description(), record.sequence());
            }
            writer.finish();
        } catch (IllegalArgumentException e) {
            // The writer refuses what it could not write so that it reads back.
            Expectations.requireReadable(e);
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<SequenceRecord> again = SequenceReading.read(copy, SequenceFile.Format.FASTA);
        Expectations.require(again.size() == records.size(), "another number of records");
        for (int i = 0; i < records.size(); i++) {
            SequenceRecord one = records.get(i);
            SequenceRecord other = again.get(i);
            Expectations.require(
                    one.id().equals(other.id())
                            && one.description().equals(other.description())
                            && one.sequence().equals(other.sequence())
                            && one.attributes().equals(other.attributes()),
                    "record " + i + " was written as " + one + " and read as " + other);
        }
    }
}
