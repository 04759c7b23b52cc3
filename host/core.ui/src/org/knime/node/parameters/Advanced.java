// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a field, a group or a layout part as advanced: the dialog shows it only on request. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Advanced {}
