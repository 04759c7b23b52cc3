// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.biojava.nbio.alignment.Alignments;
import org.biojava.nbio.alignment.SimpleGapPenalty;
import org.biojava.nbio.core.alignment.matrices.SubstitutionMatrixHelper;
import org.biojava.nbio.core.alignment.template.SequencePair;
import org.biojava.nbio.core.alignment.template.SubstitutionMatrix;
import org.biojava.nbio.core.exceptions.CompoundNotFoundException;
import org.biojava.nbio.core.sequence.ProteinSequence;
import org.biojava.nbio.core.sequence.compound.AminoAcidCompound;
import org.biojava.nbio.core.sequence.compound.AminoAcidCompoundSet;
import org.junit.Test;

public class LocalAlignerTest {

    private static final SequenceKind PROTEIN = SequenceKind.PROTEIN;

    private static int align(SequenceKind kind, String a, String b) {
        return new LocalAligner(kind).align(kind.encode(a), kind.encode(b));
    }

    private static void assertAlignment(int score, int identical, int alignment) {
        assertEquals(score, LocalAligner.score(alignment));
        assertEquals(identical, LocalAligner.identical(alignment));
    }

    /** A gap of three costs 10 + 3 * 6 = 28 and pays, because 8 bases follow it. */
    @Test
    public void handWorkedCases() {
        assertAlignment(4 + 5 + 6, 3, align(PROTEIN, "ARN", "ARN"));
        assertAlignment(0, 0, align(PROTEIN, "AAAA", "WWWW"));
        assertAlignment(40, 8, align(SequenceKind.NUCLEOTIDE, "ACGTACGT", "acguacgu"));
        assertAlignment(
                80 - 28,
                16,
                align(SequenceKind.NUCLEOTIDE, "ACGTACGTGGATTACA", "ACGTACGTCCCGGATTACA"));
        // A mismatch in the middle: 4 * 5 - 4 + 4 * 5.
        assertAlignment(36, 8, align(SequenceKind.NUCLEOTIDE, "ACGTAACGT", "ACGTCACGT"));
        assertAlignment(0, 0, align(PROTEIN, "", "ARN"));
    }

    @Test
    public void unknownLettersEqualNothing() {
        assertAlignment(0, 0, align(PROTEIN, "XXXX", "XXXX"));
        // One unknown base costs 4 and is crossed for the 5 bases behind it.
        assertAlignment(50 - 4, 10, align(SequenceKind.NUCLEOTIDE, "ACGTANTTGCA", "ACGTANTTGCA"));
    }

    @Test
    public void scoresAreThoseOfBlosum62() throws Exception {
        SubstitutionMatrix<AminoAcidCompound> blosum = SubstitutionMatrixHelper.getBlosum62();
        AminoAcidCompoundSet letters = AminoAcidCompoundSet.getAminoAcidCompoundSet();
        String all = "ARNDCQEGHILKMFPSTWYV";
        for (char a : all.toCharArray()) {
            for (char b : all.toCharArray()) {
                assertEquals(
                        blosum.getValue(
                                letters.getCompoundForString("" + a),
                                letters.getCompoundForString("" + b)),
                        PROTEIN.scores[PROTEIN.encode("" + a)[0]][PROTEIN.encode("" + b)[0]]);
            }
        }
    }

    @Test
    public void agreesWithBiojava() throws Exception {
        FamilySimulator simulator = new FamilySimulator(7);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            String a = simulator.unrelated(20 + random.nextInt(150));
            String b =
                    i % 3 == 0
                            ? simulator.unrelated(20 + random.nextInt(150))
                            : simulator.descendant(a, 0.3 + 0.6 * random.nextDouble(), 0.02);
            int alignment = align(PROTEIN, a, b);
            SequencePair<ProteinSequence, AminoAcidCompound> theirs = biojava(a, b);
            assertEquals(biojavaScore(a, b), LocalAligner.score(alignment));
            // Of several best alignments ours is one with most identical positions; unrelated
            // sequences have very different ones of equal, low score.
            assertTrue(LocalAligner.identical(alignment) >= theirs.getNumIdenticals());
            assertTrue(
                    i % 3 == 0
                            || LocalAligner.identical(alignment) <= theirs.getNumIdenticals() + 3);
        }
    }

    @Test
    public void wideBandGivesTheWholeAlignmentAndANarrowOneNeverMore() {
        FamilySimulator simulator = new FamilySimulator(8);
        Random random = new Random(4);
        LocalAligner aligner = new LocalAligner(PROTEIN);
        int missed = 0;
        for (int i = 0; i < 300; i++) {
            byte[] a = PROTEIN.encode(simulator.unrelated(1 + random.nextInt(80)));
            byte[] b =
                    PROTEIN.encode(
                            simulator.descendant(
                                    simulator.unrelated(random.nextInt(40)) + text(a), 0.7, 0.03));
            int whole = aligner.align(a, b);
            int diagonal = random.nextInt(60) - 20;
            assertEquals(whole, aligner.alignNear(a, b, diagonal, a.length + b.length + 60));
            int narrow = aligner.alignNear(a, b, diagonal, 3);
            assertTrue(narrow <= whole);
            missed += narrow < whole ? 1 : 0;
        }
        assertTrue("the band has no effect", missed > 50);
    }

    private static String text(byte[] codes) {
        StringBuilder text = new StringBuilder();
        for (byte code : codes) {
            text.append("ARNDCQEGHILKMFPSTWYV".charAt(code));
        }
        return text.toString();
    }

    static SequencePair<ProteinSequence, AminoAcidCompound> biojava(String a, String b)
            throws CompoundNotFoundException {
        return Alignments.getPairwiseAlignment(
                new ProteinSequence(a),
                new ProteinSequence(b),
                Alignments.PairwiseSequenceAlignerType.LOCAL,
                new SimpleGapPenalty(11, 1),
                SubstitutionMatrixHelper.getBlosum62());
    }

    private static int biojavaScore(String a, String b) throws CompoundNotFoundException {
        return (int)
                Alignments.getPairwiseAligner(
                                new ProteinSequence(a),
                                new ProteinSequence(b),
                                Alignments.PairwiseSequenceAlignerType.LOCAL,
                                new SimpleGapPenalty(11, 1),
                                SubstitutionMatrixHelper.getBlosum62())
                        .getScore();
    }
}
