// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.sequence.SequenceReader;
import bio.strand.engine.sequence.SequenceRecord;
import bio.strand.nodes.io.reader.SequenceReaderNodeParameters.RowIdSource;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.FileProgress;
import bio.strand.nodes.runtime.LocalFile;
import bio.strand.nodes.tables.TableWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.RowKey;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/**
 * The Sequence Reader: streams a FASTA or delimited file into a table, one record in memory at a
 * time.
 */
public final class SequenceReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Reader")
                    .icon("../../../../../icons/sequence-reader.png")
                    .shortDescription(
                            "Reads DNA, RNA or protein sequences from FASTA, CSV or TSV files,"
                                    + " plain or gzip.")
                    .fullDescription(
                            """
                            <p>
                            Reads sequences into a table, one row for each: from FASTA files \
                            (<tt>&gt;identifier description</tt>, then the sequence in one or more \
                            lines) and from delimited text (CSV, TSV, with column names in the \
                            first line). Files may be compressed with gzip. Format, compression, \
                            separator and columns are seen from the content; each can also be set.
                            </p>
                            <p>
                            <b>When to use it.</b> At the start of a workflow, before the Sequence \
                            Encoder. Sequences are plain text cells, exactly as they stand in the \
                            file apart from white space, so every other node can use them, too. The \
                            node streams: the file may be larger than the memory.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> In most cases only the file has to \
                            be named. Pairs <tt>key=value</tt> of a FASTA header \
                            (<tt>&gt;seq1 class=promoter length=81</tt>) become columns of their \
                            own, so that a class label can be read from there. If identifiers are \
                            repeated on purpose, let them be made unique.
                            </p>
                            <p>
                            <b>What can go wrong.</b> A missing, empty, binary or damaged file, a \
                            header without sequence, an empty sequence, a row with too few columns, \
                            or a repeated identifier stops the node with a message that names the \
                            file, the line, the record and the remedy. No partial table is given \
                            out. Letters are not checked here but by the Sequence Encoder, which \
                            knows the alphabet.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addOutputTable(
                                            "Sequences",
                                            "One row for each sequence, in the order of the file."
                                                + " FASTA: the columns Description, one for each"
                                                + " key of the headers, and Sequence. Delimited"
                                                + " text: the columns of the file under their own"
                                                + " names. All are text; empty values are"
                                                + " missing."))
                    .model(
                            model ->
                                    model.parametersClass(SequenceReaderNodeParameters.class)
                                            .configure(SequenceReaderNodeFactory::configure)
                                            .execute(SequenceReaderNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords(
                            "fasta",
                            "csv",
                            "tsv",
                            "gzip",
                            "read",
                            "import",
                            "dna",
                            "rna",
                            "protein",
                            "sequence")
                    .addExternalResource(
                            "https://doi.org/10.1073/pnas.85.8.2444",
                            "Pearson and Lipman (1988). Improved tools for biological sequence"
                                    + " comparison. PNAS 85(8), 2444-2448: the origin of the FASTA"
                                    + " format.");

    /** Creates the factory; KNIME calls this by reflection. */
    public SequenceReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        output.setOutSpecs(layout(input.getParameters()).spec());
    }

    private static SequenceTableLayout layout(SequenceReaderNodeParameters parameters)
            throws InvalidSettingsException {
        try {
            return SequenceTableLayout.of(
                    LocalFile.resolve(parameters.inputFile, "a FASTA, CSV or TSV file"),
                    parameters);
        } catch (IOException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SequenceReaderNodeParameters parameters = input.getParameters();
        ExecutionContext exec = input.getExecutionContext();
        List<String> warnings = new ArrayList<>();
        try {
            output.setOutData(0, read(layout(parameters), parameters.rowIds, exec, warnings));
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
        if (!warnings.isEmpty()) {
            output.setWarningMessage(String.join(" ", warnings));
        }
    }

    private static BufferedDataTable read(
            SequenceTableLayout layout,
            RowIdSource rowIds,
            ExecutionContext exec,
            List<String> warnings)
            throws IOException, CanceledExecutionException {
        UniqueRowIds unique = new UniqueRowIds();
        long row = 0;
        long recordsWithOtherKeys = 0;
        String otherKey = null;
        try (SequenceReader reader = layout.open(ExecutionProgress.of(exec));
                TableWriter writer = TableWriter.open(exec, layout.spec())) {
            FileProgress progress =
                    new FileProgress(exec, reader::bytesRead, reader.totalBytes(), "sequences");
            SequenceRecord sequence;
            while ((sequence = reader.next()) != null) {
                exec.checkCanceled();
                String rowId =
                        switch (rowIds) {
                            case IDENTIFIER -> sequence.id();
                            case UNIQUE_IDENTIFIER -> unique.next(sequence.id());
                            case ROW_NUMBER -> RowKey.createRowKey(row).getString();
                        };
                writer.addRow(rowId, layout.values(sequence));
                row++;
                progress.report(row);
                String key = layout.keyWithoutColumn(sequence);
                if (key != null) {
                    recordsWithOtherKeys++;
                    otherKey = otherKey == null ? key : otherKey;
                }
            }
            if (row == 0) {
                warnings.add("The file has column names but no sequences: the table is empty.");
            }
            if (unique.repeated() > 0) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "%,d identifiers occur more than once; the repeated ones got the"
                                        + " suffixes _2, _3 and so on.",
                                unique.repeated()));
            }
            if (recordsWithOtherKeys > 0) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "%,d headers have keys such as \"%s\" that are not in the first"
                                        + " %,d headers; their values stay in the description.",
                                recordsWithOtherKeys,
                                otherKey,
                                SequenceTableLayout.SAMPLED_HEADERS));
            }
            return writer.finish();
        }
    }
}
