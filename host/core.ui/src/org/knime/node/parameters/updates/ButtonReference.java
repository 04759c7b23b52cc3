// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

/** A name by which a button is referred to. */
public interface ButtonReference {}
