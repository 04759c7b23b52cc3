// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.evaluation.SeriesForecaster;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits the cheap methods of a task to the training rows and scores them on the validation rows.
 * Deterministic.
 */
final class Baselines {

    /** Positions of a sequence that logistic regression reads. */
    static final int MAXIMUM_POSITIONS = 2000;

    private static final long MAXIMUM_WEIGHTS = 400_000;

    /** Positions on either side that the regression of labels by position reads. */
    private static final int WINDOW_REACH = 7;

    /**
     * Positions that the methods for labels by position read; of more, an even part of the rows.
     */
    private static final long MAXIMUM_LABELLED = 4_000_000;

    /** Largest number of features of compositions; more would take longer than the network. */
    private static final int MAXIMUM_COMPOSITION = 20_000;

    private final TrainingData data;
    private final Objective objective;
    private final int[] trainingRows;
    private final TrainingData validationData;
    private final Objective validation;
    private final int[] validationRows;
    private final Encoding encoding;
    private final LossSpec loss;
    private final CancellationToken cancellation;

    /**
     * Prepares the methods.
     *
     * @param data the rows to fit to
     * @param objective the task on those rows
     * @param validationData the rows to score, possibly the same table
     * @param validation the task on those rows
     * @param loss what the network makes small
     */
    Baselines(
            TrainingData data,
            Objective objective,
            int[] trainingRows,
            TrainingData validationData,
            Objective validation,
            int[] validationRows,
            Encoding encoding,
            LossSpec loss,
            CancellationToken cancellation) {
        this.data = data;
        this.objective = objective;
        this.trainingRows = trainingRows;
        this.validationData = validationData;
        this.validation = validation;
        this.validationRows = validationRows;
        this.encoding = encoding;
        this.loss = loss;
        this.cancellation = cancellation;
    }

    List<Baseline> fit() {
        if (validationRows.length == 0) {
            return List.of();
        }
        Targets targets = data.targets();
        Targets truth = validationData.targets();
        if (targets instanceof Targets.Classes classes) {
            return classes(classes, (Targets.Classes) truth);
        } else if (targets instanceof Targets.MultiLabel labels) {
            return multiLabel(labels, (Targets.MultiLabel) truth);
        } else if (targets instanceof Targets.Numbers numbers) {
            return numbers(numbers, (Targets.Numbers) truth);
        } else if (targets instanceof Targets.PositionLabels labels) {
            return positions(labels, (Targets.PositionLabels) truth);
        }
        return forecasts();
    }

    private StepFeatures steps(TrainingData of) {
        return new StepFeatures(of.sequences(), encoding);
    }

    private int positionsRead(int classes) {
        long affordable = Math.max(1, MAXIMUM_WEIGHTS / ((long) encoding.features() * classes));
        long readable = Math.min(MAXIMUM_POSITIONS, affordable);
        return (int) Math.min(readable, data.sequences().maximumLength());
    }

    private RowFeatures composition(TrainingData of) {
        return new RowFeatures.Composition(steps(of), data.sequences().maximumLength());
    }

    private boolean hasComposition() {
        return encoding.features() <= MAXIMUM_COMPOSITION;
    }

    private double[] factors(int classes) {
        return IntStream.range(0, classes).mapToDouble(objective::outputWeight).toArray();
    }

