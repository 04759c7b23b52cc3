// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.generation.GanSample;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** What was generated while training went on, as a table. */
final class SampleTable {

    private static final String ITERATION = "Iteration";
    private static final String SAMPLE = "Sample";
    private static final String SCORE = "Critic score";

    private SampleTable() {}

    /**
     * The columns.
     *
     * @param columns what is learned
     * @return iteration, number of the latent vector, sequence or values, and the critic's score
     */
    static DataTableSpec spec(LearnedColumns columns) {
        Set<String> taken = new TreeSet<>();
        TableSchema.Builder schema = TableSchema.builder();
        schema.integer(free(ITERATION, columns, taken)).integer(free(SAMPLE, columns, taken));
        if (columns.encoding().isPresent()) {
            schema.text("Sequence");
        } else {
            columns.names().forEach(schema::number);
        }
        return schema.number(free(SCORE, columns, taken)).toSpec();
    }

    /** A column of a profile may have the name of one of ours. */
    private static String free(String name, LearnedColumns columns, Set<String> taken) {
        String free = name;
        for (int number = 1;
                columns.encoding().isEmpty() && columns.names().contains(free)
                        || taken.contains(free);
                number++) {
            free = name + " (#" + number + ")";
        }
        taken.add(free);
        return free;
    }

    /**
     * Writes samples.
     *
     * @param samples what was generated, in order
     * @param columns what was learned
     * @param exec makes the table
     * @return a row for each
     */
    static BufferedDataTable of(
            List<GanSample> samples, LearnedColumns columns, ExecutionContext exec) {
        Optional<SequenceEncoder> encoder = columns.encoding().map(SequenceEncoder::new);
        try (TableWriter writer = TableWriter.open(exec, spec(columns))) {
            for (GanSample sample : samples) {
                List<Object> values = new ArrayList<>();
                values.add(sample.iteration());
                values.add(sample.index() + 1);
                if (encoder.isPresent()) {
                    EncodedSequence sequence = sample.row().sequence().orElseThrow();
                    values.add(encoder.get().decode(sequence));
                } else {
                    for (float value : sample.row().profile()) {
                        values.add(value);
                    }
                }
                values.add(sample.row().score());
                writer.addRow(
                        "Iteration %d, sample %d".formatted(sample.iteration(), sample.index() + 1),
                        values.toArray());
            }
            return writer.finish();
        }
    }
}
