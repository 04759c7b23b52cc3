// SPDX-License-Identifier: Apache-2.0
/**
 * What a network is ({@link bio.strand.engine.network.NetworkSpec}, {@link
 * bio.strand.engine.network.HeadSpec}), what makes it better ({@link
 * bio.strand.engine.network.LossSpec}), and the network itself: a flat parameter vector with a
 * hand-written forward and backward pass.
 *
 * <p>May depend on {@code kernel}, {@code encoding} and the JDK. It knows neither training nor
 * model files. Arrays are time-major, as {@code encoding/package-info} states.
 */
package bio.strand.engine.network;
