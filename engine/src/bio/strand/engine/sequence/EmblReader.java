// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads EMBL (ENA) flat files (European Nucleotide Archive Annotated/Assembled Sequences User
 * Manual), plain or gzip, with all features; also with the ID line from before 2006. Records that
 * only refer to others ({@code CO} lines) have an empty sequence.
 */
public final class EmblReader extends FlatFileReader {

    private static final String KIND = "EMBL";
    private static final int CONTENT_COLUMN = 5;

    /** Stands in the ID line for what is not yet known. */
    private static final String PLACEHOLDER = "XXX";

    private static final int FIELDS_OF_ID = 7;

    private final StringBuilder description = new StringBuilder();
    private final StringBuilder keywords = new StringBuilder();
    private final StringBuilder organism = new StringBuilder();
    private final StringBuilder taxonomy = new StringBuilder();
    private String name = "";
    private String accession = "";
    private String version = "";
    private String molecule = "";
    private String topology = "";
    private String division = "";
    private String date = "";
    private boolean inSequence;

    /**
     * Opens a file.
     *
     * @param file the file, plain or gzip
     * @param options how to read it
     * @param cancellation asked at every block of the file
     * @throws SequenceFormatException if the file is missing, a folder, empty, damaged, binary or
     *     not EMBL
     * @throws IOException if the file cannot be read
     */
    public EmblReader(Path file, SequenceReadOptions options, CancellationToken cancellation)
            throws IOException {
        super(
                file,
                options,
                cancellation,
                KIND,
                "ID   ",
                () -> new EmblReader(file, options.plain(), cancellation));
    }

    @Override
    void beginRecord() {
        description.setLength(0);
        keywords.setLength(0);
        organism.setLength(0);
        taxonomy.setLength(0);
        accession = "";
        version = "";
        date = "";
        inSequence = false;
        takeId(fields(lines().text(CONTENT_COLUMN)));
    }

    /** Takes the fields of the ID line: seven today, four before 2006. */
    private void takeId(String[] fields) {
        name = known(fields[0].substring(0, HeaderAttributes.wordEnd(fields[0], 0)));
        String length = fields[fields.length - 1].strip();
        stateLength(length.substring(0, HeaderAttributes.wordEnd(length, 0)));
        if (fields.length >= FIELDS_OF_ID) {
            String sequenceVersion = fields[1].strip();
            version =
                    sequenceVersion.startsWith("SV ") && !name.isEmpty()
                            ? name + "." + sequenceVersion.substring(3).strip()
                            : "";
            topology = known(fields[2]).toLowerCase(Locale.ROOT);
            molecule = known(fields[3]);
            division = known(fields[5]);
        } else {
            boolean circular = fields.length > 1 && fields[1].startsWith("circular ");
            topology = circular ? "circular" : "";
            molecule = fields.length > 1 ? fields[1].replace("circular ", "").strip() : "";
            division = fields.length > 2 ? fields[2].strip() : "";
        }
    }

    private static String known(String field) {
        String plain = field.strip();
        return plain.equals(PLACEHOLDER) ? "" : plain;
    }

    @Override
    void takeLine() throws SequenceFormatException {
        LineReader lines = lines();
        if (inSequence && lines.at(0) == ' ') {
            appendNumberedSymbols(false);
            return;
        }
        if (lines.isBlank()) {
            return;
        }
        String line = lines.text(0);
        String code = line.substring(0, Math.min(2, line.length()));
        String content = lines.text(CONTENT_COLUMN);
        switch (code) {
            case "AC" -> accession = accession.isEmpty() ? fields(content)[0] : accession;
            case "SV" -> version = content;
            case "DE" -> join(description, content);
            case "KW" -> join(keywords, content);
            case "OS" -> join(organism, content);
            case "OC" -> join(taxonomy, content);
            case "DT" -> date = content.substring(0, HeaderAttributes.wordEnd(content, 0));
            case "FT" -> takeFeatureLine();
            case "SQ" -> inSequence = true;
            case "XX",
                    "PR",
                    "OG",
                    "RN",
                    "RC",
                    "RP",
                    "RX",
                    "RG",
                    "RA",
                    "RT",
                    "RL",
                    "DR",
                    "CC",
                    "AH",
                    "AS",
                    "FH",
                    "CO",
                    "ST",
                    "NI" -> {
                // References, comments and the like are not given out.
            }
            default -> refuseLine();
        }
    }

    @Override
    String id() {
        return !version.isEmpty() ? version : !accession.isEmpty() ? accession : name;
    }

    @Override
    String description() {
        return withoutStop(description);
    }

    @Override
    void stateAttributes() {
        attribute(NucleotideAttributes.ACCESSION, accession.isEmpty() ? name : accession);
        attribute(NucleotideAttributes.ORGANISM, organism);
        attribute(NucleotideAttributes.TAXONOMY, withoutStop(taxonomy));
        attribute(NucleotideAttributes.MOLECULE, molecule);
        attribute(NucleotideAttributes.TOPOLOGY, topology);
        attribute(NucleotideAttributes.DIVISION, division);
        attribute(NucleotideAttributes.DATE, date);
        attribute(NucleotideAttributes.KEYWORDS, withoutStop(keywords));
    }
}
