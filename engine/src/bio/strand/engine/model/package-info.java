// SPDX-License-Identifier: Apache-2.0
/**
 * Trained sequence models, their file format, and prediction.
 *
 * <p>May depend on {@code network}, {@code kernel}, {@code encoding}, {@code files}, {@code
 * progress} and Gson. {@link bio.strand.engine.model.ModelArchiveWriter} states the archive that
 * every kind of model file is, {@link bio.strand.engine.model.ModelWriter} what is in that of a
 * sequence model.
 */
package bio.strand.engine.model;
