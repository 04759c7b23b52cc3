// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.sequence.FeatureLocation.Span;
import bio.strand.engine.sequence.FeatureLocation.Strand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.biojava.nbio.core.sequence.DataSource;
import org.biojava.nbio.core.sequence.location.InsdcParser;
import org.biojava.nbio.core.sequence.location.template.Location;
import org.junit.Test;

/**
 * The notation's own examples (Feature Table Definition, section 3.4.3), and BioJava as referee.
 */
public class FeatureLocationTest {

    private static final String SEQUENCE = "AACCGGTTACgtnRYACGTT";

    private static FeatureLocation at(String text) {
        return FeatureLocation.parse(text);
    }

    private static void assertSpan(String text, long start, long end, Strand strand) {
        FeatureLocation location = at(text);
        assertEquals(text, start, location.start());
        assertEquals(text, end, location.end());
        assertEquals(text, strand, location.strand());
    }

    @Test
    public void readsTheExamplesOfTheDefinition() {
        assertSpan("467", 467, 467, Strand.FORWARD);
        assertSpan("340..565", 340, 565, Strand.FORWARD);
        assertSpan("<345..500", 345, 500, Strand.FORWARD);
        assertSpan("<1..888", 1, 888, Strand.FORWARD);
        assertSpan("1..>888", 1, 888, Strand.FORWARD);
        assertSpan("102.110", 102, 110, Strand.FORWARD);
    }

    @Test
    public void readsPlacesBetweenOperatorsStrandsAndOtherRecords() {
        assertSpan("123^124", 123, 124, Strand.FORWARD);
        assertSpan("join(12..78,134..202)", 12, 202, Strand.FORWARD);
        assertSpan("complement(34..126)", 34, 126, Strand.REVERSE);
        assertSpan("complement(join(2691..4571,4918..5163))", 2691, 5163, Strand.REVERSE);
        assertSpan(
                "join(complement(4918..5163),complement(2691..4571))", 2691, 5163, Strand.REVERSE);
        assertSpan("join(1..5,complement(8..9))", 1, 9, Strand.BOTH);
        assertSpan("order(3..4,8..9)", 3, 9, Strand.FORWARD);
        assertSpan("(102.110)..200", 102, 200, Strand.FORWARD);
        assertSpan("one-of(4,2)..one-of(20,30)", 2, 30, Strand.FORWARD);
        assertSpan("bond(55,110)", 55, 110, Strand.FORWARD);
        assertSpan("join(1..100,J00194.1:100..202)", 1, 100, Strand.FORWARD);
        assertSpan("J00194.1:100..202", 0, 0, Strand.FORWARD);
        assertEquals("NC_000001.11", at("NC_000001.11:7..9").spans().get(0).reference());
    }

    @Test
    public void readsUnknownPositionsOfUniProt() {
        assertSpan("?..200", 0, 200, Strand.FORWARD);
        assertSpan("1..?", 1, 0, Strand.FORWARD);
        assertSpan("?12..?20", 12, 20, Strand.FORWARD);
        assertSpan("P12345-2:1..10", 0, 0, Strand.FORWARD);
    }

    @Test
    public void tellsExactEndsFromOthers() {
        assertTrue(at("join(1..5,8..10)").isExact());
        for (String fuzzy : List.of("<1..5", "1..>5", "(1.3)..5", "one-of(1,2)..5", "?1..5")) {
            assertFalse(fuzzy, at(fuzzy).isExact());
        }
    }

    @Test
    public void partsOfAComplementReadFromTheLastToTheFirst() {
        assertEquals(
                List.of(
                        new Span("", 8, 10, true, true, false),
                        new Span("", 1, 5, true, true, false)),
                at("complement(join(1..5,8..10))").spans());
        assertEquals(
                at("complement(join(1..5,8..10))").spans(),
                at("join(complement(8..10),complement(1..5))").spans());
        assertEquals(
                at("join(1..5,8..10)").spans(),
                at("complement(complement(join(1..5,8..10)))").spans());
    }

    @Test
    public void whiteSpaceDoesNotMatter() {
        assertEquals(at("join(1..5,8..10)"), at(" join( 1..5,\n   8..10 )"));
    }

