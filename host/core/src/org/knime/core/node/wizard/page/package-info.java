// SPDX-License-Identifier: Apache-2.0
/**
 * What marks a node as one that contributes to pages made of several views. May depend on nothing.
 */
package org.knime.core.node.wizard.page;
