// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published physico-chemical property of the twenty amino acids.
 *
 * <p>Instances are immutable.
 */
public final class AminoAcidScale {

    private static final String ORDER = Alphabet.PROTEIN.symbols();

    private static final Map<String, AminoAcidScale> SCALES = new LinkedHashMap<>();

    static {
        add(
                "Kyte-Doolittle hydropathy",
                "KYTJ820101",
                "Kyte and Doolittle, J. Mol. Biol. 157:105-132 (1982)",
                "1.8 -4.5 -3.5 -3.5 2.5 -3.5 -3.5 -0.4 -3.2 4.5"
                        + " 3.8 -3.9 1.9 2.8 -1.6 -0.8 -0.7 -0.9 -1.3 4.2");
    }

    private final String name;
    private final String accession;
    private final String source;
    private final double[] values;
    private final double mean;
    private final double deviation;

    private AminoAcidScale(String name, String accession, String source, double[] values) {
        this.name = name;
        this.accession = accession;
        this.source = source;
        this.values = values;
        mean = Arrays.stream(values).average().orElseThrow();
        deviation =
                Math.sqrt(
                        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum()
                                / values.length);
    }

    private static void add(String name, String accession, String source, String aaindex) {
        String[] numbers = aaindex.split(" ");
        double[] values = new double[ORDER.length()];
        for (int i = 0; i < values.length; i++) {
            values[ORDER.indexOf("ARNDCQEGHILKMFPSTWYV".charAt(i))] =
                    Double.parseDouble(numbers[i]);
        }
        SCALES.put(name, new AminoAcidScale(name, accession, source, values));
    }

    /**
     * The names of all scales.
     *
     * @return the names by which {@link #named} finds them
     */
    public static List<String> names() {
        return List.copyOf(SCALES.keySet());
    }

    /**
     * A scale by its name.
     *
     * @param name one of {@link #names()}
     * @return the scale
     * @throws IllegalArgumentException if there is none of this name
     */
    public static AminoAcidScale named(String name) {
        AminoAcidScale scale = SCALES.get(name);
        if (scale == null) {
            throw new IllegalArgumentException(
                    "There is no scale '%s'; choose among %s."
                            .formatted(name, String.join(", ", SCALES.keySet())));
        }
        return scale;
    }

    /**
     * The name.
     *
     * @return one of {@link #names()}
     */
    public String name() {
        return name;
    }

    /**
     * Where AAindex (Kawashima et al., Nucleic Acids Res. 36:D202-D205, 2008) lists the scale.
     *
     * @return the accession number
     */
    public String accession() {
        return accession;
    }

    /**
     * Where the scale was published.
     *
     * @return authors, journal, pages and year
     */
    public String source() {
        return source;
    }

    /**
     * The published value of an amino acid.
     *
     * @param aminoAcid one of the twenty by its one-letter code in upper case
     * @return the value in the unit of the publication
     * @throws IllegalArgumentException if it is none of the twenty
     */
    public double value(char aminoAcid) {
        int index = Alphabet.PROTEIN.indexOf(aminoAcid);
        if (index < 0) {
            throw new IllegalArgumentException(
                    Alphabet.describe(aminoAcid) + " is none of the twenty amino acids.");
        }
        return values[index];
    }

    /**
     * The value of an amino acid, shifted and scaled so that the twenty have mean 0 and
     * (population) standard deviation 1.
     *
     * @param aminoAcid one of the twenty by its one-letter code in upper case
     * @return the z-score
     * @throws IllegalArgumentException if it is none of the twenty
     */
    public double zScore(char aminoAcid) {
        return (value(aminoAcid) - mean) / deviation;
    }
}
