// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.chemistry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class MoleculesTest {

    private static final String CAFFEINE = "CN1C=NC2=C1C(=O)N(C(=O)N2C)C";
    private static final String IMATINIB =
            "Cc1ccc(NC(=O)c2ccc(CN3CCN(C)CC3)cc2)cc1Nc1nccc(-c2cccnc2)n1";
    private static final List<String> DRUGS =
            List.of(
                    CAFFEINE,
                    IMATINIB,
                    "CC(=O)Oc1ccccc1C(=O)O",
                    "CC(C)Cc1ccc(cc1)[C@@H](C)C(=O)O",
                    "C[C@]12CC[C@H]3[C@H]([C@@H]1CC[C@@H]2O)CCC4=CC(=O)CC[C@]34C",
                    "CN1CCC23C4C1CC5=C2C(=C(C=C5)O)OC3C(C=C4)O",
                    "Clc1ccc2c(c1)C(=NCC(=O)N2)c1ccccc1",
                    "F/C=C/Cl",
                    "[Na+].[O-]C(=O)c1ccccc1",
                    "OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O",
                    "c1ccc2c(c1)[nH]cc2CCN");

    private static void assertProblem(String smiles, String expected) {
        Optional<String> problem = Molecules.problem(smiles);
        assertTrue(smiles + " passed", problem.isPresent());
        assertEquals(expected, problem.get());
    }

    @Test
    public void moleculesHaveNoProblem() {
        for (String smiles : DRUGS) {
            assertEquals(smiles, Optional.empty(), Molecules.problem(smiles));
        }
        assertEquals(Optional.empty(), Molecules.problem("  CCO \t"));
        assertEquals(Optional.empty(), Molecules.problem("[13CH4]"));
        assertEquals(Optional.empty(), Molecules.problem("C%12CCCC%12"));
        assertEquals(Optional.empty(), Molecules.problem("CS(=O)(=O)C"));
        assertEquals(Optional.empty(), Molecules.problem("CN(=O)=O"));
        assertEquals(Optional.empty(), Molecules.problem("[C-]#[O+]"));
        assertEquals(Optional.empty(), Molecules.problem("F/C=C(/C)/C"));
    }

    @Test
    public void problemsNameThePosition() {
        assertProblem("CC(C(C)", "the branch opened at position 3 is not closed");
        assertProblem("CC1CC", "the ring bond 1 opened at position 3 is not closed");
        assertProblem("CC%12CC", "the ring bond 12 opened at position 3 is not closed");
        assertProblem("CC[NH", "the bracket opened at position 3 is not closed");
        assertProblem("CC#", "no atom follows '#' at position 3");
        assertProblem("C(C=)C", "no atom follows '=' at position 4");
        assertProblem("C==C", "multiple bonds specified at position 3 ('=')");
        assertProblem("CxC", "unexpected character at position 2 ('x')");
        assertProblem("CCO ethanol", "at position 4 stands a blank, which no SMILES contains");
        assertProblem("CéC", "at position 2 stands 'é', which no SMILES contains");
        assertProblem("CCO>>CC=O", "'>' at position 4 makes it a reaction, not a molecule");
        assertProblem(
                "ClC(C)(C)(C)C",
                "the carbon atom at position 3 has 5 bonds, at most 4 are possible without a"
                        + " charge");
        assertProblem(
                "[13CH4]O(C)C",
                "the carbon atom at position 1 has 5 bonds, at most 4 are possible without a"
                        + " charge");
        assertProblem(
                "BrC=O=C",
                "the oxygen atom at position 5 has 4 bonds, at most 2 are possible without a"
                        + " charge");
        assertTrue(Molecules.problem("[Zz]").orElseThrow().contains("element"));
        assertTrue(Molecules.problem("c1cccc1").orElseThrow().contains("aromatic"));
        assertTrue(Molecules.problem("c1ccc2c(c1)ccn2").orElseThrow().contains("[nH]"));
    }

    @Test
    public void emptyAndAbsurdlyLongTextsAreRefused() {
        assertProblem("", "the text is empty");
        assertProblem(" \t ", "the text is empty");
        assertEquals(Optional.empty(), Molecules.problem("C".repeat(Molecules.MAXIMUM_LENGTH - 1)));
        assertProblem(
                "C".repeat(Molecules.MAXIMUM_LENGTH),
                "the text has 4,000 characters, no SMILES of a small molecule has 4,000");
        assertProblem("[", "the bracket opened at position 1 is not closed");
    }

    /** 20,000 damaged SMILES: whatever is accepted can be written, nothing ends otherwise. */
    @Test
    public void damagedTextsAreRefusedOrReadNeverAnythingElse() throws Exception {
        Random random = new Random(11);
        String characters = "CNOcn1[]()=#%+-@H/\\.*FBrl2>";
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(DRUGS.get(random.nextInt(DRUGS.size())));
            for (int k = 0; k < 1 + i % 3; k++) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
            }
            String smiles = text.toString();
            Optional<String> problem = Molecules.problem(smiles);
            if (problem.isPresent()) {
                refused++;
                assertTrue(smiles, problem.get().length() < 200);
            } else {
                Molecules.canonical(smiles);
                Molecules.scaffold(smiles);
                Molecules.randomized(smiles, i);
            }
        }
        assertTrue(refused > 5_000 && refused < 20_000);
    }

    @Test
    public void canonicalFormDoesNotDependOnTheWriting() throws Exception {
        assertEquals(Molecules.canonical("OCC"), Molecules.canonical("CCO"));
        assertEquals(Molecules.canonical("C1=CC=CC=C1"), Molecules.canonical("c1ccccc1"));
        assertEquals(Molecules.canonical("C1=CC=CC=C1"), "c1ccccc1");
        assertNotEquals(Molecules.canonical("CCO"), Molecules.canonical("COC"));
        for (String smiles : DRUGS) {
            String canonical = Molecules.canonical(smiles);
            assertEquals(canonical, Molecules.canonical(canonical));
            for (int seed = 0; seed < 20; seed++) {
                assertEquals(canonical, Molecules.canonical(Molecules.randomized(smiles, seed)));
            }
        }
    }

    /**
     * Frameworks by hand from the drawings, atoms double-bonded to the framework kept: benzene of
     * aspirin; xanthine with both oxygens of caffeine; the diazepam skeleton; the ring system of
     * testosterone with its ketone; none of hexane.
     */
    @Test
    public void scaffoldIsRingsAndLinkers() throws Exception {
        assertEquals("", Molecules.scaffold("CCCCCC"));
        assertEquals("", Molecules.scaffold("F/C=C/Cl"));
        assertEquals("c1ccccc1", Molecules.scaffold("CC(=O)Oc1ccccc1C(=O)O"));
        assertScaffold(CAFFEINE, "O=c1[nH]c(=O)c2[nH]cnc2[nH]1");
        assertScaffold("Clc1ccc2c(c1)C(=NCC(=O)N2)c1ccccc1", "O=C1CN=C(c2ccccc2)c2ccccc2N1");
        assertScaffold(
                "C[C@]12CC[C@H]3[C@H]([C@@H]1CC[C@@H]2O)CCC4=CC(=O)CC[C@]34C",
                "C1CC2C(C1)CCC1C2CCC2=CC(=O)CCC12");
        assertScaffold(IMATINIB, "O=C(Nc1cccc(Nc2nccc(-c3cccnc3)n2)c1)c1ccc(CN2CCNCC2)cc1");
        // The linker's methyl goes, the linker's sulfone oxygens stay.
        assertScaffold("CC(c1ccccc1)S(=O)(=O)C1CC1", "O=S(=O)(Cc1ccccc1)C1CC1");
        // Of a salt with two rings both count, the counter-ion does not.
        assertScaffold("[Na+].Cc1ccccc1.C1CC1C", "c1ccccc1.C1CC1");
        // A positive ring nitrogen stays positive.
        assertScaffold("C[n+]1ccccc1", "[nH+]1ccccc1");
    }

    private static void assertScaffold(String smiles, String expected) throws Exception {
        assertEquals(Molecules.canonical(expected), Molecules.scaffold(smiles));
        for (int seed = 0; seed < 5; seed++) {
            assertEquals(
                    Molecules.scaffold(smiles),
                    Molecules.scaffold(Molecules.randomized(smiles, seed)));
        }
        assertEquals(Molecules.scaffold(smiles), Molecules.scaffold(Molecules.scaffold(smiles)));
    }

    @Test
    public void randomFormsDifferAndKeepStereochemistryAndIsotopes() throws Exception {
        Set<String> forms = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            String form = Molecules.randomized(IMATINIB, seed);
            assertEquals(form, Molecules.randomized(IMATINIB, seed));
            forms.add(form);
        }
        assertTrue("only " + forms.size(), forms.size() > 40);
        Set<String> alanine = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            alanine.add(Molecules.randomized("N[C@@H](C)C(=O)O", seed));
        }
        // No form of L-alanine is one of D-alanine.
        for (int seed = 0; seed < 200; seed++) {
            assertTrue(!alanine.contains(Molecules.randomized("N[C@H](C)C(=O)O", seed)));
        }
        assertTrue(Molecules.randomized("[13CH3]C", 1).contains("13"));
    }

    @Test
    public void unreadableTextsAreRefusedByEveryMethod() {
        assertThrows(InvalidMoleculeException.class, () -> Molecules.canonical("C("));
        assertThrows(InvalidMoleculeException.class, () -> Molecules.scaffold("C("));
        assertThrows(InvalidMoleculeException.class, () -> Molecules.randomized("C(", 1));
    }
}
