// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;

import bio.strand.nodes.recurrent.learner.RnnLearnerNodeFactory;
import bio.strand.nodes.recurrent.predictor.LstmPredictorNodeFactory;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;

/**
 * Every encoding goes through the learner and the predictor, and text that the predictor encodes by
 * its model gets the very predictions of the encoded column.
 */
@RunWith(Parameterized.class)
public class EncodingsReachTheNetworkTest {

    private static final DataTableSpec SPEC =
            TableSchema.builder()
                    .text("sequence")
                    .nominal("class", List.of("first", "second"))
                    .toSpec();

    private final String[] symbols;
    private final Map<String, Object> settings;

    public EncodingsReachTheNetworkTest(
            String name, String[] symbols, Map<String, Object> settings) {
        this.symbols = symbols;
        this.settings = settings;
    }

    @Parameters(name = "{0}")
    public static List<Object[]> encodings() {
        String[] bases = {"ATTG", "GCCA"};
        String[] residues = {"KRDE", "AVLI"};
        String[] atoms = {"CN", "CO"};
        return List.of(
                encoding("k-mers", bases, Map.of("tokens", "KMER", "wordLength", 3)),
                encoding(
                        "embedded k-mers",
                        bases,
                        Map.of(
                                "tokens",
                                "KMER",
                                "wordLength",
                                5,
                                "representation",
                                "ORDINAL",
                                "ambiguityCodes",
                                "NEUTRAL")),
                encoding(
                        "learned words",
                        bases,
                        Map.of(
                                "tokens",
                                "KMER",
                                "vocabulary",
                                "LEARNED",
                                "unknownSymbols",
                                "NEUTRAL")),
                encoding("codons", bases, Map.of("tokens", "CODON")),
                encoding("both strands", bases, Map.of("strand", "BOTH")),
                encoding("filled up", bases, Map.of("maximumLength", 40, "fillUp", "START")),
                encoding(
                        "embedded residues",
                        residues,
                        Map.of("alphabet", "PROTEIN", "representation", "ORDINAL")),
                encoding(
                        "BLOSUM62",
                        residues,
                        Map.of("alphabet", "PROTEIN", "representation", "BLOSUM62")),
                encoding(
                        "Kidera factors",
                        residues,
                        Map.of("alphabet", "PROTEIN", "representation", "KIDERA")),
                encoding(
                        "scales",
                        residues,
                        Map.of("alphabet", "PROTEIN", "representation", "SCALES")),
                encoding("SMILES", atoms, Map.of("tokens", "SMILES", "representation", "ORDINAL")));
    }

    private static Object[] encoding(String name, String[] symbols, Map<String, Object> settings) {
        return new Object[] {name, symbols, settings};
    }

    @Before
    public void install() {
        TestContributions.install();
    }

    /** Rows of two classes, each with symbols of its own. */
    private BufferedDataTable table() {
        SplittableRandom random = new SplittableRandom(3);
        Object[][] rows = new Object[48][];
        for (int i = 0; i < rows.length; i++) {
            StringBuilder text = new StringBuilder();
            String choices = symbols[i % 2];
            for (int k = 12 + random.nextInt(12); k > 0; k--) {
                text.append(choices.charAt(random.nextInt(choices.length())));
            }
            rows[i] = row("Row" + i, text.toString(), i % 2 == 0 ? "first" : "second");
        }
        return TestTables.of(SPEC, rows);
    }

    @Test
    public void textIsPredictedAsTheEncodedColumnIs() throws Exception {
        NodeRun encoder = NodeRun.of(new SequenceEncoderNodeFactory());
        settings.forEach(encoder::set);
        BufferedDataTable encoded = encoder.table(0, table());
        PortObject model =
                NodeRun.of(new RnnLearnerNodeFactory())
                        .set("targetColumn", "class")
                        .set("convolutionLayers", 0)
                        .set("hiddenSize", 4)
                        .set("epochs", 2)
                        .set("workers", 1)
                        .execute(encoded)[0];
        NodeRun predictor = NodeRun.of(new LstmPredictorNodeFactory());
        List<List<String>> ofCells = TestTables.contents(predictor.table(0, model, encoded));
        List<List<String>> ofText =
                TestTables.contents(
                        NodeRun.of(new LstmPredictorNodeFactory()).table(0, model, table()));
        for (int i = 0; i < ofText.size(); i++) {
            List<String> text = ofText.get(i);
            List<String> cells = ofCells.get(i);
            assertEquals(text.subList(3, text.size()), cells.subList(4, cells.size()));
        }
        assertEquals("", predictor.message());
    }
}
