// SPDX-License-Identifier: Apache-2.0
/** Checks that a dialog makes while a value is edited. Depends on nothing. */
package org.knime.node.parameters.validation;
