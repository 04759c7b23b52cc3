// SPDX-License-Identifier: Apache-2.0
/** Nodes and tables for tests of the stand-in. */
package bio.strand.host.core.testing;
