// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.generator;

import bio.strand.engine.generation.Condition;
import bio.strand.engine.generation.GeneratedRow;
import bio.strand.engine.generation.GeneratedRows;
import bio.strand.engine.generation.GenerationSpec;
import bio.strand.engine.generation.GenerativeModel;
import bio.strand.engine.generation.SequenceGenerator;
import bio.strand.engine.sequence.MotifPattern;
import bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.ConditionChoice;
import bio.strand.nodes.runtime.RowSink;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;

/** Generates the rows of one execution and hands them on; what was left out becomes warnings. */
final class Generation {

    /** Rows that are generated at a time from given latent vectors. */
    private static final int BATCH = 512;

    private static final int PROGRESS_STEPS = 1000;

    private final GanGeneratorNodeParameters parameters;
    private final GenerativeModel model;
    private final SequenceGenerator generator;
    private final GeneratedTable table;
    private final Optional<MotifPattern> pattern;
    private final Optional<TrainingDistance> distance;
    private final RowSink sink;
    private final DataTableSpec columns;
    private final List<String> warnings = new ArrayList<>();
    private final double temperature;
    private final Set<Object> seen = new HashSet<>();
    private long leftOut;

    /**
     * Prepares a generation.
     *
     * @param parameters what is wanted
     * @param model the model
     * @param generator opened on it
     * @param table how rows become rows of the table
     * @param pattern what sequences must hold
     * @param distance the distance to training data, where they are connected
     * @param sink takes the rows
     */
    Generation(
            GanGeneratorNodeParameters parameters,
            GenerativeModel model,
            SequenceGenerator generator,
            GeneratedTable table,
            Optional<MotifPattern> pattern,
            Optional<TrainingDistance> distance,
            RowSink sink) {
        this.parameters = parameters;
        this.model = model;
        this.generator = generator;
        this.table = table;
        this.pattern = pattern;
        this.distance = distance;
        this.sink = sink;
        columns = table.spec();
        temperature =
                switch (parameters.symbols) {
                    case AS_TRAINED -> model.defaultTemperature();
                    case LIKELIEST -> 0;
                    case DRAWN -> parameters.temperature;
                };
    }

    /** What the user should know. */
    List<String> warnings() {
        return warnings;
    }

    /**
     * The condition that all rows are generated for.
     *
     * @return as the networks see it; empty where each row has its own
     * @throws IllegalArgumentException if the model does not know it; names those it knows
     */
    private Optional<float[]> givenCondition() {
        if (parameters.condition == ConditionChoice.AS_LEARNED) {
            return Optional.empty();
        }
        return Optional.of(
                model.condition() instanceof Condition.Classes classes
                        ? classes.vector(parameters.conditionClass)
                        : ((Condition.Number) model.condition())
                                .vector(parameters.conditionNumber));
    }

    /**
     * The condition of the row for a given latent vector.
     *
     * @param columns where vectors and conditions stand
     * @param index the row of the vector
     * @param row the row itself
     * @return the condition as the networks see it
     * @throws KNIMEException if the model does not know it
     */
    float[] condition(LatentColumns columns, long index, RowView row) throws KNIMEException {
        Optional<float[]> given = givenCondition();
        if (given.isPresent()) {
            return given.get();
        }
        return columns.condition().isPresent()
                ? columns.conditionOf(row, model.condition())
                : generator.conditions(parameters.seed, index, 1)[0];
    }

    /**
     * New rows from random latent vectors.
     *
     * @param exec for progress and cancellation
     * @throws InterruptedException if the stream was asked to stop
     * @throws CanceledExecutionException if the user has cancelled
     */
    void everywhere(ExecutionMonitor exec) throws InterruptedException, CanceledExecutionException {
        GenerationSpec spec =
                new GenerationSpec(
                        parameters.rows,
                        parameters.seed,
                        givenCondition(),
                        parameters.truncation,
                        temperature,
                        parameters.rejection,
                        parameters.unique,
                        parameters.attempts);
        GeneratedRows rows = generator.rows(spec, this::isWanted);
        long step = Math.max(1, parameters.rows / PROGRESS_STEPS);
        long made = 0;
        while (rows.hasNext()) {
            exec.checkCanceled();
            add(RowKey.createRowKey(made).getString(), rows.next());
            made++;
            if (made % step == 0) {
                report(exec, made, parameters.rows);
            }
        }
        if (made < parameters.rows) {
            warnings.add(fewer(made, rows));
        }
    }

    private String fewer(long made, GeneratedRows rows) {
        List<String> reasons = new ArrayList<>();
        if (rows.filtered() > 0) {
            reasons.add(rows.filtered() + " did not pass the filters");
        }
        if (rows.repeated() > 0) {
            reasons.add(rows.repeated() + " repeated another row");
        }
        if (rows.rejected() > 0) {
            reasons.add(rows.rejected() + " were rejected by the critic");
        }
        return String.format(
                Locale.ROOT,
                "Only %,d of the %,d rows that are wanted were found in %,d attempts: %s. Loosen"
                        + " the filters, raise \"Attempts for each row\", or train the model on"
                        + " rows that pass them.",
                made,
                parameters.rows,
                rows.attempts(),
                String.join(", ", reasons));
    }

