// SPDX-License-Identifier: Apache-2.0
/**
 * Exchange of trained models with Eclipse Deeplearning4j (DL4J): its model zip, written and read
 * where a layer exists on both sides.
 *
 * <p>May depend on {@code model}, {@code network}, {@code encoding}, {@code files} and {@code
 * backend}, on Deeplearning4j and ND4J, and on Gson. DL4J writes its own files; files that come
 * from outside are first read by Gson against the short list of layers that are understood, so that
 * no class named in a file is ever loaded.
 */
package bio.strand.engine.exchange;
