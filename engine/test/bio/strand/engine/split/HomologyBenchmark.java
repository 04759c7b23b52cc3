// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biojava.nbio.core.exceptions.CompoundNotFoundException;

/** Measures {@link HomologyClustering}; how to run it stands in benchmarks/README.md. */
public final class HomologyBenchmark {

    private HomologyBenchmark() {}

    /**
     * Runs.
     *
     * @param arguments {@code simulated COUNT IDENTITY MEAN_FAMILY_SIZE THRESHOLD} or {@code file
     *     FASTA THRESHOLD}
     * @throws IOException if the file cannot be read
     * @throws CompoundNotFoundException if a letter of the file is no amino acid
     */
    public static void main(String[] arguments) throws IOException, CompoundNotFoundException {
        if (arguments[0].equals("simulated")) {
            int count = Integer.parseInt(arguments[1]);
            double identity = Double.parseDouble(arguments[2]);
            int size = Integer.parseInt(arguments[3]);
            FamilySimulator.Families families =
                    new FamilySimulator(5).families(count, size, 300, identity, 0.005);
            HomologyClusters clusters =
                    measure(families.sequences(), Double.parseDouble(arguments[4]));
            compare(families.family(), clusters.clusters());
        } else {
            List<String> sequences = readFasta(Path.of(arguments[1]));
            double threshold = Double.parseDouble(arguments[2]);
            HomologyClusters clusters = measure(sequences, threshold);
            checkBorder(sequences, clusters, threshold);
        }
    }

    /** Divides 80:20 and has BioJava align 1,000 pairs across the border. */
    private static void checkBorder(
            List<String> sequences, HomologyClusters clusters, double threshold)
            throws CompoundNotFoundException {
        int[] parts =
                GroupPartitioner.partition(
                        clusters.clusters(),
                        new int[sequences.size()],
                        new PartitionSize.Relative(0.8),
                        GroupOrder.RANDOM,
                        1);
        SimilarPair closest = clusters.closest(parts, 1);
        long training = Arrays.stream(parts).filter(part -> part == 0).count();
        System.out.printf(
                Locale.ROOT,
                "divided %,d : %,d; greatest identity across the border, as the search sees it,"
                        + " %.1f %%%n",
                training,
                parts.length - training,
                closest == null ? 0 : 100 * closest.identity());
        long letters = sequences.stream().mapToLong(s -> s.length() + 1L).sum();
        List<BorderCheck.Pair> sample = BorderCheck.sample(sequences, parts, 1000, 1);
        List<BorderCheck.Pair> above =
                sample.stream().filter(pair -> pair.identity() > threshold).toList();
        System.out.printf(
                Locale.ROOT,
                "BioJava, %,d pairs: %,d above %.0f %%, %,d of them better than chance; greatest"
                        + " identity of an alignment better than chance %.1f %%%n",
                sample.size(),
                above.size(),
                100 * threshold,
                above.stream().filter(pair -> pair.isSignificant(letters)).count(),
                100
                        * sample.stream()
                                .filter(pair -> pair.isSignificant(letters))
                                .mapToDouble(BorderCheck.Pair::identity)
                                .max()
                                .orElse(0));
        for (BorderCheck.Pair pair : above) {
            System.out.println("  " + pair);
        }
    }

    private static HomologyClusters measure(List<String> sequences, double threshold) {
        List<byte[]> encoded = sequences.stream().map(SequenceKind.PROTEIN::encode).toList();
        long start = System.nanoTime();
        HomologyClusters clusters =
                HomologyClustering.cluster(
                        encoded,
                        new HomologySpec(SequenceKind.PROTEIN, threshold, false, 0),
                        ProgressSink.none(),
                        CancellationToken.never());
        double seconds = (System.nanoTime() - start) / 1e9;
        int[] sizes = new int[clusters.count()];
        int largest = 0;
        for (int cluster : clusters.clusters()) {
            largest = Math.max(largest, ++sizes[cluster]);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d sequences, threshold %.2f: %,d clusters, largest %,d, %.1f s, heap %,d MB%n",
                sequences.size(),
                threshold,
                clusters.count(),
                largest,
                seconds,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        return clusters;
    }

    /** How many related pairs lie in one cluster, families in one, clusters in several families. */
    private static void compare(int[] family, int[] cluster) {
        Map<Integer, Map<Integer, Integer>> byFamily = new HashMap<>();
        Map<Integer, Map<Integer, Integer>> byCluster = new HashMap<>();
        for (int i = 0; i < family.length; i++) {
            byFamily.computeIfAbsent(family[i], f -> new HashMap<>())
                    .merge(cluster[i], 1, Integer::sum);
            byCluster
                    .computeIfAbsent(cluster[i], f -> new HashMap<>())
                    .merge(family[i], 1, Integer::sum);
        }
        long pairs = 0;
        long together = 0;
        int whole = 0;
        for (Map<Integer, Integer> parts : byFamily.values()) {
            long size = parts.values().stream().mapToLong(n -> n).sum();
            pairs += size * (size - 1) / 2;
            together += parts.values().stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
            whole += parts.size() == 1 ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%,d families: %,d whole (%.1f %%); of %,d related pairs %.2f %% in one cluster;"
                        + " %,d clusters mix families%n",
                byFamily.size(),
                whole,
                100.0 * whole / byFamily.size(),
                pairs,
                100.0 * together / pairs,
                byCluster.values().stream().filter(parts -> parts.size() > 1).count());
    }

    /** Sequences of a FASTA file without further checks. */
    static List<String> readFasta(Path file) throws IOException {
        List<String> sequences = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith(">")) {
                current.append(line.strip());
            } else if (current.length() > 0) {
                sequences.add(current.toString());
                current.setLength(0);
            }
        }
        if (current.length() > 0) {
            sequences.add(current.toString());
        }
        return sequences;
    }
}