    /**
     * One row for each given latent vector.
     *
     * @param vectors the table with the vectors
     * @param columns where they stand
     * @param exec for progress and cancellation
     * @throws KNIMEException if a vector or condition will not do
     * @throws InterruptedException if the stream was asked to stop
     * @throws CanceledExecutionException if the user has cancelled
     */
    void fromGiven(BufferedDataTable vectors, LatentColumns columns, ExecutionMonitor exec)
            throws KNIMEException, InterruptedException, CanceledExecutionException {
        GivenBatch batch = new GivenBatch(columns);
        try {
            TableRows.<KNIMEException>forEach(
                    vectors,
                    exec,
                    "Generating",
                    (index, row) -> {
                        try {
                            batch.add(index, row);
                        } catch (InterruptedException | CanceledExecutionException e) {
                            throw new StoppedException(e);
                        }
                    });
        } catch (StoppedException e) {
            e.rethrow();
        }
        batch.flush();
        batch.skipped.warning("of the latent vectors left out").ifPresent(warnings::add);
        warnOfLeftOut(vectors.size());
    }

    /** Carries out of the visit of a table why its rows are no longer wanted. */
    private static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoppedException(Exception cause) {
            super(cause);
        }

        void rethrow() throws InterruptedException, CanceledExecutionException {
            if (getCause() instanceof InterruptedException interruption) {
                throw interruption;
            }
            throw (CanceledExecutionException) getCause();
        }
    }

    /** Collects given vectors until a batch is full. */
    private final class GivenBatch {

        private final LatentColumns columns;
        private final SkippedRows skipped = new SkippedRows();
        private final List<String> keys = new ArrayList<>();
        private final List<float[]> latents = new ArrayList<>();
        private final List<float[]> conditions = new ArrayList<>();

        GivenBatch(LatentColumns columns) {
            this.columns = columns;
        }

        void add(long index, RowView row)
                throws KNIMEException, InterruptedException, CanceledExecutionException {
            String refusal = columns.refusal(row);
            if (!refusal.isEmpty()) {
                skipped.add(row.rowId(), refusal);
                return;
            }
            keys.add(row.rowId());
            latents.add(columns.vectorOf(row));
            conditions.add(condition(columns, index, row));
            if (keys.size() == BATCH) {
                flush();
            }
        }

        void flush() throws InterruptedException, CanceledExecutionException {
            if (keys.isEmpty()) {
                return;
            }
            List<GeneratedRow> rows =
                    generator.generate(
                            latents.toArray(float[][]::new),
                            conditions.toArray(float[][]::new),
                            temperature);
            for (int i = 0; i < rows.size(); i++) {
                addIfWanted(keys.get(i), rows.get(i));
            }
            keys.clear();
            latents.clear();
            conditions.clear();
        }
    }

    /**
     * A walk between two latent vectors.
     *
     * @param from the first
     * @param to the last
     * @param condition the condition of all rows, if it is not given by the settings
     * @param exec for progress and cancellation
     * @throws InterruptedException if the stream was asked to stop
     * @throws CanceledExecutionException if the user has cancelled
     */
    void between(float[] from, float[] to, float[] condition, ExecutionMonitor exec)
            throws InterruptedException, CanceledExecutionException {
        if (parameters.rows == 0) {
            return;
        }
        float[][] points = SequenceGenerator.interpolate(from, to, parameters.rows);
        float[][] conditions = {givenCondition().orElse(condition)};
        for (int start = 0; start < points.length; start += BATCH) {
            exec.checkCanceled();
            int end = Math.min(start + BATCH, points.length);
            List<GeneratedRow> rows =
                    generator.generate(
                            Arrays.copyOfRange(points, start, end), conditions, temperature);
            for (int i = 0; i < rows.size(); i++) {
                String key = RowKey.createRowKey((long) start + i).getString();
                addIfWanted(key, rows.get(i));
            }
            report(exec, end, points.length);
        }
        warnOfLeftOut(points.length);
    }

    private void report(ExecutionMonitor exec, long made, long total) {
        exec.setProgress(
                (double) made / total,
                () ->
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d rows generated (%s)",
                                made,
                                total,
                                generator.device()));
    }

    private boolean isWanted(GeneratedRow row) {
        return pattern.map(motif -> motif.isIn(table.text(row))).orElse(true)
                && (!parameters.useDistance
                        || distance.orElseThrow().applyAsDouble(row) >= parameters.leastDistance);
    }

    /** For rows that nothing replaces where they are not wanted. */
    private void addIfWanted(String key, GeneratedRow row)
            throws InterruptedException, CanceledExecutionException {
        if (isWanted(row) && (!parameters.unique || seen.add(identityOf(row)))) {
            add(key, row);
        } else {
            leftOut++;
        }
    }

    private static Object identityOf(GeneratedRow row) {
        return row.sequence().isPresent() ? row.sequence().get() : Arrays.toString(row.profile());
    }

    private void warnOfLeftOut(long all) {
        if (leftOut > 0) {
            warnings.add("%d of the %d rows were left out by the filters.".formatted(leftOut, all));
        }
    }

    private void add(String key, GeneratedRow row)
            throws InterruptedException, CanceledExecutionException {
        ToDoubleFunction<GeneratedRow> far = distance.isPresent() ? distance.get() : any -> 0;
        sink.add(TableWriter.row(columns, key, table.values(row, model.condition(), far)));
    }
}
