// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import bio.strand.engine.expression.Axis;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/**
 * What is known of a preprocessing of expression data before it is read, or even fitted: enough to
 * describe the table that it will give.
 */
public final class ExpressionModelPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final String KEY_ROWS = "rows";
    private static final String KEY_COLUMNS = "columns";
    private static final String KEY_REMOVES_GENES = "removesGenes";
    private static final String KEY_STEPS = "steps";

    private Axis rows;
    private List<String> columns;
    private boolean removesGenes;
    private List<String> steps;

    /** For KNIME, which fills the specification when it loads a workflow. */
    public ExpressionModelPortObjectSpec() {}

    /**
     * Creates a specification.
     *
     * @param rows what stands in the rows of the training table; null if that is seen only when its
     *     rows are counted
     * @param columns the value columns of the training table
     * @param removesGenes whether genes may be removed
     * @param steps what is done, one short text each
     */
    public ExpressionModelPortObjectSpec(
            Axis rows, List<String> columns, boolean removesGenes, List<String> steps) {
        this.rows = rows;
        this.columns = List.copyOf(columns);
        this.removesGenes = removesGenes;
        this.steps = List.copyOf(steps);
        Objects.requireNonNull(steps, "steps");
    }

    /**
     * What stands in the rows of the training table.
     *
     * @return genes or samples; empty if that is not known yet
     */
    public Optional<Axis> rows() {
        return Optional.ofNullable(rows);
    }

    /**
     * The value columns of the training table.
     *
     * @return their names
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Whether genes may be removed.
     *
     * @return true if there are filters
     */
    public boolean removesGenes() {
        return removesGenes;
    }

    /**
     * What is done.
     *
     * @return one short text a step, in the order of work
     */
    public List<String> steps() {
        return steps;
    }

    @Override
    protected void save(ModelContentWO model) {
        model.addString(KEY_ROWS, rows == null ? "" : rows.name());
        model.addStringArray(KEY_COLUMNS, columns.toArray(String[]::new));
        model.addBoolean(KEY_REMOVES_GENES, removesGenes);
        model.addStringArray(KEY_STEPS, steps.toArray(String[]::new));
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        String stored = model.getString(KEY_ROWS);
        try {
            rows = stored.isEmpty() ? null : Axis.valueOf(stored);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "The description of the expression preprocessing cannot be read: its rows are '"
                            + stored
                            + "'. Update Strand or execute the Expression Preprocessor again.",
                    e);
        }
        columns = List.of(model.getStringArray(KEY_COLUMNS));
        removesGenes = model.getBoolean(KEY_REMOVES_GENES);
        steps = List.of(model.getStringArray(KEY_STEPS));
    }

    /** Lets KNIME store specifications. */
    public static final class Serializer
            extends AbstractSimplePortObjectSpecSerializer<ExpressionModelPortObjectSpec> {

        /** KNIME creates serializers by their public constructor. */
        public Serializer() {}
    }
}
