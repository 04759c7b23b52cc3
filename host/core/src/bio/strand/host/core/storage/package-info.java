// SPDX-License-Identifier: Apache-2.0
/**
 * Files and tables on disk: temporary files, row stores, file trees. Depends on data and its
 * serializers.
 */
package bio.strand.host.core.storage;