    private List<Baseline> classes(Targets.Classes targets, Targets.Classes truth) {
        int classes = targets.labels().size();
        double[] factors = factors(classes);
        double[] shares = new double[classes];
        for (int row : trainingRows) {
            shares[targets.classes()[row]]++;
        }
        for (int c = 0; c < classes; c++) {
            shares[c] = shares[c] / trainingRows.length;
        }
        int majority = largest(shares);
        double loss = 0;
        int correct = 0;
        for (int row : validationRows) {
            int own = truth.classes()[row];
            loss -= StrictMath.log(shares[own]) * factors[own];
            correct += own == majority ? 1 : 0;
        }
        double rows = validationRows.length;
        List<Baseline> result = new ArrayList<>();
        result.add(new Baseline(Baseline.MAJORITY_CLASS, loss / rows, correct / rows));
        // Of vocabularies, the places of single tokens are too many to be weighed one by one.
        boolean byPosition = !encoding.needsEmbedding();
        if (byPosition || hasComposition()) {
            int positions = positionsRead(classes);
            RowFeatures fitted =
                    byPosition
                            ? new RowFeatures.Positional(steps(data), positions)
                            : composition(data);
            RowFeatures scored =
                    byPosition
                            ? new RowFeatures.Positional(steps(validationData), positions)
                            : composition(validationData);
            result.add(
                    logistic(
                            byPosition
                                    ? Baseline.LOGISTIC_REGRESSION
                                    : Baseline.LOGISTIC_COMPOSITION,
                            LogisticRegression.fit(
                                    fitted, trainingRows, targets.classes(), factors, cancellation),
                            scored,
                            validationRows,
                            truth.classes(),
                            factors));
        }
        return result;
    }

