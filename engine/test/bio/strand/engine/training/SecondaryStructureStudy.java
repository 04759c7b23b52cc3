// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.GapPolicy;
import bio.strand.engine.encoding.LengthPolicy;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.TruncationSide;
import bio.strand.engine.encoding.UnknownPolicy;
import bio.strand.engine.evaluation.ClassScores;
import bio.strand.engine.evaluation.ClassificationScores;
import bio.strand.engine.evaluation.PositionScores;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.Alphabet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Three states of secondary structure from the sequence alone, on the NetSurfP-2.0 set as FLIP
 * splits it: trains on the rows {@code SET=train VALIDATION=False}, chooses the epoch on {@code
 * VALIDATION=True} and scores {@code SET=test} once, where {@code resolved} is 1. Not a test; run
 * its main.
 *
 * <p>Arguments: the folder of the three FASTA files, seeds separated by commas, then any number of
 * {@link StudySettings}.
 */
public final class SecondaryStructureStudy {

    private static final List<String> LABELS = List.of("C", "E", "H");
    private static final String DEFAULTS =
            "convs=1,filters=64,width=7,layers=2,hidden=128,batch=32,rate=0.002,schedule=COSINE,"
                    + "warmup=1,average=0.995,dropout=0.3,epochs=12";

    private static final Encoding ENCODING =
            new SequenceEncoding(
                    Alphabet.PROTEIN,
                    CasePolicy.UPPER,
                    SymbolPolicy.FRACTIONAL,
                    GapPolicy.ERROR,
                    UnknownPolicy.NEUTRAL,
                    1,
                    LengthPolicy.ERROR,
                    0,
                    TruncationSide.END);

    /** Rows of one part of the split. */
    private record Part(EncodedSequences sequences, EncodedSequences labels) {
        TrainingData toData() {
            return new TrainingData(sequences, new Targets.PositionLabels(LABELS, labels));
        }
    }

    private final Map<String, Part> parts = new LinkedHashMap<>();

    private SecondaryStructureStudy(Path folder) throws IOException {
        Map<String, String[]> sequences = read(folder.resolve("sequences.fasta"));
        Map<String, String[]> labels = read(folder.resolve("labels.fasta"));
        Map<String, String[]> resolved = read(folder.resolve("resolved.fasta"));
        SequenceEncoder encoder = new SequenceEncoder((SequenceEncoding) ENCODING);
        sequences.forEach(
                (id, record) -> {
                    String header = labels.get(id)[0];
                    String set =
                            header.contains("SET=test")
                                    ? "test"
                                    : header.contains("VALIDATION=True") ? "validation" : "train";
                    Part part =
                            parts.computeIfAbsent(
                                    set,
                                    key ->
                                            new Part(
                                                    new EncodedSequences(),
                                                    new EncodedSequences()));
                    part.sequences().add(encoder.encode(id, record[1]));
                    String states = labels.get(id)[1];
                    byte[] codes = new byte[states.length()];
                    for (int t = 0; t < codes.length; t++) {
                        boolean scored = resolved.get(id)[1].charAt(t) == '1';
                        codes[t] =
                                (byte)
                                        (scored
                                                ? LABELS.indexOf("" + states.charAt(t))
                                                : LABELS.size());
                    }
                    part.labels().add(codes, 0, codes.length);
                });
    }

    private static Map<String, String[]> read(Path file) throws IOException {
        Map<String, String[]> records = new LinkedHashMap<>();
        String[] current = null;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(">")) {
                current = new String[] {line, ""};
                records.put(line.substring(1).split(" ")[0], current);
            } else if (current != null) {
                current[1] += line.strip();
            }
        }
        return records;
    }

    public static void main(String[] arguments) throws IOException {
        SecondaryStructureStudy study = new SecondaryStructureStudy(Path.of(arguments[0]));
        String[] variants = arguments.length > 2 ? arguments : new String[] {"", "", ""};
        for (int i = 2; i < variants.length; i++) {
            for (String seed : arguments[1].split(",")) {
                study.run(
                        new StudySettings(DEFAULTS, variants[i]),
                        variants[i],
                        Long.parseLong(seed));
            }
        }
    }

    private void run(StudySettings settings, String name, long seed) {
        long start = System.nanoTime();
        double processorStart = StudySettings.processorSeconds();
        TrainingResult result =
                SequenceTrainer.train(
                        parts.get("train").toData(),
                        Optional.of(parts.get("validation").toData()),
                        ENCODING,
                        settings.network(),
                        settings.training(seed),
                        Optional.empty(),
                        Optional.empty(),
                        StudySettings::progress,
                        CancellationToken.never());
        double seconds = (System.nanoTime() - start) * 1e-9;
        double processor = StudySettings.processorSeconds() - processorStart;
        StudySettings.print(result, seconds);
        PositionScores scores = score(result);
        StringBuilder classes = new StringBuilder();
        for (ClassScores c : ClassificationScores.of(scores.confusionMatrix()).classes()) {
            classes.append(
                    String.format(
                            Locale.ROOT, " %s recall %.3f F1 %.3f", c.label(), c.recall(), c.f1()));
        }
        System.out.printf(
                Locale.ROOT,
                "%s seed %d: test Q3 %.4f over %d residues of %d chains;%s; %.0f s, of processor"
                        + " %.0f s%n",
                name,
                seed,
                scores.accuracy(),
                scores.confusionMatrix().total(),
                scores.sequences(),
                classes,
                seconds,
                processor);
    }

    private PositionScores score(TrainingResult result) {
        Part test = parts.get("test");
        PositionScores scores = new PositionScores(LABELS);
        try (Predictor predictor = result.model().predictor()) {
            List<EncodedSequence> rows = new ArrayList<>();
            for (int i = 0; i < test.sequences().size(); i++) {
                rows.add(test.sequences().get(i));
            }
            float[][] outputs = predictor.predict(rows);
            for (int i = 0; i < rows.size(); i++) {
                int length = rows.get(i).length();
                int[] actual = new int[length];
                int[] predicted = new int[length];
                for (int t = 0; t < length; t++) {
                    int label = test.labels().code(i, t);
                    actual[t] = label < LABELS.size() ? label : -1;
                    predicted[t] = Objective.largest(outputs[i], t * LABELS.size(), LABELS.size());
                }
                scores.add(actual, predicted);
            }
        }
        return scores;
    }
}
