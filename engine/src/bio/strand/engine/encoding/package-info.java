// SPDX-License-Identifier: Apache-2.0
/**
 * Sequences as compact codes, one byte a position, and the rules by which text becomes codes.
 *
 * <p>May depend on {@code sequence} and {@code progress}, and on Gson ({@code com.google.gson}) for
 * the JSON form of an encoding.
 *
 * <p><b>Codes.</b> A {@link bio.strand.engine.encoding.SequenceEncoding} with an alphabet of size S
 * numbers its codes so: 0 to S - 1 are the plain symbols in the order of the alphabet; then, when
 * ambiguity is {@linkplain bio.strand.engine.encoding.SymbolPolicy#FRACTIONAL fractional}, one code
 * for each ambiguity code in the order of their characters; last, when any policy is neutral, one
 * neutral code. What a code means to a network is row {@code code} of {@link
 * bio.strand.engine.encoding.SequenceEncoding#featureRows()}, an array {@code [codes][S]}: one-hot
 * for a plain symbol, equal shares over its expansion for an ambiguity code, zeros for the neutral
 * code.
 *
 * <p><b>Array layout.</b> Wherever the engine holds a mini-batch as an array it is time-major and
 * row-major float32: element (t, b, f) of time step t, sequence b and feature f lies at {@code (t *
 * batchSize + b) * features + f}; codes lie at {@code t * batchSize + b}. Sequences are
 * left-aligned: time step 0 is the first symbol, and steps at or beyond a sequence's length are
 * masked, their values zero. The states of all steps, flattened for one sequence, lie at {@code t *
 * features + f}.
 */
package bio.strand.engine.encoding;
