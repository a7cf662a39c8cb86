import { type BoundChoiceRecord } from './bound-choice-record.ts';
import { type ComplexityGrowthRecord } from './complexity-growth-record.ts';
import { type GapRecord } from './gap-record.ts';
import { type LoosenessRecord } from './looseness-record.ts';
import { type MiningFactorsRecord } from './mining-factors-record.ts';

const about = {
  data: { name: 'synthetic', classes: 4, columns: 3, featureRadius: 1 },
  ...{ family: 'bowl' as const, surrogate: 'hinge', ball: 'frobenius', norm: 2, delta: 0.05 },
  ...{ seeds: [1, 2], confidence: 0.95 },
};
const createdAt = '2025-01-05T00:00:00.000Z';
const mean = (value: number) => ({ mean: value, low: value - 0.1, high: value + 0.1, count: 2 });

/** A valid measurement of the gap for tests. */
export function exampleGap(over: Partial<GapRecord> = {}): GapRecord {
  const bounds = { maurer: 2, gaussian: 1.8 };
  const all = { bounds, dataBounds: bounds, expectationBounds: bounds };
  return {
    ...{ schema: 'owlery.gap/1', id: 'gap', createdAt, ...about, sample: 2, keep: 1, points: [10] },
    known: { bayesRisk: 0.9, bestOfClass: { loss: 1, lowerBound: 0.99 }, calibrated: { 1: 1 } },
    cells: [1, 2].map((seed) => ({
      ...{ n: 10, seed, empirical: 1, expected: 1.2, gap: 0.2, centredGap: 0.1, suboptimality: 0.01 },
      ...{ ...all, ratios: { maurer: 10, gaussian: 9 } },
    })),
    summaries: [
      {
        ...{
          n: 10,
          gap: mean(0.2),
          size: { value: 0.2, interval: [0.1, 0.4] },
          centredGap: mean(0.1),
          ...all,
        },
        ratios: { maurer: { value: 10, interval: [5, 20] }, gaussian: null },
      },
    ],
    slopes: { gap: { value: -0.5, interval: [-0.6, -0.4] }, maurer: { value: null, interval: null } },
    slopeMethod: 'jackknife over seeds',
    ...over,
  };
}

/** A valid comparison of the k that the bound favours with the best for tests. */
export function exampleBoundChoice(over: Partial<BoundChoiceRecord> = {}): BoundChoiceRecord {
  const pair = { sample: 2, keep: 1 };
  return {
    ...{ schema: 'owlery.bound-choice/1', id: 'choice', createdAt, ...about },
    ...{ n: 100, scoredLabels: 3000, tops: [1] },
    cells: [
      {
        ...{ ...pair, steps: 1000, stepLength: 0.3, empirical: mean(1), expected: mean(1.1) },
        errors: { 1: mean(0.5) },
        bound: {
          route: 'gaussian',
          terms: { empirical: 1, complexity: 2, confidence: 3 },
          ...{ total: 6, topKErrors: { 1: null } },
        },
        calibrated: { 1: 1 },
      },
    ],
    choices: [{ sample: 2, top: 1, favoured: pair, best: pair, regret: mean(0), verdict: 'same' }],
    ...over,
  };
}

/** A valid experiment on the factors of mining for tests. */
export function exampleMiningFactors(over: Partial<MiningFactorsRecord> = {}): MiningFactorsRecord {
  const factor = {
    ...{ name: 'complexity', title: 'Complexity', difference: mean(0.1) },
    adds: [{ keep: 1, error: mean(0.1) }],
  };
  return {
    ...{ schema: 'owlery.mining-factors/1', id: 'factors', createdAt, ...about },
    ...{ n: 100, sample: 2, top: 1, steps: 1000, difference: mean(0.1), calibrated: [{ keep: 1, mass: 1 }] },
    arms: [{ keep: 1, name: 'mined', title: 'Mined', error: mean(0.5), gradientNorm: mean(1) }],
    ...{ factors: [factor], switches: [factor] },
    ...over,
  };
}

/** A valid comparison of contraction routes for tests. */
export function exampleLooseness(over: Partial<LoosenessRecord> = {}): LoosenessRecord {
  return {
    ...{ schema: 'owlery.looseness/1', id: 'looseness', createdAt, seed: 1 },
    instances: [
      {
        ...{ title: 'POWL', family: 'powl', surrogate: 'hinge', ball: 'frobenius', norm: 1, weights: [1, 0] },
        ...{ points: 3, columns: 1, classes: 3, lower: 0.2, lowerInterval: [0.2, 0.2], exact: 0.21 },
        ...{ signs: 'enumerated', signVectors: 8 },
        routes: [{ route: 'maurer', constants: 'proved', upper: 0.8, closedForm: 0.9, looseness: 4 }],
      },
    ],
    ...over,
  };
}

/** Valid complexities against the number of classes for tests. */
export function exampleComplexityGrowth(over: Partial<ComplexityGrowthRecord> = {}): ComplexityGrowthRecord {
  return {
    ...{ schema: 'owlery.complexity-growth/1', id: 'growth', createdAt, seed: 1, noise: 'rademacher' },
    ...{ points: 10, columns: 3, norm: 1, confidence: 0.95, classes: [2] },
    cells: [
      {
        ...{ ball: 'frobenius', title: 'Frobenius', classes: 2, estimate: 0.4, interval: [0.39, 0.41] },
        ...{ intervalMethod: 'normal', bound: 0.45 },
      },
    ],
    ...over,
  };
}
