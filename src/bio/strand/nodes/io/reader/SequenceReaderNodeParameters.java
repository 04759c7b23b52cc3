// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelectionWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.SingleFileSelectionMode;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.text.TextAreaWidget;

/** What one may set in the Sequence Reader. Field names are the keys of saved workflows. */
final class SequenceReaderNodeParameters implements NodeParameters {

    @Section(title = "Files")
    interface FileSection {}

    @Section(
            title = "Columns of delimited text",
            description =
                    "Names as they stand in the first line of the file. Leave a name empty to have"
                            + " it guessed.")
    @After(FileSection.class)
    @Effect(predicate = MayBeDelimited.class, type = EffectType.SHOW)
    interface ColumnsSection {}

    @Section(title = "Output table")
    @After(ColumnsSection.class)
    interface OutputSection {}

    @Section(
            title = "Features",
            description =
                    "The annotated places (genes, promoters, helices, ...) of GenBank, EMBL and"
                            + " UniProt text become the second table.")
    @After(OutputSection.class)
    @Effect(predicate = MayHaveFeatures.class, type = EffectType.SHOW)
    interface FeaturesSection {}

    /** What is read. */
    enum Source {
        @Label(value = "One file", description = "A single file.")
        FILE,
        @Label(
                value = "Folder",
                description =
                        "All files of a folder whose names fit a pattern, sorted by name. They must"
                                + " have the same format.")
        FOLDER,
        @Label(
                value = "Several files",
                description =
                        "Files listed by their paths, one a line, in this order. They must have the"
                                + " same format.")
        LIST
    }

    /** What kind of file it is. */
    enum FileFormat {
        @Label(
                value = "Automatic",
                description =
                        "Seen from the first lines: FASTA begins with &gt; or ;, FASTQ with @,"
                                + " GenBank with LOCUS, EMBL and UniProt text with ID; everything"
                                + " else is delimited.")
        AUTO,
        @Label(
                value = "FASTA",
                description =
                        "A header line <tt>&gt;identifier description</tt>, then one or more lines"
                                + " of sequence.")
        FASTA,
        @Label(
                value = "Delimited",
                description =
                        "Column names in the first line, separated by comma, tab, semicolon or bar,"
                                + " then one line for each sequence.")
        DELIMITED,
        @Label(value = "FASTQ", description = "Sequencing reads with a quality for each base.")
        FASTQ,
        @Label(value = "GenBank", description = "Flat files of GenBank and GenPept, with features.")
        GENBANK,
        @Label(value = "EMBL", description = "Flat files of EMBL (ENA), with features.")
        EMBL,
        @Label(
                value = "UniProt text",
                description =
                        "Swiss-Prot and TrEMBL as text (<tt>.dat</tt>, <tt>.txt</tt>), with"
                                + " features.")
        UNIPROT
    }

    /** How the qualities of FASTQ are written. */
    enum QualityScale {
        @Label(
                value = "Offset 33, checked",
                description =
                        "As all present machines write them; an error if the first 1,000 reads look"
                                + " like offset 64.")
        CHECKED,
        @Label(value = "Offset 33", description = "Offset 33, whatever the characters are.")
        OFFSET_33,
        @Label(
                value = "Offset 64",
                description =
                        "As Illumina 1.3 to 1.7 wrote them. The column of qualities is converted to"
                                + " offset 33.")
        OFFSET_64
    }

    /** Where the keys of the rows come from. */
    enum RowIdSource {
        @Label(
                value = "Identifier",
                description =
                        "The sequence's identifier; a repeated one is an error that names both"
                                + " places.")
        IDENTIFIER,
        @Label(
                value = "Identifier, made unique",
                description = "The identifier; a repeated one gets the suffix _2, _3 and so on.")
        UNIQUE_IDENTIFIER,
        @Label(value = "Row number", description = "Row0, Row1 and so on.")
        ROW_NUMBER
    }

    interface FormatReference extends ParameterReference<FileFormat> {}

    interface SourceReference extends ParameterReference<Source> {}

