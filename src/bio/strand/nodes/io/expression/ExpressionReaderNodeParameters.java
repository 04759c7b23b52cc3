// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.expression;

import bio.strand.engine.expression.ExpressionFormat;
import bio.strand.engine.expression.ExpressionReadOptions;
import bio.strand.engine.expression.RepeatedNames;
import bio.strand.nodes.runtime.EngineErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
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

/** What one may set in the Expression Reader. Field names are the keys of saved workflows. */
final class ExpressionReaderNodeParameters implements NodeParameters {

    @Section(title = "File")
    interface FileSection {}

    @Section(
            title = "Plain matrices",
            description =
                    "For tab-, semicolon- or comma-separated text. Series matrices and GCT files"
                            + " say these things themselves.")
    @After(FileSection.class)
    @Effect(predicate = MayBeDelimited.class, type = EffectType.SHOW)
    interface MatrixSection {}

    @Section(title = "Output")
    @After(MatrixSection.class)
    interface OutputSection {}

    /** What kind of file it is. */
    enum FileFormat {
        @Label(value = "Automatic", description = "Seen from the first line.")
        AUTO(null),
        @Label(
                value = "Series matrix",
                description = "Series matrix of the Gene Expression Omnibus (GEO).")
        SERIES_MATRIX(ExpressionFormat.SERIES_MATRIX),
        @Label(value = "GCT", description = "GCT of GenePattern or CLUE, version 1.2 or 1.3.")
        GCT(ExpressionFormat.GCT),
        @Label(
                value = "Plain matrix",
                description =
                        "Names of the columns in the first line, then one line each, its name"
                                + " first.")
        DELIMITED(ExpressionFormat.DELIMITED);

        private final ExpressionFormat format;

        FileFormat(ExpressionFormat format) {
            this.format = format;
        }
    }

    /** What separates columns. */
    enum Separator {
        @Label(value = "Automatic", description = "Seen from the first lines.")
        AUTO(ExpressionReadOptions.GUESS),
        @Label(value = "Tab", description = "A tab.")
        TAB('\t'),
        @Label(value = "Semicolon", description = "A semicolon.")
        SEMICOLON(';'),
        @Label(value = "Comma", description = "A comma.")
        COMMA(',');

        private final char character;

        Separator(char character) {
            this.character = character;
        }
    }

    /** How numbers are written. */
    enum DecimalSeparator {
        @Label(value = "Point", description = "0.15")
        POINT,
        @Label(value = "Comma", description = "0,15")
        COMMA
    }

    /** What one line of a file or one row of a table is. */
    enum Item {
        @Label(value = "Genes", description = "A gene, probe, protein or metabolite.")
        GENES,
        @Label(value = "Samples", description = "A sample, array, library or patient.")
        SAMPLES
    }

    /** What happens to names that occur several times. */
    enum Repeated {
        @Label(value = "Error", description = "The node fails and names both lines.")
        ERROR(RepeatedNames.ERROR),
        @Label(value = "Number", description = "The repeated ones get the suffix _2, _3 and so on.")
        NUMBER(RepeatedNames.NUMBER),
        @Label(
                value = "Mean",
                description =
                        "They become one, with the means of the measured values. Usual for several"
                                + " probes of a gene; needs the whole matrix in memory.")
        MEAN(RepeatedNames.MEAN);

        private final RepeatedNames policy;

        Repeated(RepeatedNames policy) {
            this.policy = policy;
        }
    }

    interface FormatReference extends ParameterReference<FileFormat> {}

    interface TableRowsReference extends ParameterReference<Item> {}

    static final class MayBeDelimited implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(FileFormat.AUTO, FileFormat.DELIMITED);
        }
    }

    static final class HasSamplesInRows implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TableRowsReference.class).isOneOf(Item.SAMPLES);
        }
    }

    @Widget(
            title = "File",
            description =
                    "The file to read, plain or gzip: a series matrix of GEO, a GCT file, or a"
                        + " plain matrix. An absolute path, a path relative to the working"
                        + " directory, or a <tt>file:</tt> or <tt>knime:</tt> URL of a file on this"
                        + " machine. To choose it from outside, let a flow variable of type String"
                        + " control it.")
    @FileReaderWidget(fileExtensions = {"txt", "gct", "tsv", "csv", "tab", "gz"})
    @WithFileSystem(FileSystemOption.LOCAL)
    @Layout(FileSection.class)
    String inputFile = "";

    @Widget(
            title = "Format",
            description = "What kind of file it is. It is seen from the content, not the name.")
    @ValueReference(FormatReference.class)
    @Layout(FileSection.class)
    FileFormat format = FileFormat.AUTO;

    @Widget(title = "Separator", description = "What separates the columns of the file.")
    @ValueSwitchWidget
    @Layout(MatrixSection.class)
    Separator separator = Separator.AUTO;

    @Widget(
            title = "Decimal separator",
            description =
                    "How numbers are written. Spreadsheets of many European countries export"
                            + " decimal commas.")
    @ValueSwitchWidget
    @Layout(MatrixSection.class)
    DecimalSeparator decimalSeparator = DecimalSeparator.POINT;

    @Widget(
            title = "Lines of the file",
            description = "What one line of the file is; the columns are the other.")
    @ValueSwitchWidget
    @Layout(MatrixSection.class)
    Item fileRows = Item.GENES;

    @Widget(
            title = "Name column",
            description =
                    "The column with the names of the lines. Empty: the first one. It may have no"
                            + " name, as R writes it.")
    @Layout(MatrixSection.class)
    String nameColumn = "";

    @Widget(
            title = "Further columns that are no measurements",
            description =
                    "Columns with numbers that are no measurements, such as lengths or years, by"
                            + " their names with commas in between. Columns of text are found by"
                            + " themselves.")
    @Layout(MatrixSection.class)
    String textColumns = "";

    @Widget(
            title = "Rows of the table",
            description =
                    "What one row of the output table shall be. Genes: the table streams, the file"
                            + " may be larger than the memory. Samples: ready for learning one"
                            + " answer for each sample; the matrix is held in memory.")
    @ValueSwitchWidget
    @ValueReference(TableRowsReference.class)
    @Layout(OutputSection.class)
    Item tableRows = Item.GENES;

    @Widget(
            title = "Annotations of samples as columns",
            description =
                    "Whether what the file says of the samples (tissue, age, treatment) stands"
                            + " before the values in each row, for example as the class to be"
                            + " learned. It is always in the second table.")
    @Effect(predicate = HasSamplesInRows.class, type = EffectType.SHOW)
    @Layout(OutputSection.class)
    boolean annotations = true;

    @Widget(
            title = "Repeated names",
            description = "What happens to lines of the file with the same name.")
    @ValueSwitchWidget
    @Layout(OutputSection.class)
    Repeated repeatedNames = Repeated.ERROR;

    /**
     * The engine's form of the settings.
     *
     * @return how the file is read
     * @throws IllegalArgumentException if they contradict each other
     */
    ExpressionReadOptions toSpec() {
        List<String> texts =
                Arrays.stream(textColumns.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return new ExpressionReadOptions(
                Optional.ofNullable(format.format),
                separator.character,
                decimalSeparator == DecimalSeparator.COMMA,
                nameColumn.strip(),
                texts,
                repeatedNames.policy);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            toSpec();
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }
}
