// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.chemistry;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.openscience.cdk.aromaticity.Aromaticity;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.exception.InvalidSmilesException;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.interfaces.IElement;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.smiles.SmilesParser;

/**
 * Molecules as SMILES (Weininger, J. Chem. Inf. Comput. Sci. 28:31-36, 1988; OpenSMILES).
 *
 * <p>Blanks around a SMILES are ignored. Everything here is a pure function of its arguments and
 * may be called by several threads at once. A SMILES of {@value #MAXIMUM_LENGTH} characters and
 * more is refused: no small molecule is written like that, and a damaged file should not keep the
 * computer busy. Aromatic atoms are found by Daylight's rules.
 */
public final class Molecules {

    /** The first length that is refused, in characters. */
    public static final int MAXIMUM_LENGTH = 4000;

    private static final int AROMATIC_UNIQUE = SmiFlavor.Unique | SmiFlavor.UseAromaticSymbols;
    private static final int AROMATIC_WITH_STEREO =
            SmiFlavor.Stereo | SmiFlavor.AtomicMass | SmiFlavor.UseAromaticSymbols;

    private Molecules() {}

    /**
     * Says why a text is no SMILES of a molecule.
     *
     * <p>Refused are what breaks the grammar, rings and branches that stay open, aromatic systems
     * without a Kekulé structure, elements that do not exist, reactions, texts after the SMILES,
     * and uncharged carbon, oxygen and fluorine atoms with more bonds than they can have. Marks of
     * double-bond geometry ({@code /}, {@code \\}) that contradict each other are no reason: such a
     * molecule is read without these marks.
     *
     * @param smiles any text
     * @return what is wrong, as a clause without a full stop that names the position (counted from
     *     1, blanks in front not counted) where there is one; empty if it is a molecule
     */
    public static Optional<String> problem(String smiles) {
        try {
            parse(smiles);
            return Optional.empty();
        } catch (InvalidMoleculeException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Writes a molecule in the one way that does not depend on how it was written. Stereochemistry
     * and isotopes are left out: two stereoisomers have the same canonical SMILES.
     *
     * @param smiles the molecule
     * @return the canonical SMILES with aromatic (lower-case) symbols, as this version of the
     *     library orders atoms. The order rests on refining classes of atoms by their neighbours;
     *     the few molecules whose different atoms cannot be told apart in this way (an ether
     *     between two morpholines, say; 2 of 9,142 in a screening library) may have two such forms
     * @throws InvalidMoleculeException if it is no molecule; see {@link #problem}
     */
    public static String canonical(String smiles) throws InvalidMoleculeException {
        return write(parse(smiles), AROMATIC_UNIQUE);
    }

    /**
     * The scaffold of a molecule (Bemis and Murcko, J. Med. Chem. 39:2887-2893, 1996): its rings
     * and the chains that link them. Atoms with a double bond to a ring or a linker stay, such as
     * the oxygen of a ring ketone, as in the software on which published scaffold splits rest
     * (RDKit, DeepChem); stereochemistry and isotopes go. The free places of removed substituents
     * are filled with hydrogen.
     *
     * @param smiles the molecule; of several parts (salts) each with a ring counts
     * @return the canonical SMILES of the scaffold; empty for a molecule without rings
     * @throws InvalidMoleculeException if it is no molecule; see {@link #problem}
     */
    public static String scaffold(String smiles) throws InvalidMoleculeException {
        IAtomContainer molecule = parse(smiles);
        if (Cycles.markRingAtomsAndBonds(molecule) == 0) {
            return "";
        }
        boolean[] kept = ringsAndLinkers(molecule);
        boolean[] core = kept.clone();
        for (IBond bond : molecule.bonds()) {
            if (bond.getOrder() == IBond.Order.DOUBLE) {
                int a = bond.getBegin().getIndex();
                int b = bond.getEnd().getIndex();
                kept[a] |= core[b];
                kept[b] |= core[a];
            }
        }
        return write(part(molecule, kept), AROMATIC_UNIQUE);
    }

    /**
     * Writes a molecule in a random order of atoms, for training on several forms of each molecule
     * (Bjerrum, arXiv:1703.07076, 2017). Stereochemistry and isotopes stay.
     *
     * @param smiles the molecule
     * @param seed the seed of the order; the same seed and SMILES give the same result
     * @return a SMILES of the same molecule with aromatic symbols
     * @throws InvalidMoleculeException if it is no molecule; see {@link #problem}
     */
    public static String randomized(String smiles, long seed) throws InvalidMoleculeException {
        IAtomContainer molecule = parse(smiles);
        SplittableRandom random = new SplittableRandom(seed);
        IAtom[] atoms = new IAtom[molecule.getAtomCount()];
        for (int i = 0; i < atoms.length; i++) {
            int j = random.nextInt(i + 1);
            atoms[i] = atoms[j];
            atoms[j] = molecule.getAtom(i);
        }
        IBond[] bonds = new IBond[molecule.getBondCount()];
        for (int i = 0; i < bonds.length; i++) {
            int j = random.nextInt(i + 1);
            bonds[i] = bonds[j];
            bonds[j] = molecule.getBond(i);
        }
        molecule.setAtoms(atoms);
        molecule.setBonds(bonds);
        return write(molecule, AROMATIC_WITH_STEREO);
    }

    /** Peels off terminal atoms until only rings and what links them are left. */
    private static boolean[] ringsAndLinkers(IAtomContainer molecule) {
        int atoms = molecule.getAtomCount();
        boolean[] kept = new boolean[atoms];
        int[] degrees = new int[atoms];
        ArrayDeque<IAtom> terminal = new ArrayDeque<>();
        for (IAtom atom : molecule.atoms()) {
            kept[atom.getIndex()] = true;
            degrees[atom.getIndex()] = atom.getBondCount();
            if (atom.getBondCount() <= 1) {
                terminal.add(atom);
            }
        }
        while (!terminal.isEmpty()) {
            IAtom atom = terminal.remove();
            kept[atom.getIndex()] = false;
            for (IBond bond : atom.bonds()) {
                IAtom other = bond.getOther(atom);
                if (kept[other.getIndex()] && --degrees[other.getIndex()] == 1) {
                    terminal.add(other);
                }
            }
        }
        return kept;
    }

    /** Copies atoms, their bonds among themselves, and hydrogen in place of the other bonds. */
    private static IAtomContainer part(IAtomContainer molecule, boolean[] kept) {
        IAtomContainer part = SilentChemObjectBuilder.getInstance().newAtomContainer();
        IAtom[] copies = new IAtom[kept.length];
        for (IAtom atom : molecule.atoms()) {
            int index = atom.getIndex();
            if (!kept[index]) {
                continue;
            }
            int hydrogens = atom.getImplicitHydrogenCount();
            for (IBond bond : atom.bonds()) {
                if (!kept[bond.getOther(atom).getIndex()]) {
                    hydrogens += bond.getOrder().numeric();
                }
            }
            copies[index] = part.newAtom(atom.getAtomicNumber(), hydrogens);
            copies[index].setFormalCharge(atom.getFormalCharge());
        }
        for (IBond bond : molecule.bonds()) {
            IAtom begin = copies[bond.getBegin().getIndex()];
            IAtom end = copies[bond.getEnd().getIndex()];
            if (begin != null && end != null) {
                part.newBond(begin, end, bond.getOrder());
            }
        }
        return part;
    }

    private static String write(IAtomContainer molecule, int flavor) {
        Cycles.markRingAtomsAndBonds(molecule);
        Aromaticity.clear(molecule);
        Aromaticity.apply(Aromaticity.Model.Daylight, molecule);
        try {
            return new SmilesGenerator(flavor).create(molecule);
        } catch (CDKException e) {
            throw new IllegalStateException("A molecule that was read cannot be written.", e);
        }
    }

    private static IAtomContainer parse(String text) throws InvalidMoleculeException {
        String smiles = text.strip();
        if (smiles.isEmpty()) {
            throw new InvalidMoleculeException("the text is empty");
        }
        if (smiles.length() >= MAXIMUM_LENGTH) {
            throw new InvalidMoleculeException(
                    String.format(
                            Locale.ROOT,
                            "the text has %,d characters, no SMILES of a small molecule has %,d",
                            smiles.length(),
                            MAXIMUM_LENGTH));
        }
        for (int i = 0; i < smiles.length(); i++) {
            char c = smiles.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new InvalidMoleculeException(
                        "at position "
                                + (i + 1)
                                + " stands "
                                + (c <= ' ' ? "a blank" : "'" + c + "'")
                                + ", which no SMILES contains");
            }
            if (c == '>') {
                throw new InvalidMoleculeException(
                        "'>' at position " + (i + 1) + " makes it a reaction, not a molecule");
            }
        }
        SmilesPosition.checkEnds(smiles);
        IAtomContainer molecule;
        try {
            molecule = read(smiles);
        } catch (InvalidSmilesException e) {
            if (!SmilesPosition.isContradictoryDoubleBond(e.getMessage())) {
                throw new InvalidMoleculeException(SmilesPosition.explain(smiles, e.getMessage()));
            }
            try {
                molecule = read(smiles.replace("/", "").replace("\\", ""));
            } catch (InvalidSmilesException again) {
                throw new InvalidMoleculeException(
                        SmilesPosition.explain(smiles, again.getMessage()));
            }
        }
        checkValences(smiles, molecule);
        return molecule;
    }

    private static IAtomContainer read(String smiles) throws InvalidSmilesException {
        // A parser holds state, so every call has its own.
        SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        parser.setStrict(true);
        return parser.parseSmiles(smiles);
    }

    /**
     * Checks elements whose greatest number of bonds is beyond dispute when they are not charged.
     */
    private static void checkValences(String smiles, IAtomContainer molecule)
            throws InvalidMoleculeException {
        for (IAtom atom : molecule.atoms()) {
            Integer charge = atom.getFormalCharge();
            if (charge != null && charge != 0) {
                continue;
            }
            int most;
            String name;
            switch (atom.getAtomicNumber()) {
                case IElement.C -> {
                    most = 4;
                    name = "carbon";
                }
                case IElement.O -> {
                    most = 2;
                    name = "oxygen";
                }
                case IElement.F -> {
                    most = 1;
                    name = "fluorine";
                }
                default -> {
                    continue;
                }
            }
            int bonds = atom.getImplicitHydrogenCount();
            for (IBond bond : atom.bonds()) {
                bonds += bond.getOrder().numeric();
            }
            if (bonds > most) {
                throw new InvalidMoleculeException(
                        String.format(
                                Locale.ROOT,
                                "the %s atom at position %d has %d bonds, at most %d are possible"
                                        + " without a charge",
                                name,
                                SmilesPosition.ofAtom(smiles, atom.getIndex()),
                                bonds,
                                most));
            }
        }
    }
}
