// SPDX-License-Identifier: Apache-2.0
/**
 * Files and archives that are safe to write and to read: files that appear only when they are
 * complete, zip archives whose bytes depend on nothing but their content, and the reading of
 * archives from strangers within limits.
 *
 * <p>A leaf: may depend on nothing but the Java platform.
 */
package bio.strand.engine.files;
