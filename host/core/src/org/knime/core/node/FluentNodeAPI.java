// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/** Marks a class that declares a node, or a part of one, in stages. */
public interface FluentNodeAPI {}
