import { bowl, explicitWeights, hinge, logistic, powl, squaredHinge } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  contractionRatio,
  contractionRoutes,
  finiteClassComplexity,
  gaussianMaximum,
  gaussianPoints,
  leiRoute,
  maurerRoute,
  routeById,
  supNormRoute,
  type RouteInput,
} from '../index.ts';

/** Small random classes of linear scorers with labels, points and a loss. */
function scenes(count: number, seed: number) {
  const stream = randomStream(seed);
  return Array.from({ length: count }, (_, t) => {
    const classes = 2 + stream.below(2);
    const n = classes === 2 ? 1 + stream.below(4) : 1 + stream.below(3);
    const d = 1 + stream.below(2);
    const points = gaussianPoints({ points: n, columns: d, stream });
    const scale = [0.3, 1, 3][t % 3];
    const scorers = Array.from({ length: 2 + stream.below(2) }, () =>
      Float64Array.from({ length: classes * d }, () => scale * stream.normal()),
    );
    const weights = explicitWeights(Array.from({ length: classes - 1 }, () => stream.uniform() * 1.5));
    const surrogate = [hinge, logistic, squaredHinge][t % 3];
    const make = stream.below(2) === 0 ? bowl : powl;
    const loss = make({ surrogate, weights: weights.weights(classes - 1) });
    const labels = Array.from({ length: n }, () => stream.below(classes));
    return { points, scorers, loss, labels };
  });
}

describe.each(contractionRoutes)('the route $id', (route) => {
  it('is never passed by a finite class, by exact enumeration', () => {
    let largest = 0;
    for (const scene of scenes(150, 51)) {
      const { observed, bound, ratio } = contractionRatio({ ...scene, route });
      expect(observed).toBeGreaterThanOrEqual(-1e-15);
      expect(ratio).toBeLessThanOrEqual(1);
      expect(ratio).toBeCloseTo(observed / bound, 14);
      largest = Math.max(largest, ratio);
    }
    // The ℓ2 routes are within a factor of two of some class; the others lose logarithms on so few points.
    if (route.norm === 'l2') expect(largest).toBeGreaterThan(0.5);
    else expect(largest).toBeGreaterThan(0.001);
  });

  it('scales with the loss and with the scores', () => {
    const [{ points, scorers, loss, labels }] = scenes(1, 52);
    const { classes } = loss;
    const input = (factor: number, radius: number): RouteInput => ({
      lipschitz: { l1: factor, l2: 2 * factor, lInfinity: 3 * factor },
      points: 50,
      classes,
      linear: (noise) => radius * (noise === 'gaussian' ? 0.3 : 0.4),
      scoreBound: radius,
      frobeniusRadius: radius,
      featureRadius: 1,
    });
    const once = route.bound(input(1, 1));
    // The order-only route has the Lipschitz constant in its logarithm too.
    if (route.constants !== 'order only') expect(route.bound(input(2, 1))).toBeCloseTo(2 * once, 12);
    expect(route.bound(input(1, 2))).toBeCloseTo(2 * once, 12);
    expect(route.bound(input(0, 1))).toBe(0);
    expect([points.rows, scorers.length, labels.length].every((size) => size > 0)).toBe(true);
  });
});

