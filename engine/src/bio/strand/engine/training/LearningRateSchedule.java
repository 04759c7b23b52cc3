// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/** How the learning rate changes in the course of training. */
public enum LearningRateSchedule {
    /** It stays as it was set. */
    CONSTANT,
    /**
     * It falls along half a cosine from its set value to nearly zero at the last planned epoch
     * (Loshchilov and Hutter, ICLR 2017, without restarts), changing with every mini-batch.
     */
    COSINE
}
