// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.model;

import bio.strand.nodes.tables.ColumnRole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/**
 * What one may set in the Sequence Model Reader. The field names are the keys in saved workflows
 * and never change.
 */
public final class SequenceModelReaderNodeParameters implements NodeParameters {

    static final String COLUMN_TITLE = "Column with the encoding";

    /** The input port that the user may add. */
    static final String ENCODING_PORT = "Encoded sequences";

    @Section(title = "Models of other programs")
    @Advanced
    interface ForeignSection {}

    static final class EncodedColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return table(input).stream()
                    .flatMap(DataTableSpec::stream)
                    .filter(ColumnRole.ENCODED::matches)
                    .toList();
        }
    }

    @Widget(
            title = "File",
            description =
                    "The model file: one that the Sequence Model Writer wrote, or a model zip of"
                            + " Eclipse Deeplearning4j; which one is seen from its content. An"
                            + " absolute path, a path relative to the working directory, or a"
                            + " <tt>file:</tt> or <tt>knime:</tt> URL of a file on this machine.")
    @FileReaderWidget(fileExtensions = {"strand", "zip"})
    @WithFileSystem(FileSystemOption.LOCAL)
    String inputFile = "";

    @Layout(ForeignSection.class)
    @Widget(
            title = COLUMN_TITLE,
            description =
                    "For a DL4J model from another program, which does not say how its sequences"
                        + " were encoded: add the port <i>Encoded sequences</i> by the dots of the"
                        + " node, and choose the column that is encoded as the model needs.")
    @ChoicesProvider(EncodedColumns.class)
    String encodedColumn = "";

    @Layout(ForeignSection.class)
    @Widget(
            title = "Names of the outputs",
            description =
                    "For such a model, what its outputs are called, separated by commas, for"
                            + " example the classes: <tt>EI, IE, N</tt>. Empty numbers them.")
    String outputNames = "";

    SequenceModelReaderNodeParameters() {}

    SequenceModelReaderNodeParameters(NodeParametersInput input) {
        encodedColumn = table(input).flatMap(ColumnRole.ENCODED::guess).orElse("");
    }

    /** The table at the port that the user may have added. */
    private static Optional<DataTableSpec> table(NodeParametersInput input) {
        return input.getInPortSpecs().length == 0 ? Optional.empty() : input.getInTableSpec(0);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (outputNames == null) {
            throw new InvalidSettingsException(
                    "The names of the outputs may be empty, but not absent.");
        }
    }

    /** The names that the text holds. */
    List<String> names() {
        return Arrays.stream(outputNames.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
