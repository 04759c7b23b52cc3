// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.writer;

import bio.strand.engine.sequence.FastaWriter;
import bio.strand.engine.sequence.IdentifierSet;
import bio.strand.nodes.io.writer.SequenceWriterNodeParameters.IdentifierSource;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.LocalFile;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataTableSpec;
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

/** The Sequence Writer: streams a table into a FASTA file, which appears when it is complete. */
public final class SequenceWriterNodeFactory extends DefaultNodeFactory {

    private static final int NO_COLUMN = -1;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Writer")
                    .icon("../../../../../icons/sequence-writer.png")
                    .shortDescription("Writes sequences to a FASTA file, plain or gzip.")
                    .fullDescription(
                            """
                            <p>
                            Writes one FASTA record for each row: \
                            <tt>&gt;identifier description</tt>, then the sequence in lines of a \
                            fixed width.
                            </p>
                            <p>
                            <b>When to use it.</b> To hand sequences to other programs: aligners, \
                            BLAST, structure prediction. The Sequence Reader reads the file back \
                            to the same identifiers, descriptions and sequences.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> Name the file; if the name ends in \
                            <tt>.gz</tt>, it is compressed. Columns are found by their names. To \
                            keep class labels, write a description such as \
                            <tt>class=promoter</tt>, which the Sequence Reader turns into a column \
                            again.
                            </p>
                            <p>
                            <b>What can go wrong.</b> A file that exists already, a missing folder, \
                            an empty identifier or one with blanks, a line end in a description, or \
                            a character that no sequence has stops the node with a message that \
                            names the row. The file appears only when it is complete: after an \
                            error or a cancelled run nothing new is there, and an old file is as it \
                            was.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable(
                                            "Sequences", "One row for each sequence, as text."))
                    .model(
                            model ->
                                    model.parametersClass(SequenceWriterNodeParameters.class)
                                            .configure(SequenceWriterNodeFactory::configure)
                                            .execute(SequenceWriterNodeFactory::execute))
                    .nodeType(NodeType.Sink)
                    .keywords(
                            "fasta",
                            "gzip",
                            "write",
                            "export",
                            "save",
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
    public SequenceWriterNodeFactory() {
        super(NODE);
    }

    /** The indices of the columns; {@link #NO_COLUMN} where none is needed. */
    private record Columns(int sequence, int id, int description) {

        static Columns of(DataTableSpec table, SequenceWriterNodeParameters parameters)
                throws InvalidSettingsException {
            int sequence =
                    ColumnRole.SEQUENCE.resolve(
                            table,
                            parameters.sequenceColumn,
                            SequenceWriterNodeParameters.SEQUENCE_TITLE);
            boolean ids = parameters.identifiers == IdentifierSource.COLUMN;
            return new Columns(
                    sequence,
                    ids
                            ? column(
                                    table,
                                    parameters.idColumn,
                                    SequenceWriterNodeParameters.ID_TITLE)
                            : NO_COLUMN,
                    parameters.writeDescription
                            ? column(
                                    table,
                                    parameters.descriptionColumn,
                                    SequenceWriterNodeParameters.DESCRIPTION_TITLE)
                            : NO_COLUMN);
        }

        private static int column(DataTableSpec table, String chosen, String title)
                throws InvalidSettingsException {
            if (chosen == null || chosen.isEmpty()) {
                throw new InvalidSettingsException(
                        String.format("No column is chosen under \"%s\": choose one.", title));
            }
            int index = table.findColumnIndex(chosen);
            if (index == NO_COLUMN) {
                throw new InvalidSettingsException(
                        String.format(
                                "The column \"%s\" chosen under \"%s\" is not in the input table:"
                                        + " choose one of %s.",
                                chosen, title, String.join(", ", table.getColumnNames())));
            }
            return index;
        }
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequenceWriterNodeParameters parameters = input.getParameters();
        LocalFile.resolve(parameters.outputFile, "the FASTA file to write");
        Columns.of(input.getInTableSpec(0), parameters);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SequenceWriterNodeParameters parameters = input.getParameters();
        List<String> warnings = new ArrayList<>();
        try {
            Path file = LocalFile.resolve(parameters.outputFile, "the FASTA file to write");
            prepareFolder(file, parameters.createFolders);
            write(input.getInTable(0), file, parameters, input.getExecutionContext(), warnings);
        } catch (FileAlreadyExistsException e) {
            throw new KNIMEException(
                    String.format(
                            "The file %s exists already: choose another name, or set \"If the file"
                                    + " exists\" to overwrite.",
                            e.getFile()),
                    e);
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
        if (!warnings.isEmpty()) {
            output.setWarningMessage(String.join(" ", warnings));
        }
    }

    private static void prepareFolder(Path file, boolean create)
            throws IOException, InvalidSettingsException {
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new InvalidSettingsException(
                    String.format("%s is a folder: name a file in it.", file));
        }
        if (Files.isDirectory(folder)) {
            return;
        }
        if (!create) {
            throw new InvalidSettingsException(
                    String.format(
                            "The folder %s does not exist: create it, or switch \"Create missing"
                                    + " folders\" on.",
                            folder));
        }
        Files.createDirectories(folder);
    }

    private static void write(
            BufferedDataTable table,
            Path file,
            SequenceWriterNodeParameters parameters,
            ExecutionContext exec,
            List<String> warnings)
            throws IOException, InvalidSettingsException, CanceledExecutionException {
        Columns columns = Columns.of(table.getDataTableSpec(), parameters);
        RowsLeftOut leftOut = new RowsLeftOut(parameters.skipMissing);
        try (FastaWriter writer = new FastaWriter(file, parameters.toOptions())) {
            TableRows.<IOException>forEach(
                    table,
                    exec,
                    "Writing",
                    (index, row) -> {
                        if (!leftOut.takes(row, columns.sequence())) {
                            writeRow(writer, row, columns, leftOut);
                        }
                    });
            exec.checkCanceled();
            writer.finish();
        }
        leftOut.addTo(warnings);
    }

    private static void writeRow(
            FastaWriter writer, RowView row, Columns columns, RowsLeftOut counts)
            throws IOException {
        if (columns.id() != NO_COLUMN && row.isMissing(columns.id())) {
            throw new IllegalArgumentException(
                    String.format(
                            "Row \"%s\" has no identifier: fill it in, or take the RowIDs as"
                                    + " identifiers.",
                            row.rowId()));
        }
        String id = columns.id() == NO_COLUMN ? row.rowId() : row.text(columns.id());
        boolean described =
                columns.description() != NO_COLUMN && !row.isMissing(columns.description());
        counts.count(id);
        try {
            writer.write(
                    id,
                    described ? row.text(columns.description()) : "",
                    row.text(columns.sequence()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    String.format("Row \"%s\": %s", row.rowId(), e.getMessage()), e);
        }
    }

    /** Rows without sequence, and identifiers that repeat. */
    private static final class RowsLeftOut {

        private final boolean allowed;
        private final IdentifierSet identifiers = new IdentifierSet();
        private long rows;
        private long repeated;
        private String firstRow;
        private String firstRepeated;

        RowsLeftOut(boolean allowed) {
            this.allowed = allowed;
        }

        boolean takes(RowView row, int sequenceColumn) {
            if (!row.isMissing(sequenceColumn)) {
                return false;
            }
            if (!allowed) {
                throw new IllegalArgumentException(
                        String.format(
                                "Row \"%s\" has no sequence%s: fill it in, or switch \"Leave out"
                                        + " rows without sequence\" on.",
                                row.rowId(), reason(row.missingReason(sequenceColumn))));
            }
            rows++;
            firstRow = firstRow == null ? row.rowId() : firstRow;
            return true;
        }

        private static String reason(String text) {
            return text.isEmpty() ? "" : " (" + text + ")";
        }

        void count(String id) {
            if (identifiers.addAndTestIfSeen(id)) {
                repeated++;
                firstRepeated = firstRepeated == null ? id : firstRepeated;
            }
        }

        void addTo(List<String> warnings) {
            if (rows > 0) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "%,d rows without sequence were left out, the first is \"%s\".",
                                rows,
                                firstRow));
            }
            if (repeated > 0) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "%,d identifiers repeat earlier ones, the first is \"%s\"; other"
                                        + " programs may refuse the file.",
                                repeated,
                                firstRepeated));
            }
        }
    }
}
