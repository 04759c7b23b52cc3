// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Two invented bacterial plasmids as a GenBank file: transcription units of promoter, gene and
 * terminator, on either strand, some genes in two pieces. Drawn with a fixed seed, so that the file
 * is always the same. Nothing of it is taken from an organism but the shape of its signals:
 * promoters with boxes near TTGACA and TATAAT 15 to 19 bases apart, short genes from ATG to a stop
 * with the preference for some codons, terminators of a GC-rich hairpin before a run of T.
 */
final class GenBankSample {

    private static final int PLASMIDS = 2;
    private static final int UNITS = 60;

    /** All features have about the same length, so that it does not give them away. */
    private static final int SHORTEST = 50;

    private static final int LONGEST = 80;
    private static final String BASES = "acgt";
    private static final String[] STOPS = {"taa", "tag", "tga"};

    /** Codons that E. coli's genes prefer are drawn more often than others. */
    private static final String[] PREFERRED = {
        "ctg", "gaa", "aaa", "gcg", "gat", "acc", "cgt", "ggt", "ggc", "att", "gtt", "cag", "aac",
        "ccg", "tat", "ttt", "agc", "gca", "cgc", "atg", "ttc", "cat"
    };

    /** A feature at positions from 0 on the strand of its unit, in one or two pieces. */
    private record Place(String type, int[][] pieces) {}

    /** A transcription unit, as its own strand reads. */
    private record Unit(String sequence, List<Place> places) {}

    private final Random random;

    private GenBankSample(long seed) {
        random = new Random(seed);
    }

