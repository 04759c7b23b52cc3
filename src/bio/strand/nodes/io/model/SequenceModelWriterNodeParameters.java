// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.model;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/**
 * What one may set in the Sequence Model Writer. The field names are the keys in saved workflows
 * and never change.
 */
public final class SequenceModelWriterNodeParameters implements NodeParameters {

    /** The form of the file. */
    enum FileFormat {
        @Label(
                value = "Strand",
                description =
                        "Everything: network, encoding, names, where the model comes from, and"
                                + " checksums. Usually ends in <tt>.strand</tt>.")
        STRAND,
        @Label(
                value = "DL4J",
                description =
                        "The model zip of Eclipse Deeplearning4j, for other Java programs. Only for"
                            + " networks of layers that DL4J has, too: no GRU, for example, and one"
                            + " direction only.")
        DL4J
    }

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

    @Widget(
            title = "File",
            description =
                    "The file to write, usually ending in <tt>.strand</tt>. An absolute path, a"
                            + " path relative to the working directory, or a <tt>file:</tt> or"
                            + " <tt>knime:</tt> URL of a file on this machine.")
    @FileWriterWidget(fileExtension = "strand")
    @WithFileSystem(FileSystemOption.LOCAL)
    String outputFile = "";

    @Widget(title = "Format", description = "The form of the file.")
    @ValueSwitchWidget
    FileFormat format = FileFormat.STRAND;

    @Widget(
            title = "If the file exists",
            description = "What to do when there is a file of this name already.")
    @ValueSwitchWidget
    ExistingFile ifExists = ExistingFile.FAIL;

    @Widget(
            title = "Create missing folders",
            description = "Whether the folder is created if it does not exist.")
    boolean createFolders;

    SequenceModelWriterNodeParameters() {}

    @Override
    public void validate() throws InvalidSettingsException {
        if (format == null || ifExists == null) {
            throw new InvalidSettingsException(
                    "Choose a format, and what to do if the file exists.");
        }
    }
}
