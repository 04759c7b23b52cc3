// SPDX-License-Identifier: Apache-2.0
/**
 * Sequences as compact codes, one or two bytes a position, or as steps of real values, and the
 * rules by which text and measurements become such.
 *
 * <p>May depend on {@code sequence}, {@code chemistry} and {@code progress}, and on Gson ({@code
 * com.google.gson}) for the JSON form of an encoding.
 *
 * <p><b>Codes.</b> A {@link bio.strand.engine.encoding.SequenceEncoding} with a vocabulary of S
 * tokens (the symbols of its alphabet, or words, codons or SMILES tokens) numbers its codes so: 0
 * to S - 1 are the plain tokens in the order of the vocabulary; then, when ambiguity is {@linkplain
 * bio.strand.engine.encoding.SymbolPolicy#FRACTIONAL fractional}, one code for each ambiguity code
 * in the order of their characters; last, when anything is neutral, one neutral code. What a code
 * means to a network is row {@code code} of {@link
 * bio.strand.engine.encoding.SequenceEncoding#featureRows()}, an array {@code [codes][features]}:
 * for a plain token its row in the {@linkplain bio.strand.engine.encoding.Representation
 * representation} (one-hot, or the amino acid's row of a substitution matrix or values in
 * physico-chemical scales), for an ambiguity code the mean over its expansion, zeros for the
 * neutral code. {@linkplain bio.strand.engine.encoding.Representation.Ordinal Ordinal} codes have
 * no meaning of their own: the network learns one, a row a code.
 *
 * <p><b>Array layout.</b> Wherever the engine holds a mini-batch as an array it is time-major and
 * row-major float32: element (t, b, f) of time step t, sequence b and feature f lies at {@code (t *
 * batchSize + b) * features + f}; codes lie at {@code t * batchSize + b}. Sequences are
 * left-aligned: time step 0 is the first symbol, and steps at or beyond a sequence's length are
 * masked, their values zero. The states of all steps, flattened for one sequence, lie at {@code t *
 * features + f}.
 */
package bio.strand.engine.encoding;
