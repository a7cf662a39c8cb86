import {
  exponential,
  logistic,
  smoothedHinge,
  smoothedHingeOf,
  squaredHinge,
  surrogates,
} from '@owlery/losses';
import { randomStream, rational } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decideCalibration } from '../decide-calibration.ts';
import { exactly, smallInstances } from '../instances.support.ts';
import { numericInfima } from '../oracles/numeric-infima.ts';
import { doubleSlopes } from './double-slopes.ts';
import { exactVertices } from './exact-vertices.ts';
import { majorantPoints } from './majorant-points.ts';
import { pooledRisk } from './pooled-risk.ts';

const smooth = surrogates.filter((surrogate) => surrogate.differentiable);

describe('pooledRisk', () => {
  const x = (q: number): number => (q === 0 ? 0 : q * Math.log(1 / q));
  it.each([
    [exponential, (p: number, w: number) => 2 * Math.sqrt(p * w)],
    [squaredHinge, (p: number, w: number) => (p + w === 0 ? 0 : (4 * p * w) / (p + w))],
    [logistic, (p: number, w: number) => (p + w === 0 ? 0 : (p + w) * (x(p / (p + w)) + x(w / (p + w))))],
    // The score solves p(1 - s) = w for p > w, and symmetrically.
    [
      smoothedHinge,
      (p: number, w: number) => Math.min(p, w) * (1.5 - Math.min(p, w) / (2 * (Math.max(p, w) || 1))),
    ],
  ] as const)('has its closed form: %o', (surrogate, closed) => {
    const mass = fc.oneof(fc.double({ min: 1e-9, max: 10, noNaN: true }), fc.constant(0));
    fc.assert(
      fc.property(mass, mass, (p, w) => {
        const expected = closed(p, w);
        expect(Math.abs(pooledRisk(surrogate, p, w) - expected)).toBeLessThanOrEqual(1e-14 * (p + w));
      }),
      { seed: 19, numRuns: 300 },
    );
  });
});

describe('the vertices', () => {
  /** By definition: every pair a < K < b. */
  function isVertex(p: readonly bigint[], theta: readonly bigint[], k: number): boolean {
    const total = p.reduce((s, x) => s + x, 0n);
    const A = [0n];
    const W = [0n];
    p.forEach((x, m) => {
      A.push(A[m] + x);
      const last = theta[m] ?? 0n;
      W.push(theta.slice(0, m + 1).reduce((s, t) => s + t, 0n) * total - last * A[m + 1]);
    });
    for (let a = 0; a < k; a++) {
      for (let b = k + 1; b <= p.length; b++) {
        if ((A[k] - A[a]) * (W[b] - W[k]) <= (A[b] - A[k]) * (W[k] - W[a])) return false;
      }
    }
    return true;
  }

  it('are those of the definition, exactly; in doubles none is contradicted and few are left open', () => {
    let [yes, no, open] = [0, 0, 0];
    fc.assert(
      fc.property(smallInstances(9), ({ masses, weights }) => {
        const [p, theta] = [masses.map(BigInt), weights.map(BigInt)];
        const ends = exactVertices(p, theta);
        const total = masses.reduce((s, x) => s + x, 0);
        const doubles = decideCalibration({
          family: 'bowl',
          surrogate: 'logistic',
          probabilities: masses.map((x) => x / total),
          weights,
        });
        for (let k = 1; k < p.length; k++) {
          if (masses[k - 1] === masses[k]) continue;
          const vertex = isVertex(p, theta, k);
          expect(ends.includes(k)).toBe(vertex);
          if (doubles.undecided.includes(k)) open++;
          else expect(doubles.calibratedFor.includes(k)).toBe(vertex);
          if (vertex) yes++;
          else no++;
        }
      }),
      { seed: 20, numRuns: 600 },
    );
    expect(Math.min(yes, no)).toBeGreaterThan(200);
    expect(open).toBeLessThan(yes / 10);
  });

  it('have measured slopes that bound those of the definition', () => {
    const stream = randomStream(21, 'slopes');
    for (let round = 0; round < 40; round++) {
      const classes = 3 + stream.below(20);
      const p = Float64Array.from({ length: classes }, () => stream.uniform() ** 3)
        .sort()
        .reverse();
      const theta = Float64Array.from({ length: classes - 1 }, () => stream.uniform());
      if (round % 2 === 0) theta.sort().reverse();
      const { isEnd, left, right } = doubleSlopes(p, theta);
      const { widths: W, heights: A } = majorantPoints(p, theta);
      for (let k = 1; k < classes; k++) {
        const lefts = Array.from({ length: k }, (_, a) => (A[k] - A[a]) / (W[k] - W[a]));
        const rights = Array.from(
          { length: classes - k },
          (_, i) => (A[k + 1 + i] - A[k]) / (W[k + 1 + i] - W[k]),
        );
        if (isEnd[k] === 1) {
          expect(left[k]).toBeCloseTo(Math.min(...lefts), 8);
          expect(right[k]).toBeCloseTo(Math.max(...rights), 8);
        } else {
          expect(left[k]).toBeGreaterThan(Math.min(...lefts) * (1 - 1e-9));
          expect(right[k]).toBeLessThan(Math.max(...rights) * (1 + 1e-9));
        }
      }
    }
  });
});