    /**
     * Makes the file.
     *
     * @return its text, with LF
     */
    static String text() {
        GenBankSample sample = new GenBankSample(20260101);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= PLASMIDS; i++) {
            text.append(sample.plasmid(i));
        }
        return text.toString();
    }

    private String plasmid(int number) {
        StringBuilder sequence = new StringBuilder();
        StringBuilder features = new StringBuilder();
        for (int i = 1; i <= UNITS; i++) {
            sequence.append(randomBases(10 + random.nextInt(30)));
            Unit unit = unit();
            boolean reverse = random.nextBoolean();
            for (Place place : unit.places()) {
                features.append(
                        feature(
                                place,
                                sequence.length(),
                                unit.sequence().length(),
                                reverse,
                                "p%dg%02d".formatted(number, i)));
            }
            sequence.append(reverse ? reverseComplement(unit.sequence()) : unit.sequence());
        }
        sequence.append(randomBases(20));
        int length = sequence.length();
        return """
        LOCUS       STRAND%d  %20d bp    DNA     circular SYN 01-JAN-2026
        DEFINITION  Invented plasmid %d for testing; no organism carries it.
        ACCESSION   STRAND%d
        VERSION     STRAND%d.1
        KEYWORDS    simulated.
        SOURCE      synthetic DNA construct
          ORGANISM  synthetic DNA construct
                    other sequences; artificial sequences.
        FEATURES             Location/Qualifiers
             source          1..%d
                             /organism="synthetic DNA construct"
                             /mol_type="other DNA"
        """
                        .formatted(number, length, number, number, number, length)
                + features
                + origin(sequence)
                + "//\n";
    }

    private Unit unit() {
        StringBuilder text = new StringBuilder(promoter());
        List<Place> places = new ArrayList<>();
        places.add(new Place("promoter", new int[][] {{0, text.length()}}));
        text.append(randomBases(8 + random.nextInt(12)));
        int start = text.length();
        String gene = gene();
        if (random.nextInt(8) == 0) {
            int cut = 15 + random.nextInt(gene.length() - 30);
            text.append(gene, 0, cut);
            int firstEnd = text.length();
            text.append("gt").append(randomBases(30 + random.nextInt(30))).append("ag");
            int secondStart = text.length();
            text.append(gene, cut, gene.length());
            places.add(
                    new Place(
                            "CDS", new int[][] {{start, firstEnd}, {secondStart, text.length()}}));
        } else {
            text.append(gene);
            places.add(new Place("CDS", new int[][] {{start, text.length()}}));
        }
        text.append(randomBases(5 + random.nextInt(10)));
        int terminator = text.length();
        text.append(terminator());
        places.add(new Place("terminator", new int[][] {{terminator, text.length()}}));
        return new Unit(text.toString(), places);
    }

    private String promoter() {
        String core =
                box("ttgaca", 0.8) + randomBases(15 + random.nextInt(5)) + box("tataat", 0.85);
        int flanks = length() - core.length();
        int before = 5 + random.nextInt(flanks - 10);
        return randomBases(before) + core + randomBases(flanks - before);
    }

    private int length() {
        return SHORTEST + random.nextInt(LONGEST - SHORTEST);
    }

    private String box(String consensus, double agreement) {
        StringBuilder text = new StringBuilder();
        for (char base : consensus.toCharArray()) {
            text.append(random.nextDouble() < agreement ? base : base());
        }
        return text.toString();
    }

    private String gene() {
        StringBuilder text = new StringBuilder("atg");
        int codons = length() / 3 - 2;
        while (codons > 0) {
            String codon =
                    random.nextDouble() < 0.6
                            ? PREFERRED[random.nextInt(PREFERRED.length)]
                            : randomBases(3);
            if (!List.of(STOPS).contains(codon)) {
                text.append(codon);
                codons--;
            }
        }
        return text.append(STOPS[random.nextInt(STOPS.length)]).toString();
    }

    private String terminator() {
        StringBuilder stem = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            stem.append(random.nextDouble() < 0.8 ? "gc".charAt(random.nextInt(2)) : base());
        }
        String core =
                stem + randomBases(4) + reverseComplement(stem.toString()) + box("tttttttt", 0.9);
        int flanks = length() - core.length();
        int before = 5 + random.nextInt(flanks - 10);
        return flank(before) + core + flank(flanks - before);
    }

    /** Makes good for the bases of the hairpin, so that the shares of bases tell nothing. */
    private String flank(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            double draw = random.nextDouble();
            text.append(draw < 0.36 ? 'a' : draw < 0.59 ? 'c' : draw < 0.82 ? 'g' : 't');
        }
        return text.toString();
    }

    private char base() {
        return BASES.charAt(random.nextInt(BASES.length()));
    }

    private String randomBases(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(base());
        }
        return text.toString();
    }

    private static String reverseComplement(String text) {
        StringBuilder other = new StringBuilder(text.length());
        for (int i = text.length() - 1; i >= 0; i--) {
            other.append("tgca".charAt(BASES.indexOf(text.charAt(i))));
        }
        return other.toString();
    }

    private static String feature(
            Place place, int unitStart, int unitLength, boolean reverse, String gene) {
        List<String> spans = new ArrayList<>();
        for (int[] piece : place.pieces()) {
            int first = reverse ? unitLength - piece[1] : piece[0];
            int last = reverse ? unitLength - piece[0] : piece[1];
            String span = (unitStart + first + 1) + ".." + (unitStart + last);
            // In join(...) the pieces stand as on the forward strand.
            spans.add(reverse ? 0 : spans.size(), span);
        }
        String location =
                spans.size() == 1 ? spans.get(0) : "join(" + String.join(",", spans) + ")";
        return "     %-16s%s%n                     /gene=\"%s\"%n"
                .formatted(place.type(), reverse ? "complement(" + location + ")" : location, gene)
                .replace("\r\n", "\n");
    }

    private static String origin(CharSequence sequence) {
        StringBuilder text = new StringBuilder("ORIGIN\n");
        for (int i = 0; i < sequence.length(); i += 60) {
            text.append(String.format(Locale.ROOT, "%9d", i + 1));
            for (int j = i; j < Math.min(i + 60, sequence.length()); j += 10) {
                text.append(' ').append(sequence, j, Math.min(j + 10, sequence.length()));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
