// SPDX-License-Identifier: Apache-2.0
/**
 * Trained sequence models, their file format, and prediction.
 *
 * <p>May depend on {@code network}, {@code kernel}, {@code encoding}, {@code progress} and Gson.
 * {@link bio.strand.engine.model.ModelWriter} states the file format.
 */
package bio.strand.engine.model;
