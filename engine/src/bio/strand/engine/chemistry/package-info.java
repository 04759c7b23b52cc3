// SPDX-License-Identifier: Apache-2.0
/**
 * Molecules written as SMILES: validation, canonical and random forms, Bemis-Murcko scaffolds.
 *
 * <p>The only place that uses the Chemistry Development Kit (CDK; Willighagen et al., J.
 * Cheminform. 9:33, 2017); none of its types leaves the package. Depends on nothing else of the
 * engine.
 */
package bio.strand.engine.chemistry;
