// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.chemistry.InvalidMoleculeException;
import bio.strand.engine.chemistry.Molecules;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.evaluation.RegressionScores;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Water solubility of molecules from their SMILES tokens (Delaney's ESOL set): random 80/10/10
 * splits by seed; the epoch is chosen on the second part, the third is scored once. Not a test; run
 * its main.
 *
 * <p>Arguments: {@code esol.csv}, seeds separated by commas, then any number of {@link
 * StudySettings}. Settings are to be chosen by the validation column.
 */
public final class SolubilityStudy {

    private static final String TARGET = "measured log solubility in mols per litre";
    private static final String DEFAULTS =
            "embedding=64,layers=1,hidden=128,pool=MEAN,batch=32,rate=0.001,dropout=0.2,"
                    + "average=0.99,epochs=60";

    private SolubilityStudy() {}

    public static void main(String[] arguments) throws IOException {
        long[] seeds = Arrays.stream(arguments[1].split(",")).mapToLong(Long::parseLong).toArray();
        for (int v = 2; v < Math.max(3, arguments.length); v++) {
            String name = arguments.length > 2 ? arguments[v] : "";
            StudySettings settings = new StudySettings(DEFAULTS, name);
            double[] validation = new double[seeds.length];
            double[] test = new double[seeds.length];
            for (int s = 0; s < seeds.length; s++) {
                double[] scores = run(Path.of(arguments[0]), settings, seeds[s]);
                validation[s] = scores[0];
                test[s] = scores[1];
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: validation RMSE mean %.4f, test RMSE median %.4f mean %.4f%n",
                    name,
                    Arrays.stream(validation).average().orElseThrow(),
                    StudySettings.median(test),
                    Arrays.stream(test).average().orElseThrow());
        }
    }

    private static double[] run(Path file, StudySettings settings, long seed) throws IOException {
        MoleculeRows rows = MoleculeRows.read(file, seed);
        SequenceEncoding encoding = rows.encoding();
        long start = System.nanoTime();
        double processorStart = StudySettings.processorSeconds();
        TrainingResult result =
                SequenceTrainer.train(
                        data(rows, encoding, rows.training(), settings.number("variants", 0)),
                        Optional.of(data(rows, encoding, rows.validation(), 0)),
                        encoding,
                        settings.network(),
                        settings.training(seed),
                        Optional.empty(),
                        Optional.empty(),
                        StudySettings::progress,
                        CancellationToken.never());
        double seconds = (System.nanoTime() - start) * 1e-9;
        double processor = StudySettings.processorSeconds() - processorStart;
        if (settings.number("verbose", 0) > 0) {
            StudySettings.print(result, seconds);
        }
        int[] test = rows.test();
        double[] truth = Arrays.stream(test).mapToDouble(i -> rows.number(i, TARGET)).toArray();
        RegressionScores scores;
        try (Predictor predictor = result.model().predictor()) {
            double[] predicted = new double[test.length];
            SequenceEncoder encoder = new SequenceEncoder(encoding);
            int copies = 1 + settings.number("testVariants", 0);
            for (int v = 0; v < copies; v++) {
                int variant = v;
                float[][] outputs =
                        predictor.predict(
                                Arrays.stream(test)
                                        .mapToObj(rows::smiles)
                                        .map(s -> written(s, variant))
                                        .map(s -> encoder.encode("", s))
                                        .toList());
                for (int i = 0; i < test.length; i++) {
                    predicted[i] += outputs[i][0] / copies;
                }
            }
            scores = RegressionScores.of(truth, predicted);
        }
        System.out.printf(
                Locale.ROOT,
                "  seed %d: epoch %d of %d, validation %.4f, test RMSE %.4f MAE %.4f R2 %.4f,"
                        + " baselines %s, %.0f s, of processor %.0f s%n",
                seed,
                result.history().bestEpoch(),
                result.history().epochs().size(),
                result.history().best().validationScore(),
                scores.rmse(),
                scores.mae(),
                scores.r2(),
                result.history().baselines().stream()
                        .map(b -> String.format(Locale.ROOT, "%.3f", b.validationScore()))
                        .toList(),
                seconds,
                processor);
        return new double[] {result.history().best().validationScore(), scores.rmse()};
    }

    /** The rows, each followed by so many other ways to write the same molecule. */
    private static TrainingData data(
            MoleculeRows rows, SequenceEncoding encoding, int[] part, int variants) {
        EncodedSequences sequences = new EncodedSequences();
        SequenceEncoder encoder = new SequenceEncoder(encoding);
        double[] column = new double[part.length * (1 + variants)];
        for (int i = 0; i < part.length; i++) {
            for (int v = 0; v <= variants; v++) {
                String smiles = rows.smiles(part[i]);
                String text = written(smiles, v);
                sequences.add(encoder.encode("row " + part[i], text));
                column[i * (1 + variants) + v] = rows.number(part[i], TARGET);
            }
        }
        return new TrainingData(
                sequences, new Targets.Numbers(List.of(TARGET), new double[][] {column}));
    }

    /** A molecule as it stands, or another way to write it. */
    private static String written(String smiles, int variant) {
        try {
            return variant == 0 ? smiles : Molecules.randomized(smiles, variant);
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException(smiles, e);
        }
    }
}
