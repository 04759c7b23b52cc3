// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.evaluation.SeriesForecaster;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Expression of yeast genes in the cell cycle, one step ahead (Spellman et al., Mol. Biol. Cell
 * 9:3273-3297, 1998): trains on the series "alpha" alone, chooses by held-back alpha genes, and
 * scores the measured values of the series "cdc15" from the third point on. Genes with at most 30 %
 * missing values in each of the two. Not a test; run its main.
 *
 * <p>Held-back genes cannot show whether a network learned by heart what each array looks like. So
 * the setting {@code arrays=12} trains on the first twelve arrays of alpha alone and scores the
 * steps to the others, which it has not seen; settings are to be chosen by that.
 *
 * <p>Arguments: {@code yeast_cell_cycle.tsv}, seeds separated by commas, then any number of {@link
 * StudySettings}.
 */
public final class CellCycleStudy {

    private static final double GREATEST_MISSING_SHARE = 0.3;
    private static final String DEFAULTS =
            "cell=LSTM,hidden=64,bi=false,batch=64,rate=0.001,dropout=0,crop=4,epochs=10";

    private final double[][] alpha;
    private final double[][] cdc15;
    private final SeriesEncoding encoding = SeriesEncoding.of(List.of("value"));

    private CellCycleStudy(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).split("\t");
        List<double[]> first = new ArrayList<>();
        List<double[]> second = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t");
            double[] a = series(header, fields, "alpha");
            double[] c = series(header, fields, "cdc15_");
            if (missing(a) <= GREATEST_MISSING_SHARE && missing(c) <= GREATEST_MISSING_SHARE) {
                first.add(a);
                second.add(c);
            }
        }
        alpha = first.toArray(double[][]::new);
        cdc15 = second.toArray(double[][]::new);
    }

    private static double[] series(String[] header, String[] fields, String prefix) {
        double[] values = new double[header.length];
        int n = 0;
        for (int i = 0; i < header.length; i++) {
            if (header[i].startsWith(prefix)) {
                values[n++] = fields[i].equals("NA") ? Double.NaN : Double.parseDouble(fields[i]);
            }
        }
        return Arrays.copyOf(values, n);
    }

    private static double missing(double[] values) {
        return Arrays.stream(values).filter(Double::isNaN).count() / (double) values.length;
    }

    public static void main(String[] arguments) throws IOException {
        CellCycleStudy study = new CellCycleStudy(Path.of(arguments[0]));
        System.out.println(study.alpha.length + " genes");
        for (SeriesForecaster method : SeriesForecaster.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: cdc15 RMSE %.4f, fitted on cdc15 itself %.4f%n",
                    method.label(),
                    method.rmse(study.cdc15, study.alpha),
                    method.rmse(study.cdc15, study.cdc15));
        }
        for (int v = 2; v < Math.max(3, arguments.length); v++) {
            String name = arguments.length > 2 ? arguments[v] : "";
            double[] scores =
                    Arrays.stream(arguments[1].split(","))
                            .mapToDouble(
                                    seed ->
                                            study.run(
                                                    new StudySettings(DEFAULTS, name),
                                                    Long.parseLong(seed)))
                            .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%s: cdc15 RMSE median %.4f%n",
                    name,
                    StudySettings.median(scores));
        }
    }

    private double run(StudySettings settings, long seed) {
        int arrays = settings.number("arrays", alpha[0].length);
        EncodedSequences rows = new EncodedSequences();
        Arrays.stream(alpha).forEach(s -> rows.add(encoded(Arrays.copyOf(s, arrays))));
        long start = System.nanoTime();
        double processorStart = StudySettings.processorSeconds();
        TrainingResult result =
                SequenceTrainer.train(
                        new TrainingData(rows, new Targets.NextStep()),
                        encoding,
                        settings.network(),
                        settings.training(seed),
                        StudySettings::progress,
                        CancellationToken.never());
        double seconds = (System.nanoTime() - start) * 1e-9;
        double processor = StudySettings.processorSeconds() - processorStart;
        StudySettings.print(result, seconds);
        double later = Double.NaN;
        if (arrays < alpha[0].length) {
            double[][] unseen = Arrays.stream(alpha).map(double[]::clone).toArray(double[][]::new);
            Arrays.stream(unseen).forEach(x -> Arrays.fill(x, 0, arrays, Double.NaN));
            later = SeriesForecaster.score(unseen, forecasts(result, alpha)).rmse();
        }
        double rmse = SeriesForecaster.score(cdc15, forecasts(result, cdc15)).rmse();
        System.out.printf(
                Locale.ROOT,
                "  seed %d: later alpha arrays RMSE %.4f, cdc15 RMSE %.4f, %.0f s, of processor"
                        + " %.0f s%n",
                seed,
                later,
                rmse,
                seconds,
                processor);
        return rmse;
    }

    /** The forecast of each step from the measured values before it. */
    private double[][] forecasts(TrainingResult result, double[][] series) {
        double[][] forecasts = new double[series.length][];
        try (Predictor predictor = result.model().predictor()) {
            float[][] outputs =
                    predictor.predict(Arrays.stream(series).map(this::encoded).toList());
            for (int i = 0; i < forecasts.length; i++) {
                forecasts[i] = new double[series[i].length];
                for (int t = 1; t < forecasts[i].length; t++) {
                    forecasts[i][t] = outputs[i][t - 1];
                }
            }
        }
        return forecasts;
    }

    private EncodedSequence encoded(double[] series) {
        float[] values = new float[series.length];
        for (int t = 0; t < values.length; t++) {
            values[t] = (float) series[t];
        }
        return EncodedSequence.ofValues(1, values);
    }
}
