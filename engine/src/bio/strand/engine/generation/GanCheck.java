// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/**
 * What a comparison of generated with held-out rows found. It holds no times, so that equal seeds
 * give equal records.
 *
 * @param iteration steps of the generator made so far
 * @param generatorLoss mean loss of the generator since the comparison before
 * @param criticLoss mean loss of the discriminator since the comparison before, penalty included
 * @param wassersteinEstimate mean score of real rows less that of generated rows since the
 *     comparison before: with the Wasserstein objective an estimate of the distance, with others a
 *     measure of how well the discriminator tells the two apart
 * @param scoreGap mean score of training rows less that of held-out rows: how much of the training
 *     rows the discriminator knows by heart; NaN when it was not computed
 * @param divergence how far generated rows, made with the averaged generator, are from held-out
 *     rows: for sequences the mean over the positions of the Jensen-Shannon divergence of
 *     position-specific words in bits, for profiles the maximum mean discrepancy
 * @param duplicates share of the generated rows that repeat an earlier one, 0 to 1
 * @param copies share of the generated rows that are exact copies of training rows, 0 to 1
 * @param kept whether the model is, so far, the one with the lowest divergence
 */
public record GanCheck(
        int iteration,
        double generatorLoss,
        double criticLoss,
        double wassersteinEstimate,
        double scoreGap,
        double divergence,
        double duplicates,
        double copies,
        boolean kept) {}
