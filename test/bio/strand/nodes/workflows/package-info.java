// SPDX-License-Identifier: Apache-2.0
/**
 * The example workflows of {@code workflows/}: how they are made, and the checks that the committed
 * ones are what the nodes would save. May depend on the node factories and on KNIME's API.
 */
package bio.strand.nodes.workflows;
