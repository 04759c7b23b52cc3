// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import java.util.Locale;
import java.util.Random;

/**
 * Small invented data for the example workflows, each drawn with a fixed seed, so that it is always
 * the same. The columns are called as in the public data sets that the workflows are meant for; the
 * values follow simple rules and are taken from no molecule, gene or protein.
 */
final class TaskSamples {

    private static final int MOLECULES = 240;
    private static final int GENES = 240;
    private static final int CHAINS = 160;

    private static final String RESIDUES = "ACDEFGHIKLMNPQRSTVWY";

    /** Residues that helices, strands and loops prefer. */
    private static final String[] PREFERRED = {"AELMKRQ", "VIYFWTC", "GPNSD"};

    private static final String STATES = "HEC";

    /**
     * Protein chains in the three files of a data set of secondary structure.
     *
     * @param sequences the residues
     * @param labels H, E or C for each, with the sets in the headers
     * @param resolved 0 for residues that must not be scored
     */
    record Chains(String sequences, String labels, String resolved) {}

    private TaskSamples() {}

    /** Chains of C, N and O with branches, sometimes with a ring of benzene at the end. */
    private static String molecule(Random random) {
        StringBuilder smiles = new StringBuilder();
        boolean ring = random.nextInt(3) == 0;
        int length = 3 + random.nextInt(9);
        char last = ' ';
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(10);
            // Carbon stands at both ends, and two others never side by side.
            boolean carbon = kind < 7 || last != 'C' || i == length - 1;
            last = carbon ? 'C' : kind < 9 ? 'O' : 'N';
            smiles.append(last);
            int branch = random.nextInt(12);
            if (carbon && i > 0 && i < length - 1 && branch < 4) {
                smiles.append(
                        switch (branch) {
                            case 0 -> "(C)";
                            case 1 -> "(O)";
                            case 2 -> "(Cl)";
                            default -> "(=O)";
                        });
            }
        }
        return smiles.append(ring ? "c1ccccc1" : "").toString();
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    /** The more carbon and chlorine the less soluble, the more oxygen and nitrogen the more. */
    private static double solubility(String smiles, Random random) {
        int chlorine = count(smiles, "Cl");
        double value =
                0.5
                        - 0.45 * (count(smiles, "C") - chlorine)
                        - 0.3 * count(smiles, "c")
                        + 0.8 * count(smiles, "O")
                        + 0.7 * count(smiles, "N")
                        - 0.6 * chlorine;
        return value + 0.2 * random.nextGaussian();
    }

    /**
     * Molecules with their solubility, in the columns of Delaney's data set (ESOL).
     *
     * @return comma-separated values
     */
    static String solubilities() {
        Random random = new Random(20260102);
        StringBuilder text =
                new StringBuilder("Compound ID,measured log solubility in mols per litre,smiles\n");
        for (int i = 1; i <= MOLECULES; i++) {
            String smiles = molecule(random);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "Compound %d,%.2f,%s%n",
                            i,
                            solubility(smiles, random),
                            smiles));
        }
        return text.toString().replace("\r", "");
    }

    /**
     * Molecules with the outcome of four assays, some of them not done, in columns called as some
     * of the twelve of Tox21.
     *
     * @return comma-separated values
     */
    static String assays() {
        Random random = new Random(20260103);
        StringBuilder text = new StringBuilder("NR-AR,NR-AhR,SR-MMP,SR-p53,mol_id,smiles\n");
        for (int i = 1; i <= MOLECULES; i++) {
            String smiles = molecule(random);
            boolean[] toxic = {
                count(smiles, "N") > 0,
                count(smiles, "c") > 0,
                solubility(smiles, random) < -2.5,
                count(smiles, "Cl") > 0 || count(smiles, "=O") > 1
            };
            for (boolean one : toxic) {
                boolean turned = random.nextInt(20) == 0;
                text.append(random.nextInt(6) == 0 ? "" : one != turned ? "1" : "0").append(',');
            }
            text.append("MOL").append(i).append(',').append(smiles).append('\n');
        }
        return text.toString();
    }

    /**
     * Expression of genes over two cell cycles that were synchronised in two ways and measured at
     * other times, some values missing, in columns called as two of the series of Spellman et al.
     *
     * @return tab-separated values
     */
    static String cellCycles() {
        Random random = new Random(20260104);
        StringBuilder text = new StringBuilder("row.names");
        for (int minute = 0; minute <= 119; minute += 7) {
            text.append("\talpha").append(minute);
        }
        for (int minute = 10; minute <= 250; minute += 10) {
            text.append("\tcdc15_").append(minute);
        }
        text.append('\n');
        for (int i = 1; i <= GENES; i++) {
            text.append("GENE").append(i);
            double phase = 2 * Math.PI * random.nextDouble();
            double height = i % 3 == 0 ? 0.1 : 1;
            // Both kinds of cells need about as many arrays for a cycle.
            appendCycle(text, random, 18, 9.0, phase, height);
            appendCycle(text, random, 25, 10.0, phase + 1, height);
            text.append('\n');
        }
        return text.toString();
    }

    private static void appendCycle(
            StringBuilder text,
            Random random,
            int arrays,
            double period,
            double phase,
            double height) {
        for (int t = 0; t < arrays; t++) {
            double value =
                    height * Math.sin(phase + 2 * Math.PI * t / period)
                            + 0.2 * random.nextGaussian();
            boolean missing = random.nextInt(25) == 0;
            text.append('\t').append(missing ? "NA" : String.format(Locale.ROOT, "%.2f", value));
        }
    }

    /**
     * Chains of helices, strands and loops, each of which prefers some residues.
     *
     * @return three FASTA files
     */
    static Chains chains() {
        Random random = new Random(20260105);
        StringBuilder sequences = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        StringBuilder resolved = new StringBuilder();
        for (int i = 1; i <= CHAINS; i++) {
            StringBuilder residues = new StringBuilder();
            StringBuilder states = new StringBuilder();
            int wanted = 25 + random.nextInt(40);
            while (residues.length() < wanted) {
                int state = random.nextInt(3);
                for (int t = 4 + random.nextInt(8); t > 0; t--) {
                    String from = random.nextInt(3) > 0 ? PREFERRED[state] : RESIDUES;
                    residues.append(from.charAt(random.nextInt(from.length())));
                    states.append(STATES.charAt(state));
                }
            }
            int unresolved = random.nextInt(4);
            String set = i % 8 == 0 ? "test" : "train";
            String validation = i % 8 == 1 ? "True" : "False";
            sequences.append(">chain").append(i).append('\n').append(residues).append('\n');
            labels.append(">chain%d SET=%s VALIDATION=%s\n".formatted(i, set, validation));
            labels.append(states).append('\n');
            resolved.append(">chain").append(i).append('\n');
            resolved.append("0".repeat(unresolved));
            resolved.append("1".repeat(residues.length() - unresolved)).append('\n');
        }
        return new Chains(sequences.toString(), labels.toString(), resolved.toString());
    }
}