    static final class ReadsOneFile implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.FILE);
        }
    }

    static final class ReadsFolder implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.FOLDER);
        }
    }

    static final class ReadsList implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.LIST);
        }
    }

    static final class ReadsSeveralFiles implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.FOLDER, Source.LIST);
        }
    }

    static final class MayHaveFeatures implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(FormatReference.class)
                    .isOneOf(
                            FileFormat.AUTO,
                            FileFormat.GENBANK,
                            FileFormat.EMBL,
                            FileFormat.UNIPROT);
        }
    }

    static final class MayHaveQualities implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(FileFormat.AUTO, FileFormat.FASTQ);
        }
    }

    static final class MayBeFasta implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(FileFormat.AUTO, FileFormat.FASTA);
        }
    }

    /** Workflows saved before a setting existed keep their tables as they were. */
    static final class OffWhenAbsent implements DefaultProvider<Boolean> {
        @Override
        public Boolean getDefault() {
            return false;
        }
    }

    static final class MayBeDelimited implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(FileFormat.AUTO, FileFormat.DELIMITED);
        }
    }

    @Widget(title = "Read", description = "One file, or several of the same format.")
    @ValueSwitchWidget
    @ValueReference(SourceReference.class)
    @Layout(FileSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    Source source = Source.FILE;

    @Widget(
            title = "File",
            description =
                    "The file to read: FASTA, FASTQ, GenBank, EMBL, UniProt text or delimited text,"
                            + " plain or gzip. An absolute path, a path relative to the working"
                            + " directory, or a <tt>file:</tt> or <tt>knime:</tt> URL of a file on"
                            + " this machine. To choose it from outside, let a flow variable of"
                            + " type String control it.")
    @FileReaderWidget(
            fileExtensions = {
                "fasta", "fa", "fna", "ffn", "faa", "frn", "fas", "fastq", "fq", "gb", "gbk",
                "gbff", "genbank", "gp", "embl", "dat", "csv", "tsv", "tab", "txt", "gz"
            })
    @WithFileSystem(FileSystemOption.LOCAL)
    @Layout(FileSection.class)
    @Effect(predicate = ReadsOneFile.class, type = EffectType.SHOW)
    String inputFile = "";

    @Widget(
            title = "Folder",
            description = "The folder that holds the files; a path or URL as for a single file.")
    @FileReaderWidget
    @FileSelectionWidget(SingleFileSelectionMode.FOLDER)
    @WithFileSystem(FileSystemOption.LOCAL)
    @Layout(FileSection.class)
    @Effect(predicate = ReadsFolder.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String inputFolder = "";

    @Widget(
            title = "File names",
            description =
                    "Which files of the folder are read: <tt>*</tt> stands for any characters,"
                            + " <tt>?</tt> for one, <tt>{a,b}</tt> for a choice, for example"
                            + " <tt>*.{fa,fasta,fasta.gz}</tt>. Hidden files are left out.")
    @Layout(FileSection.class)
    @Effect(predicate = ReadsFolder.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String filePattern = "*";

    @Widget(
            title = "Include subfolders",
            description = "Whether files in folders within the folder are read, too.")
    @Layout(FileSection.class)
    @Effect(predicate = ReadsFolder.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean includeSubfolders;

    @Widget(
            title = "List of files",
            description = "One path or URL a line; they are read in this order.")
    @TextAreaWidget(rows = 5)
    @Layout(FileSection.class)
    @Effect(predicate = ReadsList.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String fileList = "";

    @Widget(
            title = "Format",
            description =
                    "What kind of file it is. It is seen from the content and not from the name.")
    @ValueReference(FormatReference.class)
    @Layout(FileSection.class)
    FileFormat format = FileFormat.AUTO;

    @Widget(
            title = "Qualities",
            description =
                    "FASTQ only: how the quality scores are written. The score is the character's"
                            + " code less the offset.")
    @Advanced
    @Layout(FileSection.class)
    @Effect(predicate = MayHaveQualities.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    QualityScale qualities = QualityScale.CHECKED;

    @Widget(
            title = "Identifier column",
            description =
                    "Delimited text only: the column with the identifiers. Empty: guessed (id,"
                            + " identifier, accession, name, ...); if there is none, rows are"
                            + " numbered.")
    @Layout(ColumnsSection.class)
    String idColumn = "";

    @Widget(
            title = "Sequence column",
            description =
                    "Delimited text only: the column with the sequences. Empty: guessed (sequence,"
                            + " seq, dna, rna, protein, ...).")
    @Layout(ColumnsSection.class)
    String sequenceColumn = "";

    @Widget(
            title = "Label column",
            description =
                    "Delimited text only: the column with the class labels. Empty: guessed (class,"
                            + " label, target, ...); a file need not have one.")
    @Layout(ColumnsSection.class)
    String labelColumn = "";

    @Widget(
            title = "Row identifiers",
            description =
                    "Where the RowIDs come from. Unless they are the identifiers as they stand in"
                            + " the file, the identifiers are also given as a column.")
    @Layout(OutputSection.class)
    RowIdSource rowIds = RowIdSource.IDENTIFIER;

    @Widget(
            title = "Further values as columns",
            description =
                    "FASTA and FASTQ: each <tt>key=value</tt> pair of the headers becomes a column,"
                            + " for the keys of the first 1,000 headers; pairs with other keys stay"
                            + " in the description. GenBank, EMBL and UniProt: accession, organism,"
                            + " gene, keywords and the like; in the table of features one column"
                            + " for each qualifier of the first 1,000 records. Delimited text: all"
                            + " columns of the file are read and not only identifier, label and"
                            + " sequence.")
    @Layout(OutputSection.class)
    boolean furtherColumns = true;

    @Widget(
            title = "UniProt headers as columns",
            description =
                    "FASTA of UniProt (<tt>&gt;sp|P69905|HBA_HUMAN ... OS=... GN=...</tt>):"
                            + " accession, entry name, protein, gene, organism, its taxonomy ID,"
                            + " status, protein existence and sequence version become columns of"
                            + " their own instead of the two-letter keys. Other headers are read as"
                            + " always.")
    @Layout(OutputSection.class)
    @Effect(predicate = MayBeFasta.class, type = EffectType.SHOW)
    @Migration(OffWhenAbsent.class)
    boolean uniProtColumns = true;

    @Widget(
            title = "Qualities as columns",
            description =
                    "FASTQ only: the mean and the lowest Phred score of each read, and its scores"
                            + " as text, one character a base (offset 33).")
    @Layout(OutputSection.class)
    @Effect(predicate = MayHaveQualities.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean qualityColumns = true;

    @Widget(
            title = "Recognise numbers",
            description =
                    "Further columns of FASTA, FASTQ and delimited text that hold nothing but"
                            + " numbers in the first 1,000 records become number columns; empty"
                            + " values, NA and NaN are missing there. A later value that is no"
                            + " number is an error. Class labels stay text: the label column that"
                            + " you chose, and columns named class, label, target and the like,"
                            + " unless their values have decimals. Off: all columns are text.")
    @Layout(OutputSection.class)
    @Migration(OffWhenAbsent.class)
    boolean detectNumbers = true;

    @Widget(
            title = "File name as column",
            description = "The name of the file from which each sequence comes.")
    @Layout(OutputSection.class)
    @Effect(predicate = ReadsSeveralFiles.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean fileNameColumn = true;

    @Widget(
            title = "Types",
            description =
                    "Which features are given out, separated by commas, in the words of the file:"
                            + " <tt>CDS, promoter</tt> or <tt>HELIX, STRAND</tt>. Capital and small"
                            + " letters do not matter. Empty: all.")
    @Layout(FeaturesSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String featureTypes = "";

    @Widget(
            title = "Sequences of features",
            description =
                    "Whether the table of features has the letters of each feature: its parts"
                            + " joined, from the reverse strand as reverse complement. Missing"
                            + " where a part lies on another record.")
    @Layout(FeaturesSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean featureSequences = true;
}
