// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.evaluation.MultiLabelScores;
import bio.strand.engine.evaluation.TargetScores;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Twelve toxicity assays of molecules from their SMILES tokens (Tox21), labels missing in places:
 * random 80/10/10 splits by seed; the epoch is chosen on the second part, the third is scored once.
 * Not a test; run its main.
 *
 * <p>Arguments: {@code tox21.csv.gz}, seeds separated by commas, then any number of {@link
 * StudySettings}. Settings are to be chosen by the validation column.
 */
public final class ToxicityStudy {

    private static final String DEFAULTS =
            "embedding=64,layers=1,hidden=128,pool=MAX,batch=64,rate=0.001,dropout=0.3,"
                    + "average=0.99,schedule=COSINE,epochs=20";

    private ToxicityStudy() {}

    public static void main(String[] arguments) throws IOException {
        long[] seeds = Arrays.stream(arguments[1].split(",")).mapToLong(Long::parseLong).toArray();
        for (int v = 2; v < Math.max(3, arguments.length); v++) {
            String name = arguments.length > 2 ? arguments[v] : "";
            StudySettings settings = new StudySettings(DEFAULTS, name);
            double[] test = new double[seeds.length];
            for (int s = 0; s < seeds.length; s++) {
                test[s] = run(Path.of(arguments[0]), settings, seeds[s]);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: test mean ROC AUC median %.4f mean %.4f%n",
                    name,
                    StudySettings.median(test),
                    Arrays.stream(test).average().orElseThrow());
        }
    }

    private static double run(Path file, StudySettings settings, long seed) throws IOException {
        MoleculeRows rows = MoleculeRows.read(file, seed);
        List<String> assays =
                rows.header().stream()
                        .filter(name -> !name.equals("mol_id") && !name.equals("smiles"))
                        .toList();
        SequenceEncoding encoding = rows.encoding();
        long start = System.nanoTime();
        double processorStart = StudySettings.processorSeconds();
        TrainingResult result =
                SequenceTrainer.train(
                        data(rows, assays, encoding, rows.training()),
                        Optional.of(data(rows, assays, encoding, rows.validation())),
                        encoding,
                        settings.network(),
                        settings.training(seed),
                        Optional.empty(),
                        Optional.empty(),
                        StudySettings::progress,
                        CancellationToken.never());
        double seconds = (System.nanoTime() - start) * 1e-9;
        double processor = StudySettings.processorSeconds() - processorStart;
        StudySettings.print(result, seconds);
        int[] test = rows.test();
        double[][] labels = new double[assays.size()][];
        double[][] predicted = new double[assays.size()][test.length];
        try (Predictor predictor = result.model().predictor()) {
            float[][] outputs = predictor.predict(rows.encode(encoding, test));
            for (int k = 0; k < assays.size(); k++) {
                String assay = assays.get(k);
                labels[k] = Arrays.stream(test).mapToDouble(i -> rows.number(i, assay)).toArray();
                for (int i = 0; i < test.length; i++) {
                    predicted[k][i] = outputs[i][k];
                }
            }
        }
        MultiLabelScores scores = MultiLabelScores.of(assays, labels, predicted);
        for (TargetScores target : scores.targets()) {
            System.out.printf(
                    Locale.ROOT,
                    "    %s: ROC AUC %.3f, %d of %d positive%n",
                    target.name(),
                    target.rocArea(),
                    target.positives(),
                    target.positives() + target.negatives());
        }
        System.out.printf(
                Locale.ROOT,
                "  seed %d: validation %.4f, test mean ROC AUC %.4f, %.0f s, of processor %.0f s%n",
                seed,
                result.history().best().validationScore(),
                scores.meanRocArea(),
                seconds,
                processor);
        return scores.meanRocArea();
    }

    private static TrainingData data(
            MoleculeRows rows, List<String> assays, SequenceEncoding encoding, int[] part) {
        EncodedSequences sequences = new EncodedSequences();
        rows.encode(encoding, part).forEach(sequences::add);
        float[][] columns = new float[assays.size()][part.length];
        for (int k = 0; k < columns.length; k++) {
            for (int i = 0; i < part.length; i++) {
                columns[k][i] = (float) rows.number(part[i], assays.get(k));
            }
        }
        return new TrainingData(sequences, new Targets.MultiLabel(assays, columns));
    }
}
