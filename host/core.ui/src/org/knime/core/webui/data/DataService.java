// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.data;

/** Exchanges data with a part of the user interface. */
public interface DataService {}
