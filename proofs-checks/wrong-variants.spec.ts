import { decideCalibration, type compareWithOracle } from '@owlery/calibration';
import { inducedWeightsExact } from '@owlery/mining';
import { rational, randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { threshold } from './bowl-constant-weights/claim.ts';
import { steps } from './bowl-mining-threshold/claim.ts';
import { necessity as bowlNecessity } from './bowl-necessary-mass/claim.ts';
import { conditions } from './bowl-truncated-weights/claim.ts';
import { inclusion } from './bowl-truncation-shrinks/claim.ts';
import { agreement } from './calibration-oracles/claim.ts';
import { type Check } from './check.ts';
import { replacementWeights } from './choquet-form/claim.ts';
import { anyWeightsChords } from './composition/claim.ts';
import { noViolations } from './convex-iff-non-increasing/claim.ts';
import { exchanges } from './exchange-lemma/claim.ts';
import { firstFormulaForAnyWeights as bowlFormula } from './hinge-bowl-thresholds/claim.ts';
import { firstFormulaForAnyWeights as powlFormula } from './hinge-powl-partitions/claim.ts';
import { negativeWeights } from './in-batch-ranking/claim.ts';
import { choose } from './internal/choose.ts';
import { defineClaim } from './internal/define-claim.ts';
import { layers } from './layer-cake/claim.ts';
import { inequalities, table } from './lipschitz-constants/claim.ts';
import { inclusions, map } from './mining-and-calibration/claim.ts';
import { weights as labelWeights } from './multi-label-masking/claim.ts';
import { segment } from './powl-concentration/claim.ts';
import { thresholds } from './powl-mining-threshold/claim.ts';
import { nearUniform as powlNearUniform } from './powl-near-uniform/claim.ts';
import { constantWeights } from './powl-never-everywhere/claim.ts';
import { never } from './powl-one-hard-negative/claim.ts';
import { necessity as powlNecessity } from './powl-single-cut/claim.ts';
import { sufficiency } from './powl-sufficient-head/claim.ts';
import { topOne } from './powl-top-weights/claim.ts';
import { identity } from './psi3-calibration/claim.ts';
import { convex } from './psi4-calibration/claim.ts';
import { infimum } from './psi5-calibration/claim.ts';
import { vanishes } from './regret-transfer/claim.ts';
import { everywhere } from './smooth-bowl-constant-weights/claim.ts';
import { weakCriterion } from './smooth-bowl-majorant/claim.ts';
import { nearUniform as bowlNearUniform } from './smooth-bowl-near-uniform/claim.ts';
import { equivalence } from './smooth-bowl-truncated-weights/claim.ts';
import { distances } from './snm-limits/claim.ts';
import { weightOrders } from './snm-majorisation/claim.ts';
import { variances } from './snm-sampling-variance/claim.ts';
import { exactMeans } from './snm-unbiased/claim.ts';
import { enumeration } from './snm-weights-without-replacement/claim.ts';
import { mixedDifferences } from './soft-max-is-no-owl/claim.ts';
import { coverage } from './generalisation-coverage/claim.ts';
import { comparison } from './gaussian-contraction/claim.ts';
import { boundOnNormalNoise, boundOnSigns, dualNorm } from './internal/ball-checks.ts';
import { dualNorms } from './internal/two-by-two-norms.ts';
import { numbers } from './kahane-constant/claim.ts';
import { contraction as vectorContraction } from './maurer-contraction/claim.ts';
import { normalBelowSigns, signsBelowNormal } from './rademacher-and-gaussian/claim.ts';
import { notContradicted } from './recalled-contractions/claim.ts';
import { contraction as scalarContraction } from './scalar-contraction/claim.ts';
import { euclideanBall, taxicabBall } from './scalar-linear-classes/claim.ts';
import { neverPassed, packings } from './sup-norm-contraction/claim.ts';
import { bounds } from './top-k-error-domination/claim.ts';

/** The sampled weights with the count of better draws off by one. */
const offByOne: Parameters<typeof enumeration>[0] = ({ negatives: N, sample: b, keep: k }) =>
  Array.from({ length: N }, (_, i) => {
    let numerator = 0n;
    for (let x = 0; x <= k; x++) numerator += choose(i, x) * choose(N - i - 1, b - 1 - x);
    return rational(numerator, choose(N, b));
  });

/** Says that nothing is calibrated, whatever the product says. */
const contrary: typeof compareWithOracle = (options) =>
  Promise.resolve({
    ...{ ...options, calibrated: 1, notCalibrated: 1, undecided: 0, largestDifference: 1, tolerance: 0 },
    disagreements: [
      {
        instance: { family: 'powl', surrogate: 'hinge', probabilities: [0.6, 0.4], weights: [1], top: 1 },
        decided: { infimum: 0.8, wrongInfimum: 1, calibrated: true },
        oracle: { infimum: 0.8, wrongInfimum: 0.8 },
      },
    ],
  });

/** One wrong statement a family, at least: what is wrong with it, and the check that must find out. */
const wrong: readonly (readonly [string, Check])[] = [
  ['layer cake: 1 follows the last weight', layers(1)],
  ['composition: also for weights that rise', anyWeightsChords()],
  ['convexity: violations also for weights that fall', noViolations()],
  ['Choquet: weights never rise, masses or not', replacementWeights(false)],
  ['SNM weights: one better draw too many', enumeration(offByOne)],
  ['SNM limits: a tenth of the bound', distances(0.2)],
  ['SNM orders: one more kept makes heads lighter', weightOrders(false)],
  [
    'SNM mean: the weights of another scheme',
    exactMeans((mining) => inducedWeightsExact({ ...mining, scheme: 'with-replacement' })),
  ],
  ['SNM variance: copies left out of account', variances(false)],
  ['soft-max: no ordered loss for one kept either', mixedDifferences(1)],
  ['in-batch: drawn again as if dropped', negativeWeights(true, false)],
  ['exchange: strict without a weight on the best negative', exchanges(false)],
  ['POWL partitions: the difference of minima for any weights', powlFormula()],
  [
    'POWL single cut: a condition that is not needed',
    powlNecessity(({ masses }) => 3 * masses[0] > 2 * masses.reduce((a, b) => a + b)),
  ],
  ['POWL head: half the tail suffices', sufficiency(0.5)],
  ['POWL top weights: a threshold of 0.4', topOne(0.4)],
  ['POWL hardest negative: never for K = 1 either', never(1)],
  ['POWL near uniform: at a peak', powlNearUniform(100_000_000)],
  ['POWL concentration: lost later on the way', segment(20)],
  ['POWL mining: the threshold b/N', thresholds((negatives, sample) => rational(sample, negatives))],
  [
    'POWL everywhere: masses that violate nothing',
    constantWeights((classes, top) => Array.from({ length: classes }, (_, c) => (c < top ? 1000 : 1))),
  ],
  ['BOWL thresholds: the difference of values for any weights', bowlFormula()],
  ['BOWL constant: the threshold c/(2+c)', threshold(2)],
  ['BOWL truncated: the condition on the class alone', conditions(['class'])],
  ['BOWL necessary mass: twice as much', bowlNecessity(2)],
  ['BOWL truncation: constant implies truncated', inclusion(true)],
  ['BOWL mining: constant steps to the last rank', steps((_, negatives) => negatives)],
  ['smooth BOWL: points on a chord are vertices', weakCriterion()],
  ['smooth BOWL constant: the hinge too', everywhere(['logistic', 'hinge'])],
  ['smooth BOWL truncated: half the tail', equivalence(0.5)],
  ['smooth BOWL near uniform: constant weights too', bowlNearUniform(true)],
  ['ψ: the first is the top-k hinge', identity('psi1')],
  ['ψ: the fifth is convex', convex('psi5')],
  ['ψ: the infimum of the fourth is the tail', infimum('psi4')],
  ['domination: three times φ(0)', bounds(3)],
  ['regret: it vanishes at twice the gap', vanishes(2)],
  [
    'Lipschitz: max(1, θ_1) for any weights',
    inequalities((family, weights) => ({
      ...table(family, weights),
      ...(family === 'bowl' && { l1: Math.max(1, weights[0]) }),
    })),
  ],
  ['multi-label: masked as if unmasked', labelWeights(true, false)],
  ['mining: inclusions for the hinge BOWL', inclusions('bowl', 'hinge')],
  [
    'mining: the share grows with k in the hinge BOWL',
    map({ family: 'bowl', surrogate: 'hinge', withKeep: 'grows' }),
  ],
  ['complexities: R is at most G', signsBelowNormal(1)],
  ['complexities: G is at most 0.6 √(2 ln 2n) R', normalBelowSigns(0.6)],
  ['scalar contraction: nine tenths of the constant', scalarContraction(0.9)],
  ['vector contraction: the constant 1', vectorContraction(1)],
  ['Gaussian contraction: nine tenths of the constant', comparison(0.9)],
  ['sup-norm route: a thousandth of the bound', neverPassed(0.001)],
  ['sup-norm route: a thirteenth of the exponent', packings(0.3)],
  ['recalled routes: a thousandth', notContradicted(0.001)],
  ['Frobenius ball: no root of L', boundOnSigns('frobenius', ({ squares }) => Math.sqrt(squares))],
  ['row ball: the root of L', boundOnSigns('row', ({ squares }) => Math.sqrt(2 * squares))],
  [
    'row-sum ball: the largest row is like any other',
    boundOnSigns('row-sum', ({ squares }) => Math.sqrt(squares)),
  ],
  [
    'spectral ball: the bound of the Frobenius ball',
    boundOnSigns('spectral', ({ squares }) => Math.sqrt(2 * squares)),
  ],
  [
    'nuclear ball: no root of L',
    boundOnSigns('nuclear', ({ operator }) => Math.sqrt(Math.PI / 2) * operator),
  ],
  ['entrywise ball: the maximum costs nothing', boundOnSigns('entrywise', ({ column }) => column)],
  ['row-sum ball: dual to itself', dualNorm('row-sum', dualNorms.row)],
  ['spectral ball: dual to itself', dualNorm('spectral', dualNorms.nuclear)],
  ['nuclear ball: the Frobenius norm is dual', dualNorm('nuclear', dualNorms.frobenius)],
  ['normal noise: half the bound', boundOnNormalNoise('nuclear', 0.5)],
  ['Kahane: 1.9 in place of 2', numbers(19)],
  ['scalar classes: nine tenths in ℓ2', euclideanBall(0.9)],
  ['scalar classes: one sign a column in ℓ1', taxicabBall(1)],
  ['generalisation: no complexity term', coverage(['confidence'])],
  ['oracles: one that disagrees', agreement('enumeration', contrary)],
];

describe('a wrong statement is reported as failing, with numbers', () => {
  it.each(wrong)('%s', async (name, check) => {
    // As many cases as a run of the registry would look at, so that what fails here would fail there.
    const claim = defineClaim({ id: 'wrong', title: name, source: 'made for tests', checks: [check] });
    const { holds, counterexample } = await claim.check({ seed: 11 });
    expect(holds).toBe(false);
    expect(counterexample).toMatchObject({ check: check.id });
    expect(Object.keys(counterexample!).length).toBeGreaterThan(1);
    expect(JSON.parse(JSON.stringify(counterexample))).toEqual(counterexample);
    expect(counterexample).not.toHaveProperty('missing');
  });

  it('can be checked again from the numbers alone', async () => {
    const claim = defineClaim({
      id: 'wrong',
      title: 'Wrong',
      source: 'made for tests',
      checks: [topOne(0.4)],
    });
    const { counterexample } = await claim.check({ seed: 11 });
    const { masses, weights, top } = counterexample as { masses: number[]; weights: number[]; top: number };
    const total = masses.reduce((a, b) => a + b);
    const { calibratedFor } = decideCalibration({
      ...{ family: 'powl', surrogate: 'hinge', weights, top, exact: true },
      probabilities: masses.map((mass) => rational(mass, total)),
    });
    expect(masses[0] / total).toBeGreaterThan(0.4);
    expect(calibratedFor).toEqual([]);
  });

  it('is found by the same seed as the same numbers', async () => {
    const find = (seed: number) =>
      sufficiency(0.5).run({ cases: undefined, stream: randomStream(seed, 'twice') });
    expect(await find(3)).toEqual(await find(3));
    expect((await find(3)).cases).not.toBe((await find(4)).cases);
  });
});
