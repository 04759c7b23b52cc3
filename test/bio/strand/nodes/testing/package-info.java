// SPDX-License-Identifier: Apache-2.0
/** Runs single nodes in unit tests as KNIME would, without a workflow. */
package bio.strand.nodes.testing;
