// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.SequenceFeature.Qualifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads UniProtKB text ({@code .dat}, Swiss-Prot and TrEMBL; UniProt Knowledgebase User Manual),
 * plain or gzip, with all features; also with the feature tables from before December 2019. Notes
 * on evidence ({@code {ECO:...}}) are left out of names.
 */
public final class UniProtReader extends FlatFileReader {

    /** The accession that stands for the entry, the first of the AC line. */
    static final String ACCESSION = "Accession";

    static final String ENTRY_NAME = "Entry name";
    static final String GENE = "Gene";
    static final String ORGANISM = "Organism";
    static final String TAXONOMY_ID = "Taxonomy ID";
    static final String TAXONOMY = "Taxonomy";
    static final String STATUS = "Status";
    static final String EXISTENCE = "Protein existence";
    static final String KEYWORDS = "Keywords";

    static final List<String> ATTRIBUTES =
            List.of(
                    ACCESSION,
                    ENTRY_NAME,
                    GENE,
                    ORGANISM,
                    TAXONOMY_ID,
                    TAXONOMY,
                    STATUS,
                    EXISTENCE,
                    KEYWORDS);

    private static final String KIND = "UniProt text";
    private static final int CONTENT_COLUMN = 5;

    /** Key, first and last position in columns of their own, then a description. */
    private static final Pattern FORMER_FEATURE =
            Pattern.compile("(\\S+)\\s+([<>?]*\\d*)\\s+([<>?]*\\d*)(\\s+(.*))?", Pattern.DOTALL);

    private static final String FORMER_IDENTIFIER = "/FTId=";
    private static final Pattern FULL_NAME = Pattern.compile("Full=([^;]*)");
    private static final Pattern GENE_NAME =
            Pattern.compile("(?:Name|OrderedLocusNames|ORFNames)=([^;,]*)");
    private static final Pattern TAXON = Pattern.compile("NCBI_TaxID=(\\d+)");

    private final StringBuilder names = new StringBuilder();
    private final StringBuilder genes = new StringBuilder();
    private final StringBuilder organism = new StringBuilder();
    private final StringBuilder taxon = new StringBuilder();
    private final StringBuilder taxonomy = new StringBuilder();
    private final StringBuilder keywords = new StringBuilder();
    private String entryName = "";
    private String status = "";
    private String accession = "";
    private String existence = "";
    private boolean inSequence;

    private String formerKey;
    private String formerLocation;
    private long formerLine;
    private String formerIdentifier;
    private final StringBuilder formerNote = new StringBuilder();

    /**
     * Opens a file.
     *
     * @param file the file, plain or gzip
     * @param options how to read it
     * @param cancellation asked at every block of the file
     * @throws SequenceFormatException if the file is missing, a folder, empty, damaged, binary or
     *     not UniProt text
     * @throws IOException if the file cannot be read
     */
    public UniProtReader(Path file, SequenceReadOptions options, CancellationToken cancellation)
            throws IOException {
        super(
                file,
                options,
                cancellation,
                KIND,
                "ID   ",
                () -> new UniProtReader(file, options.plain(), cancellation));
    }

    @Override
    void beginRecord() {
        for (StringBuilder text :
                List.of(names, genes, organism, taxon, taxonomy, keywords, formerNote)) {
            text.setLength(0);
        }
        accession = "";
        existence = "";
        inSequence = false;
        formerKey = null;
        // Entry name, status, perhaps the kind of molecule, length.
        String[] fields = fields(lines().text(CONTENT_COLUMN));
        String[] words = fields[0].split("\\s+");
        entryName = words[0];
        status = words.length > 1 ? words[1] : "";
        String length = fields[fields.length - 1].strip();
        stateLength(length.substring(0, HeaderAttributes.wordEnd(length, 0)));
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
        if (!code.equals("FT")) {
            endFormerFeature();
        }
        switch (code) {
            case "AC" -> accession = accession.isEmpty() ? fields(content)[0] : accession;
            case "DE" -> join(names, content);
            case "GN" -> join(genes, content);
            case "OS" -> join(organism, content);
            case "OX" -> join(taxon, content);
            case "OC" -> join(taxonomy, content);
            case "KW" -> join(keywords, content);
            case "PE" ->
                    existence =
                            content.endsWith(";")
                                    ? content.substring(0, content.length() - 1)
                                    : content;
            case "FT" -> takeAnyFeatureLine(content);
            case "SQ" -> inSequence = true;
            case "DT",
                    "OG",
                    "OH",
                    "RN",
                    "RP",
                    "RC",
                    "RX",
                    "RG",
                    "RA",
                    "RT",
                    "RL",
                    "CC",
                    "DR",
                    "**",
                    "--",
                    "Co",
                    "Di" -> {
                // References, comments and the like are not given out.
            }
            default -> refuseLine();
        }
    }