describe('every differentiable surrogate obeys one criterion', () => {
  it('strictly decreasing or not, of any width', () => {
    const widths = [0.25, 3].map((gamma) => smoothedHingeOf(gamma));
    fc.assert(
      fc.property(smallInstances(5), (small) => {
        const options = { ...exactly(small), family: 'bowl' as const };
        const decided = [...smooth, ...widths].map(
          (surrogate) => decideCalibration({ ...options, surrogate }).calibratedFor,
        );
        for (const calibratedFor of decided) expect(calibratedFor).toEqual(decided[0]);
      }),
      { seed: 22, numRuns: 100 },
    );
  });

  it('also where the pooled classes or their exchange matter: gaps against the numeric oracle, L = 5', () => {
    const stream = randomStream(23, 'five classes');
    for (let round = 0; round < 8; round++) {
      const probabilities = [16, 8 + stream.below(8), 7, 4 + stream.below(3), 1].map(
        (x, _, list) => x / list.reduce((s, y) => s + y, 0),
      );
      const weights = Array.from({ length: 4 }, () => stream.below(4) / 2);
      const surrogate = smooth[round % smooth.length];
      const decision = decideCalibration({ family: 'bowl', surrogate, probabilities, weights });
      for (const top of [1, 3]) {
        const { infimum, wrongInfimum } = numericInfima({
          family: 'bowl',
          surrogate,
          probabilities,
          weights,
          top,
        });
        expect(decision.infimum).toBeCloseTo(infimum, 9);
        expect(decision.gaps[top]).toBeCloseTo(wrongInfimum - infimum, 9);
      }
    }
  });
});

describe('zeros', () => {
  const options = { family: 'bowl' as const, surrogate: 'logistic' };
  it('are exact: weights that vanish leave nothing between K and K + 1', () => {
    // θ = (1, 0, 0) and no tail below the second class: w = (p_2, p_1, 0, 0).
    expect(
      decideCalibration({ ...options, probabilities: [0.6, 0.4, 0, 0], weights: [1, 0, 0] }),
    ).toMatchObject({ calibratedFor: [1], undecided: [], undefinedFor: [3] });
    // No class weighs as a negative: every score may grow without bound.
    expect(decideCalibration({ ...options, probabilities: [0.6, 0.3, 0.1], weights: [0, 0] })).toMatchObject({
      calibratedFor: [],
      undecided: [],
    });
  });
  it('in the first weights only', () => {
    const exact = decideCalibration({
      ...options,
      probabilities: [3, 2, 1].map((x) => rational(x, 6)),
      weights: [0, 1],
      exact: true,
    });
    expect(
      decideCalibration({ ...options, probabilities: [3, 2, 1].map((x) => x / 6), weights: [0, 1] })
        .calibratedFor,
    ).toEqual(exact.calibratedFor);
  });
});
