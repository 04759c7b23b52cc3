// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import static bio.strand.nodes.generation.scorer.GenerationScorerNodeParameters.GENERATED_TITLE;
import static bio.strand.nodes.generation.scorer.GenerationScorerNodeParameters.PROFILE_TITLE;
import static bio.strand.nodes.generation.scorer.GenerationScorerNodeParameters.REFERENCE_TITLE;
import static bio.strand.nodes.generation.scorer.GenerationScorerNodeParameters.TRAINING_TITLE;

import bio.strand.nodes.generation.scorer.GenerationScorerNodeParameters.Compared;
import bio.strand.nodes.tables.ColumnRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/**
 * The columns that the parameters mean in certain tables.
 *
 * @param names the names of the values; of sequences that of the generated column
 * @param generated where they stand in the table of generated rows
 * @param reference where they stand in the reference
 * @param training where they stand in the training rows, if there are any
 * @param sequences whether they are sequences, one column a table, or profiles
 * @param warnings what the user should know of the columns
 */
record ComparedColumns(
        List<String> names,
        int[] generated,
        int[] reference,
        Optional<int[]> training,
        boolean sequences,
        List<String> warnings) {

    /**
     * Finds the columns.
     *
     * @param parameters the settings
     * @param generated the table of generated rows
     * @param reference the table of real rows
     * @param training the training rows, if they are connected
     * @return the columns
     * @throws InvalidSettingsException if a column is missing or does not suit; names it and the
     *     columns that do
     */
    static ComparedColumns find(
            GenerationScorerNodeParameters parameters,
            DataTableSpec generated,
            DataTableSpec reference,
            Optional<DataTableSpec> training)
            throws InvalidSettingsException {
        return comparesSequences(parameters, generated)
                ? sequences(parameters, generated, reference, training)
                : profiles(parameters, generated, reference, training);
    }

    private static boolean comparesSequences(
            GenerationScorerNodeParameters parameters, DataTableSpec generated) {
        if (parameters.compare != Compared.AUTO) {
            return parameters.compare == Compared.SEQUENCES;
        }
        return !isEmpty(parameters.generatedColumn)
                || ColumnRole.ENCODED_OR_SEQUENCE.guess(generated).isPresent()
                || generated.stream().noneMatch(ColumnRole.NUMBER::matches);
    }

    private static boolean isEmpty(String name) {
        return name == null || name.isEmpty();
    }

    private static ComparedColumns sequences(
            GenerationScorerNodeParameters parameters,
            DataTableSpec generated,
            DataTableSpec reference,
            Optional<DataTableSpec> training)
            throws InvalidSettingsException {
        int own = resolve("generated rows", generated, parameters.generatedColumn, GENERATED_TITLE);
        int real = resolve("reference", reference, parameters.referenceColumn, REFERENCE_TITLE);
        Optional<int[]> learned = Optional.empty();
        if (training.isPresent()) {
            learned =
                    Optional.of(
                            new int[] {
                                resolve(
                                        "training rows",
                                        training.get(),
                                        parameters.trainingColumn,
                                        TRAINING_TITLE)
                            });
        }
        return new ComparedColumns(
                List.of(generated.getColumnSpec(own).getName()),
                new int[] {own},
                new int[] {real},
                learned,
                true,
                List.of());
    }

    private static int resolve(String what, DataTableSpec table, String chosen, String title)
            throws InvalidSettingsException {
        try {
            return ColumnRole.ENCODED_OR_SEQUENCE.resolve(table, chosen, title);
        } catch (InvalidSettingsException e) {
            throw new InvalidSettingsException(
                    "Table of %s: %s".formatted(what, e.getMessage()), e);
        }
    }

    private static ComparedColumns profiles(
            GenerationScorerNodeParameters parameters,
            DataTableSpec generated,
            DataTableSpec reference,
            Optional<DataTableSpec> training)
            throws InvalidSettingsException {
        List<DataColumnSpec> candidates =
                generated.stream().filter(ColumnRole.NUMBER::matches).toList();
        String[] gone = parameters.profileColumns.getMissingSelected(candidates);
        if (gone.length > 0) {
            throw new InvalidSettingsException(
                    "The columns %s chosen under \"%s\" are not among the numeric columns of the generated rows; choose others."
                            .formatted(Arrays.toString(gone), PROFILE_TITLE));
        }
        List<String> names = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String name : parameters.profileColumns.filter(candidates)) {
            boolean known =
                    hasNumbers(reference, name)
                            && (training.isEmpty() || hasNumbers(training.get(), name));
            (known ? names : left).add(name);
        }
        if (names.isEmpty()) {
            throw new InvalidSettingsException(
                    left.isEmpty()
                            ? "The table of generated rows has neither a column of sequences nor numeric columns of profiles under \"%s\"; connect the table of the GAN Generator to the first input."
                                    .formatted(PROFILE_TITLE)
                            : "None of the numeric columns of the generated rows (%s) is a numeric column of the reference%s, too; the columns of profiles need the same names in all tables."
                                    .formatted(
                                            some(left),
                                            training.isEmpty() ? "" : " and the training rows"));
        }
        List<String> warnings =
                left.isEmpty()
                        ? List.of()
                        : List.of(
                                "%d of the numeric columns (%s) %s not compared, because other tables lack %s."
                                        .formatted(
                                                left.size(),
                                                some(left),
                                                left.size() == 1 ? "is" : "are",
                                                left.size() == 1 ? "it" : "them"));
        return new ComparedColumns(
                names,
                indices(generated, names),
                indices(reference, names),
                training.map(table -> indices(table, names)),
                false,
                warnings);
    }

    private static boolean hasNumbers(DataTableSpec table, String name) {
        return table.containsName(name) && ColumnRole.NUMBER.matches(table.getColumnSpec(name));
    }

    private static int[] indices(DataTableSpec table, List<String> names) {
        return names.stream().mapToInt(table::findColumnIndex).toArray();
    }

    /** The first names of a list, in quotes. */
    private static String some(List<String> names) {
        String listed =
                String.join(", ", names.stream().limit(5).map(name -> "\"" + name + "\"").toList());
        return names.size() > 5 ? listed + " and " + (names.size() - 5) + " more" : listed;
    }
}