    /** Former tables have positions in columns of their own, and descriptions without names. */
    private void takeAnyFeatureLine(String content) throws SequenceFormatException {
        LineReader lines = lines();
        int key = lines.at(CONTENT_COLUMN);
        if (formerKey != null && (key == ' ' || key == 0)) {
            if (content.startsWith(FORMER_IDENTIFIER)) {
                formerIdentifier = withoutStop(content.substring(FORMER_IDENTIFIER.length()));
            } else {
                join(formerNote, content);
            }
            return;
        }
        endFormerFeature();
        Matcher former = FORMER_FEATURE.matcher(content);
        boolean isKey = key != ' ' && key != 0;
        if (isKey && former.matches() && !former.group(2).isEmpty() && !former.group(3).isEmpty()) {
            formerKey = former.group(1);
            formerLocation =
                    former.group(2).equals(former.group(3))
                            ? former.group(2)
                            : former.group(2) + ".." + former.group(3);
            formerLine = lines.line();
            formerIdentifier = null;
            formerNote.setLength(0);
            formerNote.append(former.group(5) == null ? "" : former.group(5).strip());
        } else {
            takeFeatureLine();
        }
    }

    private void endFormerFeature() throws SequenceFormatException {
        if (formerKey == null) {
            return;
        }
        List<Qualifier> qualifiers = new ArrayList<>();
        if (!formerNote.isEmpty()) {
            qualifiers.add(new Qualifier("note", withoutStop(formerNote)));
        }
        if (formerIdentifier != null) {
            qualifiers.add(new Qualifier("id", formerIdentifier));
        }
        features().add(formerKey, formerLocation, qualifiers, formerLine);
        formerKey = null;
    }

    @Override
    void endRecord() throws SequenceFormatException {
        endFormerFeature();
        requireSymbols();
    }

    @Override
    String id() {
        return accession.isEmpty() ? entryName : accession;
    }

    @Override
    String description() {
        String plain = withoutEvidence(names);
        Matcher full = FULL_NAME.matcher(plain);
        // Entries from before 2008 have the name as it is.
        return full.find() ? full.group(1).strip() : withoutStop(plain);
    }

    /** Drops what stands in braces, and the white space before it. */
    private static String withoutEvidence(CharSequence text) {
        StringBuilder plain = new StringBuilder(text.length());
        String whole = text.toString();
        int from = 0;
        for (int open = whole.indexOf('{'); open >= 0; open = whole.indexOf('{', from)) {
            int close = whole.indexOf('}', open);
            if (close < 0) {
                break;
            }
            plain.append(whole.substring(from, open).stripTrailing());
            from = close + 1;
        }
        return plain.append(whole, from, whole.length()).toString();
    }

    private static String first(Pattern pattern, CharSequence text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1).strip() : "";
    }

    @Override
    void stateAttributes() {
        attribute(ACCESSION, accession);
        attribute(ENTRY_NAME, entryName);
        attribute(GENE, first(GENE_NAME, withoutEvidence(genes)));
        attribute(ORGANISM, withoutStop(organism));
        attribute(TAXONOMY_ID, first(TAXON, taxon));
        attribute(TAXONOMY, withoutStop(taxonomy));
        attribute(STATUS, status);
        attribute(EXISTENCE, existence);
        attribute(KEYWORDS, withoutStop(withoutEvidence(keywords)));
    }
}
