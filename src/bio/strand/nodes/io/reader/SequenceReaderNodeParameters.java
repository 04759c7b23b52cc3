// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/** What one may set in the Sequence Reader. Field names are the keys of saved workflows. */
final class SequenceReaderNodeParameters implements NodeParameters {

    @Section(title = "File")
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

    /** What kind of file it is. */
    enum FileFormat {
        @Label(
                value = "Automatic",
                description = "FASTA if the first character is &gt; or ;, otherwise delimited.")
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
        DELIMITED
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

    static final class MayBeDelimited implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(FileFormat.AUTO, FileFormat.DELIMITED);
        }
    }

    @Widget(
            title = "File",
            description =
                    "The file to read: FASTA or delimited text, plain or gzip. An absolute path, a"
                            + " path relative to the working directory, or a <tt>file:</tt> or"
                            + " <tt>knime:</tt> URL of a file on this machine. To choose it from"
                            + " outside, let a flow variable of type String control it.")
    @FileReaderWidget(
            fileExtensions = {
                "fasta", "fa", "fna", "ffn", "faa", "frn", "fas", "csv", "tsv", "tab", "txt", "gz"
            })
    @WithFileSystem(FileSystemOption.LOCAL)
    @Layout(FileSection.class)
    String inputFile = "";

    @Widget(
            title = "Format",
            description =
                    "What kind of file it is. It is seen from the content and not from the name.")
    @ValueSwitchWidget
    @ValueReference(FormatReference.class)
    @Layout(FileSection.class)
    FileFormat format = FileFormat.AUTO;

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
                    "FASTA: each <tt>key=value</tt> pair of the headers becomes a column, for the"
                            + " keys of the first 1,000 headers; pairs with other keys stay in the"
                            + " description. Delimited text: all columns of the file are read and"
                            + " not only identifier, label and sequence.")
    @Layout(OutputSection.class)
    boolean furtherColumns = true;
}
