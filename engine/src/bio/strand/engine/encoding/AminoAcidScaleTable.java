// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/**
 * The published numbers of {@link AminoAcidScale}.
 *
 * <p>Three lines a scale: its name, its accession number in AAindex (a dash where AAindex does not
 * list it) and its publication; then the values of A R N D C Q E G H I; then those of L K M F P S T
 * W Y V, the order of AAindex.
 */
final class AminoAcidScaleTable {

    /** The order of the values. */
    static final String ORDER = "ARNDCQEGHILKMFPSTWYV";

    static final String TEXT =
            """
            Kyte-Doolittle hydropathy | KYTJ820101 | Kyte and Doolittle, J. Mol. Biol. 157:105-132 (1982)
            1.8 -4.5 -3.5 -3.5 2.5 -3.5 -3.5 -0.4 -3.2 4.5
            3.8 -3.9 1.9 2.8 -1.6 -0.8 -0.7 -0.9 -1.3 4.2
            Hopp-Woods hydrophilicity | HOPT810101 | Hopp and Woods, PNAS 78:3824-3828 (1981)
            -0.5 3 0.2 3 -1 0.2 3 0 -0.5 -1.8
            -1.8 3 -1.3 -2.5 0 0.3 -0.4 -3.4 -2.3 -1.5
            Eisenberg consensus hydrophobicity | EISD840101 | Eisenberg, Annu. Rev. Biochem. 53:595-623 (1984)
            0.25 -1.76 -0.64 -0.72 0.04 -0.69 -0.62 0.16 -0.4 0.73
            0.53 -1.1 0.26 0.61 -0.07 -0.26 -0.18 0.37 0.02 0.54
            Fauchere-Pliska hydrophobicity | FAUJ830101 | Fauchere and Pliska, Eur. J. Med. Chem. 18:369-375 (1983)
            0.31 -1.01 -0.6 -0.77 1.54 -0.22 -0.64 0 0.13 1.8
            1.7 -0.99 1.23 1.79 0.72 -0.04 0.26 2.25 0.96 1.22
            Engelman transfer energy | ENGD860101 | Engelman, Steitz and Goldman, Annu. Rev. Biophys. Biophys. Chem. 15:321-353 (1986)
            -1.6 12.3 4.8 9.2 -2 4.1 8.2 -1 3 -3.1
            -2.8 8.8 -3.4 -3.7 0.2 -0.6 -1.2 -1.9 0.7 -2.6
            Wimley-White interface energy | WIMW960101 | Wimley and White, Nat. Struct. Biol. 3:842-848 (1996)
            4.08 3.91 3.83 3.02 4.49 3.67 2.23 4.24 4.08 4.52
            4.81 3.77 4.48 5.38 3.8 4.12 4.11 6.1 5.19 4.18
            Black-Mould hydrophobicity | BLAS910101 | Black and Mould, Anal. Biochem. 193:72-82 (1991)
            0.616 0 0.236 0.028 0.68 0.251 0.043 0.501 0.165 0.943
            0.943 0.283 0.738 1 0.711 0.359 0.45 0.878 0.88 0.825
            Argos hydrophobicity | ARGP820101 | Argos, Rao and Hargrave, Eur. J. Biochem. 128:565-575 (1982)
            0.61 0.6 0.06 0.46 1.07 0 0.47 0.07 0.61 2.22
            1.53 1.15 1.18 2.02 1.95 0.05 0.05 2.65 1.88 1.32
            Parker HPLC hydrophilicity | PARJ860101 | Parker, Guo and Hodges, Biochemistry 25:5425-5432 (1986)
            2.1 4.2 7 10 1.4 6 7.8 5.7 2.1 -8
            -9.2 5.7 -4.2 -9.2 2.1 6.5 5.2 -10 -1.9 -3.7
            Miyazawa-Jernigan partition energy | MIYS850101 | Miyazawa and Jernigan, Macromolecules 18:534-552 (1985)
            2.36 1.92 1.7 1.67 3.36 1.75 1.74 2.06 2.41 4.17
            3.93 1.23 4.22 4.37 1.89 1.81 2.04 3.82 2.91 3.49
            Ponnuswamy surrounding hydrophobicity | PONP800101 | Ponnuswamy, Prabhakaran and Manavalan, Biochim. Biophys. Acta 623:301-316 (1980)
            12.28 11.49 11 10.97 14.93 11.28 11.19 12.01 12.84 14.77
            14.1 10.8 14.33 13.43 11.19 11.26 11.65 12.95 13.29 15.07
            Eisenberg-McLachlan solvation energy | EISD860101 | Eisenberg and McLachlan, Nature 319:199-203 (1986)
            0.67 -2.1 -0.6 -1.2 0.38 -0.22 -0.76 0 0.64 1.9
            1.9 -0.57 2.4 2.3 1.2 0.01 0.52 2.6 1.6 1.5
            Net charge | KLEP840101 | Klein, Kanehisa and DeLisi, Biochim. Biophys. Acta 787:221-226 (1984)
            0 1 0 -1 0 0 -1 0 0 0
            0 1 0 0 0 0 0 0 0 0
            Positive charge | FAUJ880111 | Fauchere et al., Int. J. Pept. Protein Res. 32:269-278 (1988)
            0 1 0 0 0 0 0 0 1 0
            0 1 0 0 0 0 0 0 0 0
            Negative charge | FAUJ880112 | Fauchere et al., Int. J. Pept. Protein Res. 32:269-278 (1988)
            0 0 0 1 0 0 1 0 0 0
            0 0 0 0 0 0 0 0 0 0
            Hydrogen bond donors | FAUJ880109 | Fauchere et al., Int. J. Pept. Protein Res. 32:269-278 (1988)
            0 4 2 1 0 2 1 0 1 0
            0 2 0 0 0 1 1 1 1 0
            Isoelectric point | ZIMJ680104 | Zimmerman, Eliezer and Simha, J. Theor. Biol. 21:170-201 (1968)
            6 10.76 5.41 2.77 5.05 5.65 3.22 5.97 7.59 6.02
            5.98 9.74 5.74 5.48 6.3 5.68 5.66 5.89 5.66 5.96
            Zimmerman polarity | ZIMJ680103 | Zimmerman, Eliezer and Simha, J. Theor. Biol. 21:170-201 (1968)
            0 52 3.38 49.7 1.48 3.53 49.9 0 51.6 0.13
            0.13 49.5 1.43 0.35 1.58 1.67 1.66 2.1 1.61 0.13
            Zimmerman bulkiness | ZIMJ680102 | Zimmerman, Eliezer and Simha, J. Theor. Biol. 21:170-201 (1968)
            11.5 14.28 12.82 11.68 13.46 14.45 13.57 3.4 13.69 21.4
            21.4 15.71 16.25 19.8 17.43 9.47 15.77 21.67 18.03 21.57
            Grantham polarity | GRAR740102 | Grantham, Science 185:862-864 (1974)
            8.1 10.5 11.6 13 5.5 10.5 12.3 9 10.4 5.2
            4.9 11.3 5.7 5.2 8 9.2 8.6 5.4 6.2 5.9
            Grantham composition | GRAR740101 | Grantham, Science 185:862-864 (1974)
            0 0.65 1.33 1.38 2.75 0.89 0.92 0.74 0.58 0
            0 0.33 0 0 0.39 1.42 0.71 0.13 0.2 0
            Grantham volume | GRAR740103 | Grantham, Science 185:862-864 (1974)
            31 124 56 54 55 85 83 3 96 111
            111 119 105 132 32.5 32 61 170 136 84
            Zamyatnin volume | - | Zamyatnin, Prog. Biophys. Mol. Biol. 24:107-123 (1972)
            88.6 173.4 114.1 111.1 108.5 143.8 138.4 60.1 153.2 166.7
            166.7 168.6 162.9 189.9 112.7 89 116.1 227.8 193.6 140
            Tsai volume | TSAJ990101 | Tsai, Taylor, Chothia and Gerstein, J. Mol. Biol. 290:253-266 (1999)
            89.3 190.3 122.4 114.4 102.5 146.9 138.8 63.8 157.5 163
            163.1 165.1 165.8 190.8 121.6 94.2 119.6 226.4 194.6 138.2
            Molecular weight | FASG760101 | Fasman, Handbook of Biochemistry and Molecular Biology, 3rd ed., CRC Press (1976)
            89.09 174.2 132.12 133.1 121.15 146.15 147.13 75.07 155.16 131.17
            131.17 146.19 149.21 165.19 115.13 105.09 119.12 204.24 181.19 117.15
            Refractivity | MCMT640101 | McMeekin, Groves and Hipp, in Amino Acids and Serum Proteins, ACS, p. 54 (1964)
            4.34 26.66 13.28 12 35.77 17.56 17.26 0 21.81 19.06
            18.78 21.29 21.64 29.4 10.93 6.35 11.01 42.53 31.53 13.92
            Graph shape index | FAUJ880101 | Fauchere et al., Int. J. Pept. Protein Res. 32:269-278 (1988)
            1.28 2.34 1.6 1.6 1.77 1.56 1.56 0 2.99 4.19
            2.59 1.89 2.35 2.94 2.67 1.31 3.03 3.21 2.94 3.67
            Chothia accessible surface | CHOC760101 | Chothia, J. Mol. Biol. 105:1-14 (1976)
            115 225 160 150 135 180 190 75 195 175
            170 200 185 210 145 115 140 255 230 155
            Janin accessible surface | JANJ780101 | Janin, Wodak, Levitt and Maigret, J. Mol. Biol. 125:357-386 (1978)
            27.8 94.7 60.1 60.6 15.5 68.7 68.2 24.5 50.7 22.8
            27.6 103 33.5 25.5 51.5 42 45 34.7 55.2 23.7
            Janin buried residues | JANJ780102 | Janin, Wodak, Levitt and Maigret, J. Mol. Biol. 125:357-386 (1978)
            51 5 22 19 74 16 16 52 34 66
            60 3 52 58 25 35 30 49 24 64
            Rose fractional area loss | ROSG850102 | Rose et al., Science 229:834-838 (1985)
            0.74 0.64 0.63 0.62 0.91 0.62 0.62 0.72 0.78 0.88
            0.85 0.52 0.85 0.88 0.64 0.66 0.7 0.85 0.76 0.86
            Bhaskaran-Ponnuswamy flexibility | BHAR880101 | Bhaskaran and Ponnuswamy, Int. J. Pept. Protein Res. 32:241-255 (1988)
            0.357 0.529 0.463 0.511 0.346 0.493 0.497 0.544 0.323 0.462
            0.365 0.466 0.295 0.314 0.509 0.507 0.444 0.305 0.42 0.386
            Vihinen flexibility | VINM940101 | Vihinen, Torkkila and Riikonen, Proteins 19:141-149 (1994)
            0.984 1.008 1.048 1.068 0.906 1.037 1.094 1.031 0.95 0.927
            0.935 1.102 0.952 0.915 1.049 1.046 0.997 0.904 0.929 0.931
            Karplus-Schulz flexibility | KARP850101 | Karplus and Schulz, Naturwissenschaften 72:212-213 (1985)
            1.041 1.038 1.117 1.033 0.96 1.165 1.094 1.142 0.982 1.002
            0.967 1.093 0.947 0.93 1.055 1.169 1.073 0.925 0.961 0.982
            Chou-Fasman helix | CHOP780201 | Chou and Fasman, Adv. Enzymol. 47:45-148 (1978)
            1.42 0.98 0.67 1.01 0.7 1.11 1.51 0.57 1 1.08
            1.21 1.16 1.45 1.13 0.57 0.77 0.83 1.08 0.69 1.06
            Chou-Fasman sheet | CHOP780202 | Chou and Fasman, Adv. Enzymol. 47:45-148 (1978)
            0.83 0.93 0.89 0.54 1.19 1.1 0.37 0.75 0.87 1.6
            1.3 0.74 1.05 1.38 0.55 0.75 1.19 1.37 1.47 1.7
            Chou-Fasman turn | CHOP780101 | Chou and Fasman, Annu. Rev. Biochem. 47:251-276 (1978)
            0.66 0.95 1.56 1.46 1.19 0.98 0.74 1.56 0.95 0.47
            0.59 1.01 0.6 0.6 1.52 1.43 0.96 0.96 1.14 0.5
            Levitt helix | LEVM780101 | Levitt, Biochemistry 17:4277-4285 (1978)
            1.29 0.96 0.9 1.04 1.11 1.27 1.44 0.56 1.22 0.97
            1.3 1.23 1.47 1.07 0.52 0.82 0.82 0.99 0.72 0.91
            Levitt sheet | LEVM780102 | Levitt, Biochemistry 17:4277-4285 (1978)
            0.9 0.99 0.76 0.72 0.74 0.8 0.75 0.92 1.08 1.45
            1.02 0.77 0.97 1.32 0.64 0.95 1.21 1.14 1.25 1.49
            Levitt turn | LEVM780103 | Levitt, Biochemistry 17:4277-4285 (1978)
            0.77 0.88 1.28 1.41 0.81 0.98 0.99 1.64 0.68 0.51
            0.58 0.96 0.41 0.59 1.91 1.32 1.04 0.76 1.05 0.47
            Kidera factor 1 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): helix or bend preference
            -1.56 0.22 1.14 0.58 0.12 -0.47 -1.45 1.46 -0.41 -0.73
            -1.04 -0.34 -1.4 -0.21 2.06 0.81 0.26 0.3 1.38 -0.74
            Kidera factor 2 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): side-chain size
            -1.67 1.27 -0.07 -0.22 -0.89 0.24 0.19 -1.96 0.52 -0.16
            0 0.82 0.18 0.98 -0.33 -1.08 -0.7 2.1 1.48 -0.71
            Kidera factor 3 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): extended structure preference
            -0.97 1.37 -0.12 -1.58 0.45 0.07 -1.61 -0.23 -0.28 1.79
            -0.24 -0.23 -0.42 -0.36 -1.15 0.16 1.21 -0.72 0.8 2.04
            Kidera factor 4 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): hydrophobicity
            -0.27 1.87 0.81 0.81 -1.05 1.1 1.17 -0.16 0.28 -0.77
            -1.1 1.7 -0.73 -1.43 -0.75 0.42 0.63 -1.57 -0.56 -0.4
            Kidera factor 5 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): double-bend preference
            -0.93 -1.7 0.18 -0.92 -0.71 1.1 -1.31 0.1 1.61 -0.54
            -0.55 1.54 2 0.22 0.88 -0.21 -0.1 -1.16 0 0.5
            Kidera factor 6 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): partial specific volume
            -0.78 0.46 0.37 0.15 2.41 0.59 0.4 -0.11 1.01 0.03
            -2.05 -1.62 1.52 -0.81 -0.45 -0.43 0.21 0.57 -0.68 -0.81
            Kidera factor 7 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): flat extended preference
            -0.2 0.92 -0.09 -1.52 1.52 0.84 0.04 1.32 -1.85 -0.83
            0.96 1.15 0.26 0.67 0.3 -1.89 0.24 -0.48 -0.31 -1.07
            Kidera factor 8 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): occurrence in alpha region
            -0.08 -0.39 1.23 0.47 -0.69 -0.71 0.38 2.36 0.47 0.51
            -0.76 -0.08 0.11 1.1 -2.3 -1.15 -1.15 -0.4 1.03 0.06
            Kidera factor 9 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): pK-C
            0.21 0.23 1.1 0.76 1.13 -0.03 -0.35 -1.66 1.13 0.66
            0.45 -0.48 -1.27 1.71 0.74 -0.97 -0.56 -2.3 -0.05 -0.46
            Kidera factor 10 | - | Kidera et al., J. Protein Chem. 4:23-55 (1985): surrounding hydrophobicity
            -0.48 0.93 -1.73 0.7 1.1 -2.33 -0.12 0.46 1.63 -1.78
            0.93 0.6 0.27 -0.44 -0.28 -0.23 0.19 -0.6 0.53 0.65
            Atchley factor 1 | - | Atchley et al., PNAS 102:6395-6400 (2005): polarity
            -0.591 1.538 0.945 1.05 -1.343 0.931 1.357 -0.384 0.336 -1.239
            -1.019 1.831 -0.663 -1.006 0.189 -0.228 -0.032 -0.595 0.26 -1.337
            Atchley factor 2 | - | Atchley et al., PNAS 102:6395-6400 (2005): secondary structure
            -1.302 -0.055 0.828 0.302 0.465 -0.179 -1.453 1.652 -0.417 -0.547
            -0.987 -0.561 -1.524 -0.59 2.081 1.399 0.326 0.009 0.83 -0.279
            Atchley factor 3 | - | Atchley et al., PNAS 102:6395-6400 (2005): molecular volume
            -0.733 1.502 1.299 -3.656 -0.862 -3.005 1.477 1.33 -1.673 2.131
            -1.505 0.533 2.219 1.891 -1.628 -4.76 2.213 0.672 3.097 -0.544
            Atchley factor 4 | - | Atchley et al., PNAS 102:6395-6400 (2005): codon diversity
            1.57 0.44 -0.169 -0.259 -1.02 -0.503 0.113 1.045 -1.474 0.393
            1.266 -0.277 -1.005 -0.397 0.421 0.67 0.908 -2.128 -0.838 1.242
            Atchley factor 5 | - | Atchley et al., PNAS 102:6395-6400 (2005): electrostatic charge
            -0.146 2.897 0.933 -3.242 -0.255 -1.853 -0.837 2.064 -0.078 0.816
            -0.912 1.648 1.212 0.412 -1.392 -2.647 1.313 -0.184 1.512 -1.262
            """;

    private AminoAcidScaleTable() {}
}
