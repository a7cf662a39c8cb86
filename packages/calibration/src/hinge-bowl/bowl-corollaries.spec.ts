import { surrogates } from '@owlery/losses';
import { inducedWeights, inducedWeightsExact } from '@owlery/mining';
import { randomStream, rational, rationalToDouble } from '@owlery/numeric';
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

describe('hinge BOWL', () => {
  it('with constant weights c: p_{K+1} < c/(1+c) < p_K', () => {
    const seen = new Both();
    draws('bowl constant', 500, (drawn) => {
      const c = rational(1 + drawn.stream.below(6), 1 + drawn.stream.below(12));
      const threshold = c.div(one.add(c));
      const expected = drawn.p[drawn.k].compare(threshold) < 0 && drawn.p[drawn.k - 1].compare(threshold) > 0;
      seen.check(isCalibrated('bowl', drawn, constant(c, drawn.L - 1)), expected);
    });
    seen.seen();
  });

  it('with c on the K best: p_K > c/(1+c) and A_K > 1/(1+c); constant weights are calibrated more often', () => {
    const seen = new Both();
    let gained = 0;
    draws('bowl truncated', 500, (drawn) => {
      const { p, k, A, L, stream } = drawn;
      const c = rational(1 + stream.below(6), 1 + stream.below(12));
      const expected = p[k - 1].compare(c.div(one.add(c))) > 0 && A(k).compare(one.add(c).inverse()) > 0;
      const truncated = isCalibrated('bowl', drawn, topWeights(c, k, L - 1));
      seen.check(truncated, expected);
      const whole = isCalibrated('bowl', drawn, constant(c, L - 1));
      if (truncated) expect(whole).toBe(true);
      else if (whole) gained++;
    });
    seen.seen();
    expect(gained).toBeGreaterThan(10);
  });

  it('has a suitable c for truncated weights exactly where p_K > T_K', () => {
    const seen = new Both();
    draws('bowl suitable', 400, (drawn) => {
      const { p, k, A, T, L } = drawn;
      const low = A(k).inverse().sub(one);
      if (p[k - 1].equals(one)) return;
      const high = p[k - 1].div(one.sub(p[k - 1]));
      const middle = low.add(high).div(2n);
      const best = low.compare(high) < 0 ? middle : high;
      seen.check(isCalibrated('bowl', drawn, topWeights(best, k, L - 1)), p[k - 1].compare(T(k)) > 0);
    });
    seen.seen();
  });

  it('needs A_K > Θ_K / (1 + θ_K)', () => {
    let violated = 0;
    draws('bowl necessary', 400, (drawn) => {
      const theta = falling(drawn.stream, drawn.L - 1);
      if (
        drawn
          .A(drawn.k)
          .mul(one.add(theta[drawn.k - 1]))
          .compare(sum(theta.slice(0, drawn.k))) > 0
      )
        return;
      violated++;
      expect(isCalibrated('bowl', drawn, theta)).toBe(false);
    });
    expect(violated).toBeGreaterThan(50);
  });
});

describe('differentiable BOWL', () => {
  const smooth = surrogates.filter((surrogate) => surrogate.differentiable).map((surrogate) => surrogate.id);

  it.each(smooth)(
    '%s: constant weights are calibrated for every K, truncated ones where p_K > T_K',
    (surrogate) => {
      const seen = new Both();
      draws(`smooth ${surrogate}`, 250, (drawn) => {
        const { p, k, T, L, stream } = drawn;
        const c = rational(1 + stream.below(6), 1 + stream.below(12));
        expect(isCalibrated('bowl', drawn, constant(c, L - 1), surrogate)).toBe(true);
        seen.check(
          isCalibrated('bowl', drawn, topWeights(c, k, L - 1), surrogate),
          p[k - 1].compare(T(k)) > 0,
        );
        // The region contains that of the POWL with top-K weights.
        if (isCalibrated('powl', drawn, topWeights(one, k, L - 1)))
          expect(p[k - 1].compare(T(k))).toBeGreaterThan(0);
      });
      seen.seen();
    },
  );
});

describe('weights in doubles', () => {
  it('decide as the exact ones do', () => {
    const stream = randomStream(16, 'induced');
    for (let i = 0; i < 60; i++) {
      const negatives = 2 + stream.below(20);
      const sample = 1 + stream.below(negatives);
      const scheme = {
        negatives,
        sample,
        keep: 1 + stream.below(sample),
        scheme: 'without-replacement' as const,
      };
      const masses = Array.from({ length: negatives + 1 }, () => 1 + stream.below(1000));
      const total = masses.reduce((s, x) => s + x, 0);
      const probabilities = masses.map((x) => rational(x, total));
      const options = { family: i % 2 === 0 ? ('powl' as const) : ('bowl' as const), surrogate: 'hinge' };
      const exact = decideCalibration({
        ...options,
        probabilities,
        weights: inducedWeightsExact(scheme),
        exact: true,
      });
      const doubles = decideCalibration({
        ...options,
        probabilities: probabilities.map(rationalToDouble),
        weights: inducedWeights(scheme),
        inputError: 2 ** -43,
      });
      for (const k of doubles.calibratedFor) expect(exact.calibratedFor).toContain(k);
      for (const k of exact.calibratedFor)
        expect([...doubles.calibratedFor, ...doubles.undecided, ...doubles.undefinedFor]).toContain(k);
    }
  });
});
