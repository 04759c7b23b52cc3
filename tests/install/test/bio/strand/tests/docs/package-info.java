// SPDX-License-Identifier: Apache-2.0
/**
 * What the guides say is so: links lead somewhere, pictures show the workflows as they are, and the
 * example workflows can be packed. May depend on {@code bio.strand.tests.install} only.
 */
package bio.strand.tests.docs;
