// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.expression.ExpressionReadOptions;
import bio.strand.engine.expression.ExpressionReader;
import bio.strand.engine.expression.ExpressionRow;
import bio.strand.engine.expression.RepeatedNames;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.SequenceFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The reader of expression matrices: GEO series matrix, GCT and plain, with either decimal sign.
 */
public final class ExpressionFuzz {

    private ExpressionFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the file's content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        Path path = Scratch.file("x.txt", data);
        RepeatedNames[] choices = RepeatedNames.values();
        ExpressionReadOptions options =
                ExpressionReadOptions.defaults()
                        .withDecimalComma(data.length % 2 == 1)
                        .withRepeatedNames(choices[data.length % choices.length]);
        try (ExpressionReader reader =
                ExpressionReader.open(path, options, CancellationToken.never())) {
            int columns = reader.header().valueColumns().size();
            for (ExpressionRow row = reader.next(); row != null; row = reader.next()) {
                Expectations.require(!row.name().isEmpty(), "a row without a name");
                Expectations.require(row.values().length == columns, "a row of another length");
                for (double value : row.values()) {
                    Expectations.require(!Double.isInfinite(value), "an infinite value");
                }
            }
        } catch (SequenceFormatException e) {
            Expectations.requireReadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the file could be read", e);
        }
    }
}
