// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.writer;

import bio.strand.engine.sequence.FastaWriteOptions;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/**
 * What one may set in the Sequence Writer. The field names are the keys in saved workflows and
 * never change.
 */
public final class SequenceWriterNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";
    static final String ID_TITLE = "Identifier column";
    static final String DESCRIPTION_TITLE = "Description column";

    private static final List<String> ID_NAMES =
            List.of("identifier", "id", "accession", "name", "entry name");

    @Section(title = "File")
    interface FileSection {}

    @Section(title = "Content")
    @After(FileSection.class)
    interface ContentSection {}

    @Section(title = "Form")
    @After(ContentSection.class)
    interface FormSection {}

    /** What happens if the file is there already. */
    enum ExistingFile {
        @Label(value = "Fail", description = "The node fails and the file stays as it is.")
        FAIL,
        @Label(
                value = "Overwrite",
                description =
                        "The file is replaced, once the new one is complete. If the node fails or"
                                + " is cancelled, the old one stays.")
        OVERWRITE
    }

    /** Where identifiers come from. */
    enum IdentifierSource {
        @Label(value = "RowID", description = "The RowID of each row.")
        ROW_ID,
        @Label(value = "Column", description = "A column of the table.")
        COLUMN
    }

    /** Whether the file is compressed. */
    enum Compression {
        @Label(
                value = "By name",
                description = "With gzip if the file's name ends in .gz, otherwise not.")
        BY_NAME,
        @Label(value = "gzip", description = "With gzip, whatever the name.")
        GZIP,
        @Label(value = "None", description = "Plain text, whatever the name.")
        NONE
    }

    static final class SequenceColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.SEQUENCE.matches(column);
        }
    }

    interface IdentifierReference extends ParameterReference<IdentifierSource> {}

    interface DescriptionReference extends ParameterReference<Boolean> {}

    static final class TakesIdFromColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(IdentifierReference.class).isOneOf(IdentifierSource.COLUMN);
        }
    }

    static final class WritesDescription implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(DescriptionReference.class).isTrue();
        }
    }

    @Widget(
            title = "File",
            description =
                    "The file to write, usually ending in <tt>.fasta</tt>, <tt>.fa</tt> or"
                            + " <tt>.fasta.gz</tt>. An absolute path, a path relative to the"
                            + " working directory, or a <tt>file:</tt> or <tt>knime:</tt> URL of a"
                            + " file on this machine.")
    @FileWriterWidget(fileExtension = "fasta")
    @WithFileSystem(FileSystemOption.LOCAL)
    @Layout(FileSection.class)
    String outputFile = "";

    @Widget(
            title = "If the file exists",
            description = "What to do when there is a file of this name already.")
    @ValueSwitchWidget
    @Layout(FileSection.class)
    ExistingFile ifExists = ExistingFile.FAIL;

    @Widget(
            title = "Create missing folders",
            description = "Whether the folder is created if it does not exist.")
    @Layout(FileSection.class)
    boolean createFolders;

    @Widget(title = SEQUENCE_TITLE, description = "The column with the sequences as text.")
    @ChoicesProvider(SequenceColumns.class)
    @Layout(ContentSection.class)
    String sequenceColumn = "";

    @Widget(
            title = "Identifiers",
            description =
                    "What stands behind <tt>&gt;</tt>. An identifier must not hold blanks, because"
                            + " FASTA ends it there.")
    @ValueSwitchWidget
    @ValueReference(IdentifierReference.class)
    @Layout(ContentSection.class)
    IdentifierSource identifiers = IdentifierSource.ROW_ID;

    @Widget(title = ID_TITLE, description = "The column with the identifiers.")
    @ChoicesProvider(SequenceColumns.class)
    @Effect(predicate = TakesIdFromColumn.class, type = EffectType.SHOW)
    @Layout(ContentSection.class)
    String idColumn = "";

    @Widget(
            title = "Write a description",
            description = "Whether a text follows the identifier in the header.")
    @ValueReference(DescriptionReference.class)
    @Layout(ContentSection.class)
    boolean writeDescription;

    @Widget(
            title = DESCRIPTION_TITLE,
            description =
                    "The column with the text of the header, for example <tt>class=promoter</tt>."
                            + " Missing values give a header without description.")
    @ChoicesProvider(SequenceColumns.class)
    @Effect(predicate = WritesDescription.class, type = EffectType.SHOW)
    @Layout(ContentSection.class)
    String descriptionColumn = "";

    @Widget(
            title = "Leave out rows without sequence",
            description =
                    "On: rows with a missing sequence are left out, and a warning counts them. Off:"
                            + " the node fails at the first one.")
    @Layout(ContentSection.class)
    boolean skipMissing = true;

    @Widget(
            title = "Line width",
            description =
                    "How many symbols a line of sequence has; 0 writes each sequence in one line."
                            + " 60, 70 and 80 are usual.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(FormSection.class)
    int lineWidth = 60;

    @Widget(title = "Compression", description = "Whether the file is compressed.")
    @ValueSwitchWidget
    @Layout(FormSection.class)
    Compression compression = Compression.BY_NAME;

    SequenceWriterNodeParameters() {}

    SequenceWriterNodeParameters(NodeParametersInput input) {
        input.getInTableSpec(0)
                .ifPresent(
                        table -> {
                            sequenceColumn = ColumnRole.SEQUENCE.guess(table).orElse("");
                            idColumn = named(table, ID_NAMES).orElse("");
                            descriptionColumn = named(table, List.of("description")).orElse("");
                            writeDescription = !descriptionColumn.isEmpty();
                        });
    }

    private static Optional<String> named(DataTableSpec table, List<String> names) {
        return names.stream()
                .flatMap(
                        name ->
                                ColumnRole.SEQUENCE.candidates(table).stream()
                                        .filter(
                                                column ->
                                                        column.toLowerCase(Locale.ROOT)
                                                                .equals(name)))
                .findFirst();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        toOptions();
    }

    /**
     * The settings as the engine wants them.
     *
     * @return how to write
     * @throws InvalidSettingsException if the line width is negative
     */
    FastaWriteOptions toOptions() throws InvalidSettingsException {
        boolean gzip =
                switch (compression) {
                    case BY_NAME -> outputFile.strip().toLowerCase(Locale.ROOT).endsWith(".gz");
                    case GZIP -> true;
                    case NONE -> false;
                };
        try {
            return new FastaWriteOptions(lineWidth, gzip, ifExists == ExistingFile.OVERWRITE);
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }
}
