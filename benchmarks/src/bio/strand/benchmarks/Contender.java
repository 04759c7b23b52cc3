// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

/** A library that runs workloads. One thread uses it. */
interface Contender extends AutoCloseable {

    /** The name and version that the table shows. */
    String name();

    /** Whether the library has what the workload needs. */
    boolean supports(Workload workload);

    /**
     * Prepares network, parameters and data, which is not timed. Earlier preparations may be
     * dropped.
     */
    void prepare(Workload workload);

    /** Sets the number of threads for what follows. */
    void useThreads(int threads);

    /**
     * One training step: forward, mean cross-entropy, backward, clipping of the norm to 1, Adam.
     *
     * @return seconds
     */
    double train();

    /**
     * One batch of class probabilities.
     *
     * @return seconds
     */
    double infer();

    /** Loss of the last training step, as a check that the same is computed; NaN if unknown. */
    double loss();

    @Override
    void close();
}
