// SPDX-License-Identifier: Apache-2.0
/** Classes of parameters as trees of fields. Depends on nothing but the Java platform. */
package bio.strand.host.core.ui.reflect;