describe('the constants', () => {
  const input = (points: number, classes: number): RouteInput => ({
    lipschitz: { l1: 1, l2: 2, lInfinity: 3 },
    points,
    classes,
    linear: (noise) => (noise === 'gaussian' ? 0.3 : 0.4),
    scoreBound: 5,
    frobeniusRadius: 5,
    featureRadius: 1,
  });
  it('of maurer and gaussian', () => {
    expect(routeById('maurer').bound(input(7, 9))).toBeCloseTo(Math.SQRT2 * 2 * 0.4, 14);
    expect(routeById('gaussian').bound(input(7, 9))).toBeCloseTo(Math.sqrt(Math.PI / 2) * 2 * 0.3, 14);
  });
  it('of the sup-norm route, by chaining written out', () => {
    const n = 10_000;
    const [diameter, slope] = [15, 2 * 3 * 5 * Math.sqrt(Math.log(2 * n * 100))];
    const levels = Array.from({ length: 30 }, (_, m) => {
      let sum = 0;
      for (let k = 1; k <= m; k++) sum += Math.sqrt((diameter / 2 ** k) ** 2 * Math.LN2 + slope ** 2);
      return diameter / 2 ** m + (6 / 100) * sum;
    });
    expect(supNormRoute.bound(input(n, 100))).toBeCloseTo(Math.min(...levels), 12);
    // Growing L a hundredfold costs a logarithm, not a factor of ten.
    expect(supNormRoute.bound(input(n, 10_000)) / supNormRoute.bound(input(n, 100))).toBeLessThan(1.2);
  });
  it('of Lei et al. as recalled, without a root of L', () => {
    const n = 400;
    const argument = n ** 1.5 * 25;
    expect(leiRoute.bound(input(n, 25))).toBeCloseTo(
      ((27 * 3 * 5) / 20) * (1 + Math.log2(argument) ** 1.5),
      10,
    );
    expect(leiRoute.bound(input(n, 2500)) / leiRoute.bound(input(n, 25))).toBeLessThan(2);
  });
  it('say which of them are sure', () => {
    expect(Object.fromEntries(contractionRoutes.map(({ id, constants }) => [id, constants]))).toEqual({
      maurer: 'proved',
      gaussian: 'proved',
      'sup-norm': 'proved',
      'sup-norm-lei': 'recalled',
      'sup-norm-foster-rakhlin': 'order only',
    });
    expect(() => routeById('talagrand')).toThrow(
      'route must be one of maurer, gaussian, sup-norm, sup-norm-lei, sup-norm-foster-rakhlin, got talagrand',
    );
  });
});

describe('Gaussian comparison of losses and scores', () => {
  it('has the constant 1, in closed form on both sides', () => {
    let largest = 0;
    for (const { points, scorers, loss, labels } of scenes(150, 53)) {
      const n = points.rows;
      const { classes } = loss;
      if (loss.lipschitz.l2 === Infinity) continue;
      const scoresOf = (weights: Float64Array, i: number): Float64Array =>
        Float64Array.from({ length: classes }, (_, c) => {
          let sum = 0;
          for (let l = 0; l < points.columns; l++) {
            sum += weights[c * points.columns + l] * points.values[i * points.columns + l];
          }
          return sum;
        });
      const indices = Array.from({ length: n }, (_, i) => i);
      const losses = scorers.map((w) => indices.map((i) => loss.value(scoresOf(w, i), labels[i])));
      const scores = scorers.map((w) => indices.flatMap((i) => [...scoresOf(w, i)]));
      const ratio = gaussianMaximum(losses) / (loss.lipschitz.l2 * gaussianMaximum(scores));
      expect(ratio).toBeLessThanOrEqual(1 + 1e-12);
      largest = Math.max(largest, ratio);
    }
    expect(largest).toBeGreaterThan(0.8);
  });
});

describe('the scalar contraction', () => {
  it('has the constant 1, attained', () => {
    const stream = randomStream(54);
    let largest = 0;
    for (let trial = 0; trial < 80; trial++) {
      const n = 1 + stream.below(5);
      const table = Array.from({ length: 3 }, () =>
        Float64Array.from({ length: n }, () => 2 * stream.normal()),
      );
      const flat = (f: (x: number) => number): Float64Array =>
        Float64Array.from(table.flatMap((row) => [...row].map(f)));
      const at = (f: (x: number) => number): number =>
        finiteClassComplexity({ values: flat(f), functions: 3, points: n }).estimate;
      const ratio = at(hinge.value) / at((x) => x);
      expect(ratio).toBeLessThanOrEqual(1 + 1e-12);
      largest = Math.max(largest, ratio);
    }
    expect(largest).toBeGreaterThan(0.9);
  });
});

describe('contractionRatio', () => {
  it('is 0 when all losses agree, and refuses too many signs', () => {
    const loss = powl({ surrogate: hinge, weights: [0] });
    const points = gaussianPoints({ points: 11, columns: 1, stream: randomStream(1) });
    const about = { route: maurerRoute, loss, points, labels: new Array<number>(11).fill(0) };
    const scorers = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
    expect(() => contractionRatio({ ...about, scorers })).toThrow('got rademacher noise and nL = 22');
    const few = {
      ...about,
      points: { ...points, rows: 2, values: points.values.slice(0, 2) },
      labels: [0, 1],
    };
    expect(contractionRatio({ ...few, scorers })).toEqual({ observed: 0, bound: 0, ratio: 0 });
  });
});
