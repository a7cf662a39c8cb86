import {
  type BoundChoiceRecord,
  type ComplexityGrowthRecord,
  type GapRecord,
  type LoosenessRecord,
  type MiningFactorsRecord,
  type StoredRecord,
} from '@owlery/results';

/** Made-up records of bounds and measurements, in shapes that look like them; nothing was measured. */
export function exampleMeasurements(): StoredRecord[] {
  return [gap('bowl', 1), gap('powl', 10), choice(), factors(), looseness(), growth()];
}

const createdAt = '2025-01-05T00:00:00.000Z';
const about = {
  data: { name: 'synthetic', classes: 30, columns: 8, featureRadius: 1 },
  ...{ surrogate: 'hinge', ball: 'frobenius', norm: 5, delta: 0.05, seeds: [1, 2, 3], confidence: 0.95 },
};
const mean = (value: number, half = 0.02) => ({
  mean: value,
  low: value - half,
  high: value + half,
  count: 3,
});

function gap(family: 'bowl' | 'powl', keep: number): GapRecord {
  const points = [100, 400, 1600];
  const boundsAt = (n: number) => ({
    maurer: 130 / n ** 0.5,
    gaussian: 120 / n ** 0.5,
    'sup-norm': 20 + 40 / n ** 0.5,
  });
  const kinds = (n: number) => ({
    bounds: boundsAt(n),
    dataBounds: { ...boundsAt(n), maurer: 110 / n ** 0.5, gaussian: 100 / n ** 0.5 },
    expectationBounds: boundsAt(n),
  });
  const size = (n: number) => 10 / n ** 0.8;
  return {
    ...{ schema: 'owlery.gap/1', id: `gap-${family}`, createdAt, ...about, family, sample: 10, keep, points },
    cells: points.map((n) => ({
      ...{ n, seed: 1, empirical: 1.9, expected: 1.9 + size(n), gap: size(n), suboptimality: 0.01 },
      ...{ ...kinds(n), ratios: { maurer: 10, gaussian: null } },
    })),
    summaries: points.map((n) => ({
      ...{ n, gap: mean(size(n)), size: { value: size(n), interval: [0.8 * size(n), 1.25 * size(n)] } },
      ...(family === 'bowl' ? { centredGap: mean(0.9 * size(n), 0.1 * size(n)) } : {}),
      ...kinds(n),
      ratios: {
        maurer: { value: boundsAt(n).maurer / size(n), interval: null },
        gaussian: null,
        'sup-norm': null,
      },
    })),
    slopes: {
      gap: family === 'bowl' ? { value: -0.8, interval: [-0.9, -0.7] } : { value: null, interval: null },
      maurer: { value: -0.5, interval: [-0.5, -0.5] },
    },
    slopeMethod: 'made up',
  };
}

function choice(): BoundChoiceRecord {
  const pairs = [1, 2, 10].flatMap((sample) =>
    [1, 2, 10].filter((keep) => keep <= sample).map((keep) => ({ sample, keep })),
  );
  const error = (sample: number, keep: number, top: number) =>
    0.6 - 0.01 * sample + 0.005 * keep - 0.04 * top;
  return {
    ...{ schema: 'owlery.bound-choice/1', id: 'choice', createdAt, ...about, family: 'bowl' },
    ...{ n: 1000, scoredLabels: 60_000, tops: [1, 3] },
    cells: pairs.map(({ sample, keep }) => ({
      ...{
        sample,
        keep,
        steps: 5000,
        stepLength: 0.3,
        empirical: mean(1 + keep),
        expected: mean(1.1 + keep),
      },
      errors: { 1: mean(error(sample, keep, 1)), 3: mean(error(sample, keep, 3)) },
      bound: {
        route: 'gaussian',
        terms: { empirical: 1 + keep, complexity: 2 + 0.1 * keep, confidence: 0.8 * (1 + keep) },
        ...{ total: 3.8 + 1.9 * keep, topKErrors: { 1: 10 + keep, 3: 5 } },
      },
      calibrated: { 1: 1, 3: 0 },
    })),
    choices: [
      { sample: 2, top: 1, favoured: pairs[1], best: pairs[1], regret: mean(0, 0), verdict: 'same' },
      {
        sample: 10,
        top: 1,
        favoured: pairs[3],
        best: pairs[4],
        regret: mean(0.01),
        verdict: 'no difference',
      },
      { sample: null, top: 3, favoured: pairs[0], best: pairs[3], regret: mean(0.09), verdict: 'differ' },
    ],
  };
}

function factors(): MiningFactorsRecord {
  const factor = (name: string, ofOne: number, ofAll: number) => ({
    ...{ name, title: `${name} as such` },
    adds: [
      { keep: 1, error: mean(ofOne) },
      { keep: 10, error: mean(ofAll) },
    ],
    difference: mean(ofOne - ofAll),
  });
  return {
    ...{ schema: 'owlery.mining-factors/1', id: 'factors', createdAt, ...about, family: 'bowl' },
    ...{ n: 1000, sample: 10, top: 1, steps: 10_000 },
    calibrated: [
      { keep: 1, mass: 1 },
      { keep: 10, mass: 1 },
    ],
    arms: [{ keep: 1, name: 'mined', title: 'One draw', error: mean(0.64) }],
    factors: [factor('calibration', 0.55, 0.55), factor('class', 0.09, 0.12), factor('variance', 0, 0.01)],
    switches: [factor('draws', 0, -0.01)],
    difference: mean(-0.04),
  };
}

function looseness(): LoosenessRecord {
  const instance = (n: number, exact: number | null): LoosenessRecord['instances'][number] => ({
    ...{ title: `BOWL, b = 2, k = 1, L = 3, n = ${n}, d = 1`, family: 'bowl', surrogate: 'hinge' },
    ...{ ball: 'frobenius', norm: 2, weights: [1, 0], points: n, columns: 1, classes: 3 },
    ...{ lower: 0.4, lowerInterval: exact === null ? [0.35, 0.45] : [0.4, 0.4], exact },
    ...{ signs: exact === null ? 'drawn' : 'enumerated', signVectors: exact === null ? 60 : 8 },
    routes: [
      { route: 'maurer', constants: 'proved', upper: 1.2, closedForm: 1.3, looseness: 3 },
      { route: 'sup-norm-lei', constants: 'recalled', upper: 400, closedForm: 400, looseness: 1000 },
      { route: 'sup-norm-foster-rakhlin', constants: 'order only', upper: 4, closedForm: 4, looseness: 10 },
    ],
  });
  return {
    ...{ schema: 'owlery.looseness/1', id: 'looseness', createdAt, seed: 1 },
    instances: [instance(3, 0.42), instance(24, null)],
  };
}

function growth(): ComplexityGrowthRecord {
  const classes = [2, 8, 32];
  const cells = [
    { ball: 'frobenius', title: 'Frobenius', power: 0.5 },
    { ball: 'nuclear', title: 'Nuclear', power: 0.25 },
  ].flatMap(({ ball, title, power }) =>
    classes.map((L): ComplexityGrowthRecord['cells'][number] => {
      const estimate = 0.1 * L ** power;
      const interval: [number, number] = [0.97 * estimate, 1.03 * estimate];
      return { ball, title, classes: L, estimate, interval, intervalMethod: 'normal', bound: 1.3 * estimate };
    }),
  );
  return {
    ...{ schema: 'owlery.complexity-growth/1', id: 'growth', createdAt, seed: 1, noise: 'rademacher' },
    ...{ points: 100, columns: 20, norm: 1, confidence: 0.95, classes, cells },
  };
}
