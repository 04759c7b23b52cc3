// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads GenBank and GenPept flat files (NCBI-GenBank Flat File Release Notes, section 3.4), plain
 * or gzip, with all features. Records without {@code ORIGIN}, which only refer to others, have an
 * empty sequence.
 */
public final class GenBankReader extends FlatFileReader {

    private static final String KIND = "GenBank";
    private static final int VALUE_COLUMN = 12;
    private static final List<String> TOPOLOGIES = List.of("linear", "circular");

    private enum Section {
        DEFINITION,
        ACCESSION,
        VERSION,
        KEYWORDS,
        ORGANISM,
        FEATURES,
        ORIGIN,
        OTHER
    }

    private Section section = Section.OTHER;
    private final StringBuilder definition = new StringBuilder();
    private final StringBuilder keywords = new StringBuilder();
    private final StringBuilder taxonomy = new StringBuilder();
    private String locus = "";
    private String accession = "";
    private String version = "";
    private String organism = "";
    private String molecule = "";
    private String topology = "";
    private String division = "";
    private String date = "";

    /**
     * Opens a file.
     *
     * @param file the file, plain or gzip
     * @param options how to read it
     * @param cancellation asked at every block of the file
     * @throws SequenceFormatException if the file is missing, a folder, empty, damaged, binary or
     *     not GenBank
     * @throws IOException if the file cannot be read
     */
    public GenBankReader(Path file, SequenceReadOptions options, CancellationToken cancellation)
            throws IOException {
        super(
                file,
                options,
                cancellation,
                KIND,
                "LOCUS ",
                () -> new GenBankReader(file, options.plain(), cancellation));
    }

    @Override
    void beginRecord() {
        section = Section.OTHER;
        definition.setLength(0);
        keywords.setLength(0);
        taxonomy.setLength(0);
        accession = "";
        version = "";
        organism = "";
        molecule = "";
        topology = "";
        division = "";
        date = "";
        takeLocus(lines().text(0).split("\\s+"));
    }

    /**
     * Takes the words of the LOCUS line, not its columns, which many programs do not keep to: name,
     * length and unit, molecule, topology, division, date; all but the name may be missing.
     */
    private void takeLocus(String[] words) {
        locus = words.length > 1 ? words[1] : "";
        stateLength("");
        for (int i = 2; i < words.length; i++) {
            String word = words[i];
            String lower = word.toLowerCase(Locale.ROOT);
            boolean unit = lower.equals("bp") || lower.equals("aa") || lower.equals("rc");
            if (unit && molecule.isEmpty()) {
                stateLength(words[i - 1]);
                molecule = lower.equals("aa") ? "protein" : "";
            } else if (TOPOLOGIES.contains(lower)) {
                topology = lower;
            } else if (word.matches("\\d{1,2}-[A-Za-z]{3}-\\d{4}")) {
                date = word;
            } else if (word.matches("[A-Z]{3}") && i >= words.length - 2 && !isMolecule(word)) {
                division = word;
            } else if (isMolecule(word)) {
                molecule = word;
            }
        }
    }

    private static boolean isMolecule(String word) {
        return word.endsWith("DNA") || word.endsWith("RNA") || word.endsWith("NA");
    }

    @Override
    void takeLine() throws SequenceFormatException {
        LineReader lines = lines();
        if (section == Section.ORIGIN) {
            appendNumberedSymbols(true);
            return;
        }
        if (lines.length() > 0 && !LineReader.isBlank(lines.bytes()[lines.start()])) {
            beginSection();
        } else if (section == Section.FEATURES) {
            takeFeatureLine();
        } else if (lines.startsWith("  ORGANISM")) {
            section = Section.ORGANISM;
            organism = lines.text(VALUE_COLUMN);
        } else if (lines.at(2) != ' ' && lines.at(2) != 0) {
            section = Section.OTHER;
        } else {
            continueSection(lines.text(0));
        }
    }

    private void beginSection() throws SequenceFormatException {
        String line = lines().text(0);
        // White space beyond ASCII is stripped, so that nothing may be left.
        if (line.isEmpty() || !Character.isLetter(line.charAt(0))) {
            refuseLine();
        }
        int end = HeaderAttributes.wordEnd(line, 0);
        String value = line.substring(end).strip();
        section =
                switch (line.substring(0, end)) {
                    case "DEFINITION" -> Section.DEFINITION;
                    case "ACCESSION" -> Section.ACCESSION;
                    case "VERSION" -> Section.VERSION;
                    case "KEYWORDS" -> Section.KEYWORDS;
                    case "FEATURES" -> Section.FEATURES;
                    case "ORIGIN" -> Section.ORIGIN;
                    default -> Section.OTHER;
                };
        if (section != Section.FEATURES && section != Section.ORIGIN) {
            continueSection(value);
        }
    }

    private void continueSection(String value) {
        switch (section) {
            case DEFINITION -> join(definition, value);
            case KEYWORDS -> join(keywords, value);
            case ORGANISM -> join(taxonomy, value);
            case ACCESSION -> accession = accession.isEmpty() ? firstWord(value) : accession;
            case VERSION -> version = version.isEmpty() ? firstWord(value) : version;
            default -> {
                // The other sections, such as REFERENCE, are not given out.
            }
        }
    }

    private static String firstWord(String text) {
        return text.substring(0, HeaderAttributes.wordEnd(text, 0));
    }

    @Override
    String id() {
        return !version.isEmpty() ? version : !accession.isEmpty() ? accession : locus;
    }

    @Override
    String description() {
        return withoutStop(definition);
    }

    @Override
    void stateAttributes() {
        attribute(NucleotideAttributes.ACCESSION, accession);
        attribute(NucleotideAttributes.ORGANISM, organism);
        attribute(NucleotideAttributes.TAXONOMY, withoutStop(taxonomy));
        attribute(NucleotideAttributes.MOLECULE, molecule);
        attribute(NucleotideAttributes.TOPOLOGY, topology);
        attribute(NucleotideAttributes.DIVISION, division);
        attribute(NucleotideAttributes.DATE, date);
        attribute(NucleotideAttributes.KEYWORDS, withoutStop(keywords));
    }
}