    private Baseline logistic(
            String name,
            LogisticRegression model,
            RowFeatures features,
            int[] rows,
            int[] truth,
            double[] factors) {
        double[] logarithms = new double[factors.length];
        double loss = 0;
        int correct = 0;
        for (int row : rows) {
            model.predict(features, row, logarithms);
            loss -= factors[truth[row]] * logarithms[truth[row]];
            correct += largest(logarithms) == truth[row] ? 1 : 0;
        }
        return new Baseline(name, loss / rows.length, correct / (double) rows.length);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int c = 1; c < values.length; c++) {
            best = values[c] > values[best] ? c : best;
        }
        return best;
    }

    private List<Baseline> multiLabel(Targets.MultiLabel targets, Targets.MultiLabel truth) {
        int count = targets.names().size();
        double[][] priors = new double[count][validationRows.length];
        double[][] fitted = new double[count][validationRows.length];
        RowFeatures features = composition(data);
        RowFeatures others = composition(validationData);
        double[] logarithms = new double[2];
        for (int k = 0; k < count; k++) {
            float[] column = targets.columns()[k];
            int[] known =
                    Arrays.stream(trainingRows).filter(i -> !Float.isNaN(column[i])).toArray();
            int[] classes = new int[column.length];
            double positives = 0;
            for (int row : known) {
                classes[row] = column[row] > 0.5f ? 1 : 0;
                positives += classes[row];
            }
            // One row of each kind is added, so that the logarithms exist.
            Arrays.fill(priors[k], (positives + 1) / (known.length + 2));
            Arrays.fill(fitted[k], priors[k][0]);
            if (hasComposition() && positives > 0 && positives < known.length) {
                LogisticRegression model =
                        LogisticRegression.fit(
                                features, known, classes, new double[] {1, 1}, cancellation);
                for (int i = 0; i < validationRows.length; i++) {
                    model.predict(others, validationRows[i], logarithms);
                    fitted[k][i] = StrictMath.exp(logarithms[1]);
                }
            }
        }
        List<Baseline> result = new ArrayList<>();
        result.add(labelled(Baseline.PRIOR, truth, priors));
        if (hasComposition()) {
            result.add(labelled(Baseline.LOGISTIC_COMPOSITION, truth, fitted));
        }
        return result;
    }

    private Baseline labelled(String name, Targets.MultiLabel truth, double[][] probabilities) {
        Metric.Sum sum = validation.newSum();
        double[] parts = new double[validation.parts()];
        double loss = 0;
        int known = 0;
        for (int i = 0; i < validationRows.length; i++) {
            for (int k = 0; k < probabilities.length; k++) {
                float label = truth.columns()[k][validationRows[i]];
                double p = probabilities[k][i];
                parts[2 * k] = p;
                parts[2 * k + 1] = label;
                if (!Float.isNaN(label)) {
                    double own = label > 0.5f ? p : 1 - p;
                    loss -= StrictMath.log(Math.max(own, Double.MIN_NORMAL));
                    known++;
                }
            }
            sum.add(parts, parts.length);
        }
        return new Baseline(name, loss / known, sum.value());
    }

    private List<Baseline> numbers(Targets.Numbers targets, Targets.Numbers truth) {
        int count = targets.names().size();
        double[][] means = new double[count][validationRows.length];
        double[][] fitted = new double[count][validationRows.length];
        double[][] errors = new double[count][validationRows.length];
        double[][] fittedErrors = new double[count][validationRows.length];
        double unit = Double.NaN;
        for (int k = 0; k < count; k++) {
            double[] column = targets.columns()[k];
            int[] known =
                    Arrays.stream(trainingRows).filter(i -> !Double.isNaN(column[i])).toArray();
            Standardization scale = Standardization.of(column, known);
            unit = count == 1 ? scale.deviation() : 1;
            double[] standardized =
                    Arrays.stream(column)
                            .map(y -> (y - scale.mean()) / scale.deviation())
                            .toArray();
            if (hasComposition()) {
                RidgeRegression model =
                        RidgeRegression.fit(composition(data), known, standardized, cancellation);
                RowFeatures others = composition(validationData);
                for (int i = 0; i < validationRows.length; i++) {
                    fitted[k][i] = model.predict(others, validationRows[i]);
                }
            }
            for (int i = 0; i < validationRows.length; i++) {
                double own =
                        (truth.columns()[k][validationRows[i]] - scale.mean()) / scale.deviation();
                errors[k][i] = means[k][i] - own;
                fittedErrors[k][i] = fitted[k][i] - own;
            }
        }
        List<Baseline> result = new ArrayList<>();
        result.add(numeric(Baseline.MEAN, errors, unit));
        if (hasComposition()) {
            result.add(numeric(Baseline.LINEAR_COMPOSITION, fittedErrors, unit));
        }
        return result;
    }

    private Baseline numeric(String name, double[][] errors, double unit) {
        double loss = 0;
        double squares = 0;
        int known = 0;
        for (double[] column : errors) {
            for (double error : column) {
                if (!Double.isNaN(error)) {
                    loss += lossOf(error);
                    squares += unit * error * unit * error;
                    known++;
                }
            }
        }
        return new Baseline(name, loss / known, Math.sqrt(squares / known));
    }

    private double lossOf(double error) {
        double size = Math.abs(error);
        if (loss instanceof LossSpec.AbsoluteError) {
            return size;
        } else if (loss instanceof LossSpec.Huber huber) {
            return size <= huber.delta()
                    ? 0.5 * size * size
                    : huber.delta() * (size - 0.5 * huber.delta());
        }
        return size * size;
    }

    private List<Baseline> positions(Targets.PositionLabels targets, Targets.PositionLabels truth) {
        int classes = targets.labels().size();
        double[] factors = factors(classes);
        StepFeatures steps = steps(data);
        int codes = Math.max(1, encoding.codes());
        // One position of each class is added everywhere, so that the logarithms exist.
        double[][] counts = new double[codes][classes];
        double[] all = new double[classes];
        for (double[] row : counts) {
            Arrays.fill(row, 1);
        }
        Arrays.fill(all, 1);
        Positions fitted = positions(trainingRows, targets, objective.sequences());
        for (int i = 0; i < fitted.classes().length; i++) {
            steps.read(fitted.rows()[i]);
            counts[Math.max(0, steps.code(fitted.positions()[i]))][fitted.classes()[i]]++;
            all[fitted.classes()[i]]++;
        }
        Positions scored = positions(validationRows, truth, validation.sequences());
        StepFeatures other = steps(validationData);
        List<Baseline> result = new ArrayList<>();
        result.add(shares(Baseline.MAJORITY_CLASS, scored, other, new double[][] {all}, factors));
        if (encoding.codes() > 0) {
            result.add(shares(Baseline.SYMBOL_MAJORITY, scored, other, counts, factors));
        }
        RowFeatures window =
                new RowFeatures.Window(steps, WINDOW_REACH, fitted.rows(), fitted.positions());
        if ((long) window.count() * classes <= MAXIMUM_WEIGHTS && fitted.classes().length > 0) {
            LogisticRegression model =
                    LogisticRegression.fit(
                            window,
                            IntStream.range(0, fitted.classes().length).toArray(),
                            fitted.classes(),
                            factors,
                            cancellation);
            result.add(
                    logistic(
                            Baseline.LOGISTIC_WINDOW,
                            model,
                            new RowFeatures.Window(
                                    other, WINDOW_REACH, scored.rows(), scored.positions()),
                            IntStream.range(0, scored.classes().length).toArray(),
                            scored.classes(),
                            factors));
        }
        return result;
    }

    /** Positions whose class is known. */
    private record Positions(int[] rows, int[] positions, int[] classes) {}

    private static Positions positions(
            int[] all, Targets.PositionLabels targets, EncodedSequences sequences) {
        long total = Arrays.stream(all).mapToLong(sequences::length).sum();
        int every = (int) ((total + MAXIMUM_LABELLED - 1) / MAXIMUM_LABELLED);
        int[] rows =
                IntStream.range(0, all.length)
                        .filter(i -> i % Math.max(1, every) == 0)
                        .map(i -> all[i])
                        .toArray();
        int count = Math.toIntExact(Arrays.stream(rows).mapToLong(sequences::length).sum());
        int[] rowOf = new int[count];
        int[] positionOf = new int[count];
        int[] classOf = new int[count];
        int n = 0;
        for (int row : rows) {
            for (int t = 0; t < sequences.length(row); t++) {
                int label = targets.codes().code(row, t);
                if (label < targets.labels().size()) {
                    rowOf[n] = row;
                    positionOf[n] = t;
                    classOf[n++] = label;
                }
            }
        }
        return new Positions(
                Arrays.copyOf(rowOf, n), Arrays.copyOf(positionOf, n), Arrays.copyOf(classOf, n));
    }

    private static Baseline shares(
            String name,
            Positions scored,
            StepFeatures steps,
            double[][] counts,
            double[] factors) {
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < scored.classes().length; i++) {
            steps.read(scored.rows()[i]);
            int code = counts.length == 1 ? 0 : steps.code(scored.positions()[i]);
            double[] own = counts[code];
            int truth = scored.classes()[i];
            double share = own[truth] / Arrays.stream(own).sum();
            loss -= factors[truth] * StrictMath.log(share);
            correct += largest(own) == truth ? 1 : 0;
        }
        double count = scored.classes().length;
        return new Baseline(name, loss / count, correct / count);
    }

    private List<Baseline> forecasts() {
        ForecastObjective fitted = (ForecastObjective) objective;
        ForecastObjective scored = (ForecastObjective) validation;
        List<Baseline> result = new ArrayList<>();
        for (SeriesForecaster method : SeriesForecaster.values()) {
            double squares = 0;
            double loss = 0;
            int count = 0;
            for (int f = 0; f < fitted.features(); f++) {
                double[][] training = series(fitted, trainingRows, f);
                double[][] held = series(scored, validationRows, f);
                double[][] forecast = method.forecast(held, training);
                for (int i = 0; i < held.length; i++) {
                    for (int t = SeriesForecaster.FIRST_SCORED_STEP; t < held[i].length; t++) {
                        double error = forecast[i][t] - held[i][t];
                        if (!Double.isNaN(error)) {
                            squares += error * error;
                            loss += lossOf(error);
                            count++;
                        }
                    }
                }
            }
            result.add(new Baseline(method.label(), loss / count, Math.sqrt(squares / count)));
        }
        return result;
    }

    private static double[][] series(ForecastObjective of, int[] rows, int feature) {
        return Arrays.stream(rows)
                .mapToObj(row -> of.series(row, feature))
                .toArray(double[][]::new);
    }
}
