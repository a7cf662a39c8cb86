import { inducedWeightsExact } from '@owlery/mining';
import { randomStream, rational } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  Both,
  constant,
  draws,
  falling,
  isCalibrated,
  one,
  sum,
  topWeights,
} from '../corollaries.support.ts';
import { decideCalibration } from '../decide-calibration.ts';

describe('hinge POWL', () => {
  it('needs A_K > Θ_K / (Θ + θ_K)', () => {
    let violated = 0;
    draws('powl necessary', 400, (drawn) => {
      const theta = falling(drawn.stream, drawn.L - 1);
      const head = sum(theta.slice(0, drawn.k));
      const enough =
        drawn
          .A(drawn.k)
          .mul(sum(theta).add(theta[drawn.k - 1]))
          .compare(head) > 0;
      if (!enough) {
        violated++;
        expect(isCalibrated('powl', drawn, theta)).toBe(false);
      }
    });
    expect(violated).toBeGreaterThan(20);
  });

  it('is calibrated when θ_K p_K > Θ_K T_K', () => {
    let met = 0;
    draws('powl sufficient', 400, (drawn) => {
      const theta = falling(drawn.stream, drawn.L - 1);
      const head = sum(theta.slice(0, drawn.k));
      if (theta[drawn.k - 1].mul(drawn.p[drawn.k - 1]).compare(head.mul(drawn.T(drawn.k))) <= 0) return;
      met++;
      expect(isCalibrated('powl', drawn, theta)).toBe(true);
    });
    expect(met).toBeGreaterThan(20);
  });

  it('with top-K weights needs p_K > T_K and A_K > K/(K+1)', () => {
    const seen = new Both();
    draws('powl top', 500, (drawn) => {
      const { p, k, A, T, L } = drawn;
      const calibrated = isCalibrated('powl', drawn, topWeights(one, k, L - 1));
      if (calibrated) {
        expect(p[k - 1].compare(T(k))).toBeGreaterThan(0);
        expect(A(k).compare(rational(k, k + 1))).toBeGreaterThan(0);
      }
      if (p[k - 1].compare(T(k).mul(BigInt(k))) > 0) expect(calibrated).toBe(true);
      seen.check(calibrated, calibrated);
    });
    seen.seen();
  });

  it('with top-1 weights: p_1 > 1/2, with top-2 weights: p_2 > 2T_2, or A_2 > 2T_2 and 2p_2 > p_1 + T_2', () => {
    const [first, second] = [new Both(), new Both()];
    draws('powl top 1 and 2', 900, (drawn) => {
      const { p, k, A, T, L } = drawn;
      if (k === 1)
        first.check(isCalibrated('powl', drawn, topWeights(one, 1, L - 1)), p[0].compare(rational(1, 2)) > 0);
      if (k !== 2) return;
      const double = T(2).mul(2n);
      const expected =
        p[1].compare(double) > 0 || (A(2).compare(double) > 0 && p[1].mul(2n).compare(p[0].add(T(2))) > 0);
      second.check(isCalibrated('powl', drawn, topWeights(one, 2, L - 1)), expected);
    });
    first.seen();
    second.seen();
  });

  it('with top-K weights and equal heads q: q > T_K', () => {
    const seen = new Both();
    const stream = randomStream(13, 'equal heads');
    for (let i = 0; i < 200; i++) {
      const k = 1 + stream.below(4);
      const head = 4 + stream.below(20);
      const tail = Array.from({ length: 1 + stream.below(4) }, () => stream.below(head));
      const total = k * head + tail.reduce((s, x) => s + x, 0);
      const probabilities = [...new Array<number>(k).fill(head), ...tail].map((x) => rational(x, total));
      const decision = decideCalibration({
        probabilities,
        family: 'powl',
        surrogate: 'hinge',
        weights: topWeights(one, k, probabilities.length - 1),
        top: k,
        exact: true,
      });
      seen.check(decision.calibratedFor.length > 0, head > tail.reduce((s, x) => s + x, 0));
    }
    seen.seen();
  });

  it('with weight on the best negative only is never calibrated for K ≥ 2 with a tail', () => {
    let met = 0;
    draws('powl e1', 400, (drawn) => {
      if (drawn.k < 2 || drawn.T(drawn.k).n === 0n) return;
      met++;
      expect(isCalibrated('powl', drawn, topWeights(one, 1, drawn.L - 1))).toBe(false);
    });
    expect(met).toBeGreaterThan(50);
  });

  it('with non-constant non-increasing weights fails next to the uniform distribution, for every K', () => {
    const stream = randomStream(14, 'near uniform');
    for (let i = 0; i < 60; i++) {
      const L = 3 + stream.below(5);
      const theta = falling(stream, L - 1);
      if (theta[0].equals(theta[L - 2])) continue;
      const masses = Array.from({ length: L }, (_, c) => 1_000_000 - c);
      const total = masses.reduce((s, x) => s + x, 0);
      const probabilities = masses.map((x) => rational(x, total));
      expect(
        decideCalibration({ probabilities, family: 'powl', surrogate: 'hinge', weights: theta, exact: true })
          .calibratedFor,
      ).toEqual([]);
      expect(
        decideCalibration({
          probabilities,
          family: 'bowl',
          surrogate: 'logistic',
          weights: theta,
          exact: true,
        }).calibratedFor,
      ).toEqual([]);
    }
  });

  it('with constant weights fails somewhere, for every L from 3 to 7 and K', () => {
    for (let L = 3; L <= 7; L++) {
      for (let K = 1; K < L; K++) {
        // K = 1 as at (.4, .35, .25); K >= 2 as at (.6, .25, .15): a peak and a slowly falling rest.
        const heads = K === 1 ? [400, 350] : [1000];
        const masses = [
          ...heads,
          ...Array.from({ length: L - heads.length }, (_, c) => (K === 1 ? 250 : 300) - 5 * c),
        ];
        const total = masses.reduce((s, x) => s + x, 0);
        const probabilities = masses.map((x) => rational(x, total));
        const decision = decideCalibration({
          probabilities,
          family: 'powl',
          surrogate: 'hinge',
          weights: constant(one, L - 1),
          exact: true,
        });
        expect(decision.calibratedFor).not.toContain(K);
      }
    }
  });

  it('under mining, one cut beats none where p_1 > b/(N + b)', () => {
    const stream = randomStream(15, 'softened');
    for (let i = 0; i < 60; i++) {
      const negatives = 2 + stream.below(4);
      const sample = 1 + stream.below(negatives);
      const weights = inducedWeightsExact({ negatives, sample, keep: 1, scheme: 'without-replacement' });
      const threshold = rational(sample, negatives + sample);
      const p1 = threshold.sub(rational(1, 1000));
      const rest = one.sub(p1).div(BigInt(negatives));
      if (p1.compare(rest) <= 0) continue;
      const probabilities = [p1, ...constant(rest, negatives)];
      expect(
        decideCalibration({ probabilities, family: 'powl', surrogate: 'hinge', weights, top: 1, exact: true })
          .calibratedFor,
      ).toEqual([]);
      const above = threshold.add(rational(1, 1000));
      const flat = [above, ...constant(one.sub(above).div(BigInt(negatives)), negatives)];
      // Equal others: the only cut sets that can be best are none and {1}.
      expect(
        decideCalibration({
          probabilities: flat,
          family: 'powl',
          surrogate: 'hinge',
          weights,
          top: 1,
          exact: true,
        }).calibratedFor,
      ).toEqual([1]);
    }
  });
});
