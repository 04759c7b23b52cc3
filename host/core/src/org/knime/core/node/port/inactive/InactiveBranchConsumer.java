// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port.inactive;

/** Marks node models that also execute with inactive inputs. */
public interface InactiveBranchConsumer {}