    @Test
    public void cutsTheSequenceOut() {
        assertEquals(Optional.of("CCGG"), at("3..6").cutFrom(SEQUENCE));
        assertEquals(Optional.of("AAAAC"), at("join(1..2,1..3)").cutFrom(SEQUENCE));
        // Complements by hand: positions 9-15 are A C g t n R Y.
        assertEquals(Optional.of("RYnacGT"), at("complement(9..15)").cutFrom(SEQUENCE));
        // Positions 1-2 AA and 9-10 AC: complement of AAAC, reversed.
        assertEquals(Optional.of("GTTT"), at("complement(join(1..2,9..10))").cutFrom(SEQUENCE));
        assertEquals(Optional.of("AAGT"), at("join(1..2,complement(9..10))").cutFrom(SEQUENCE));
        assertEquals(Optional.of("ACGUuU"), at("complement(1..6)").cutFrom("AaACGU"));
        assertEquals(Optional.of("T"), at("complement(1)").cutFrom("AT"));
    }

    @Test
    public void cutsNothingWhereSomethingIsNotThere() {
        for (String text :
                List.of("15..21", "J00194.1:1..2", "join(1..2,X1.1:3..4)", "?..3", "3..?", "4^5")) {
            assertEquals(text, Optional.empty(), at(text).cutFrom(SEQUENCE));
        }
    }

    @Test
    public void refusesWhatIsNoLocation() {
        for (String text :
                List.of(
                        "",
                        "abc",
                        "1..",
                        "join(1..2",
                        "1..2)",
                        "join(1..2,)",
                        "0..5",
                        "5..-1",
                        "flip(1..2)",
                        "1...5",
                        "99999999999999999999")) {
            IllegalArgumentException e =
                    assertThrows(text, IllegalArgumentException.class, () -> at(text));
            assertTrue(e.getMessage(), e.getMessage().contains("'" + text + "'"));
        }
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> at("join(1..5,90..10)"));
        assertTrue(e.getMessage(), e.getMessage().contains("90..10"));
    }

    /** On the part of the notation that BioJava reads as it is defined. */
    @Test
    public void agreesWithBioJavaOnRandomLocations() throws Exception {
        Random random = new Random(20240502);
        for (int round = 0; round < 300; round++) {
            int parts = 1 + random.nextInt(4);
            List<String> texts = new ArrayList<>();
            List<long[]> bounds = new ArrayList<>();
            long position = 1;
            boolean reverse = random.nextBoolean();
            for (int i = 0; i < parts; i++) {
                long start = position + random.nextInt(50);
                long end = start + 1 + random.nextInt(50);
                position = end + 2;
                bounds.add(new long[] {start, end});
                texts.add(start + ".." + (i == parts - 1 && random.nextBoolean() ? ">" : "") + end);
            }
            String joined = parts == 1 ? texts.get(0) : "join(" + String.join(",", texts) + ")";
            String text = reverse ? "complement(" + joined + ")" : joined;
            InsdcParser parser = new InsdcParser(DataSource.GENBANK);
            parser.setSequenceLength(position);
            Location referee = parser.parse(text);
            FeatureLocation ours = at(text);
            assertEquals(text, (long) referee.getStart().getPosition(), ours.start());
            assertEquals(text, (long) referee.getEnd().getPosition(), ours.end());
            assertEquals(
                    text, referee.getStrand().getStringRepresentation(), ours.strand().symbol());
            List<String> spans =
                    ours.spans().stream().map(s -> s.start() + ".." + s.end()).sorted().toList();
            List<String> expected =
                    (parts == 1 ? List.of(referee) : referee.getSubLocations())
                            .stream()
                                    .map(
                                            l ->
                                                    l.getStart().getPosition()
                                                            + ".."
                                                            + l.getEnd().getPosition())
                                    .sorted()
                                    .toList();
            assertEquals(text, expected, spans);
        }
    }

    @Test
    public void nestingWithoutEndIsRefusedBeforeTheStackIsFull() {
        for (String operator : new String[] {"complement(", "join(", "one-of(", "("}) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> FeatureLocation.parse(operator.repeat(200_000) + "1..2"));
            assertTrue(e.getMessage(), e.getMessage().contains("more than 100 levels deep"));
            assertTrue(e.getMessage().length() < 200);
        }
        String deep = "complement(".repeat(60) + "1..2" + ")".repeat(60);
        assertEquals(Strand.FORWARD, FeatureLocation.parse(deep).strand());
    }

    /** Cutting such a feature out failed. */
    @Test
    public void aFuzzyPositionThatEndsBeforeItBeginsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FeatureLocation.parse("5.2"));
    }
}
