// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.message;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.knime.core.node.config.base.ConfigBaseWO;

/** One problem: a text, possibly bound to a place in an input table. */
sealed interface Issue {
    String description();

    /** The full text, which names the place where it is known. */
    String details();

    void save(ConfigBaseWO config);

    static Issue load(final ConfigBaseRO config) throws InvalidSettingsException {
        final String type = config.getString("type");
        return switch (type == null ? "" : type) {
            case "TEXT" -> new TextIssue(config.getString("message"));
            case "TABLE_ROW" ->
                    new RowIssue(
                            config.getInt("portIndex"),
                            config.getInt("columnIndex"),
                            config.getLong("rowIndex"),
                            config.getString("message"));
            default -> throw new InvalidSettingsException("Invalid type of issue: " + type);
        };
    }

    /** A problem without a place. */
    record TextIssue(String description) implements Issue {
        @Override
        public String details() {
            return description == null ? "" : description;
        }

        @Override
        public void save(final ConfigBaseWO config) {
            config.addString("type", "TEXT");
            config.addString("message", description);
        }
    }

    /** A problem with a row, or one cell of it if the column index is not negative. */
    record RowIssue(int portIndex, int columnIndex, long rowIndex, String description)
            implements Issue {
        @Override
        public String details() {
            return description == null ? "" : description;
        }

        @Override
        public void save(final ConfigBaseWO config) {
            config.addString("type", "TABLE_ROW");
            config.addInt("portIndex", portIndex);
            config.addInt("columnIndex", columnIndex);
            config.addLong("rowIndex", rowIndex);
            config.addString("message", description);
        }
    }
}
