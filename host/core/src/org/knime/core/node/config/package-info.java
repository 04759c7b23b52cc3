// SPDX-License-Identifier: Apache-2.0
/** Settings that can hold cells and types. Depends on {@code config.base} and {@code data}. */
package org.knime.core.node.config;
