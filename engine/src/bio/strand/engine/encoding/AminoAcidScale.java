// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published physico-chemical property of the twenty amino acids.
 *
 * <p>Instances are immutable.
 */
public final class AminoAcidScale {

    private static final Map<String, AminoAcidScale> SCALES = read();

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

    private static Map<String, AminoAcidScale> read() {
        Map<String, AminoAcidScale> scales = new LinkedHashMap<>();
        String[] lines = AminoAcidScaleTable.TEXT.split("\n");
        for (int i = 0; i < lines.length; i += 3) {
            String[] head = lines[i].split(" \\| ");
            String[] numbers = (lines[i + 1] + " " + lines[i + 2]).split(" ");
            double[] values = new double[Alphabet.PROTEIN.size()];
            for (int k = 0; k < values.length; k++) {
                char aminoAcid = AminoAcidScaleTable.ORDER.charAt(k);
                values[Alphabet.PROTEIN.indexOf(aminoAcid)] = Double.parseDouble(numbers[k]);
            }
            String accession = head[1].equals("-") ? "" : head[1];
            scales.put(head[0], new AminoAcidScale(head[0], accession, head[2], values));
        }
        return Collections.unmodifiableMap(scales);
    }

    /**
     * The ten factors of Kidera et al., J. Protein Chem. 4:23-55 (1985), made from 188 properties.
     *
     * @return the names of ten scales
     */
    public static List<String> kideraFactors() {
        return namesBeginningWith("Kidera factor ");
    }

    /**
     * The five factors of Atchley et al., PNAS 102:6395-6400 (2005), made from 494 properties.
     *
     * @return the names of five scales
     */
    public static List<String> atchleyFactors() {
        return namesBeginningWith("Atchley factor ");
    }

    private static List<String> namesBeginningWith(String prefix) {
        return SCALES.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
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
     * @return the accession number; empty where AAindex does not list the scale
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
