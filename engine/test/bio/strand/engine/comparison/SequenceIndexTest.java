// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static bio.strand.engine.comparison.SequenceSamples.dna;
import static bio.strand.engine.comparison.SequenceSamples.uniform;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import org.junit.Test;

public class SequenceIndexTest {

    @Test
    public void countsRowsThatRepeatAnotherOne() {
        SequenceIndex index = new SequenceIndex(dna("AC", "AC", "ACG", "CA", "AC"));
        assertEquals(3, index.distinct());
        assertEquals(0.4, index.duplicateShare(), 1e-12);
        assertEquals(0, new SequenceIndex(uniform(3000, 40, 4, 7)).duplicateShare(), 0);
    }

    @Test
    public void findsExactCopiesAlone() {
        SequenceIndex training = new SequenceIndex(dna("ACGT", "AAAA"));
        assertEquals(0.5, training.shareOf(dna("ACGT", "ACG", "AAAA", "AAAT")), 1e-12);
        assertTrue(training.contains(EncodedSequence.ofCodes(0, 1, 2, 3)));
        assertFalse(training.contains(EncodedSequence.ofCodes()));
    }

    @Test
    public void comparesProfilesByTheirValues() {
        EncodedSequences profiles = new EncodedSequences();
        profiles.add(EncodedSequence.ofValues(2, 1.5f, -2f));
        profiles.add(EncodedSequence.ofValues(2, 1.5f, -2f));
        profiles.add(EncodedSequence.ofValues(2, 1.5f, 2f));
        assertEquals(2, new SequenceIndex(profiles).distinct());
    }

    @Test
    public void withoutSequencesSharesAreUnknown() {
        EncodedSequences none = new EncodedSequences();
        assertEquals(Double.NaN, new SequenceIndex(none).duplicateShare(), 0);
        assertEquals(Double.NaN, new SequenceIndex(dna("A")).shareOf(none), 0);
        assertEquals(0, new SequenceIndex(none).shareOf(dna("A")), 0);
    }
}
