import { bowl, hinge, powl, type MulticlassLoss } from '@owlery/losses';
import { describe, expect, it } from 'vitest';
import { checkLossLaws, lossFromModule } from './index.ts';

/** Cross-entropy, written as a researcher would. */
const softmax: MulticlassLoss = {
  id: 'softmax',
  convex: true,
  translationInvariant: true,
  lipschitz: { l1: 1, l2: Math.SQRT2, lInfinity: 2 },
  lipschitzAttained: true,
  topKErrorFactor: (k) => 1 / Math.log(1 + k),
  value(f, label) {
    const top = f.reduce((most, score) => Math.max(most, score), -Infinity);
    return Math.log(f.reduce((sum, score) => sum + Math.exp(score - top), 0)) + (top - f[label]);
  },
  subgradient(f, label, out) {
    const top = f.reduce((most, score) => Math.max(most, score), -Infinity);
    const sum = f.reduce((total, score) => total + Math.exp(score - top), 0);
    f.forEach((score, c) => (out[c] = Math.exp(score - top) / sum - (c === label ? 1 : 0)));
    return this.value(f, label);
  },
};

/** The hinge against the (k+1)-th score, k = 1: calibrated, and not convex. */
const secondScore: MulticlassLoss = {
  id: 'hinge-of-the-second-score',
  convex: false,
  translationInvariant: true,
  value: (f, label) => Math.max(0, 1 + Array.from(f).sort((a, b) => b - a)[1] - f[label]),
  subgradient(f, label, out) {
    const second = Array.from(f.keys()).sort((a, b) => f[b] - f[a] || a - b)[1];
    const value = this.value(f, label);
    out.fill(0);
    if (value > 0) {
      out[second] += 1;
      out[label] -= 1;
    }
    return value;
  },
};

describe('a loss of one’s own', () => {
  it('cross-entropy passes the laws it claims', () => {
    const reports = checkLossLaws(softmax, { cases: 500 });
    expect(reports.filter((report) => !report.holds)).toEqual([]);
    expect(reports.map((report) => report.id)).toEqual([
      'repeatable',
      'numeric-derivative',
      'subgradient-inequality',
      'convexity',
      'permutation-equivariance',
      'translation-invariance',
      'monotonicity',
      'top-k-error-domination',
      'lipschitz',
      'lipschitz-attained',
    ]);
  });

  it('a loss that is not convex passes when it says so, and fails when it claims convexity', () => {
    const reports = checkLossLaws(
      { ...secondScore, lipschitz: { l1: 1, l2: 2, lInfinity: 2 } },
      { cases: 300 },
    );
    expect(reports.filter((report) => !report.holds)).toEqual([]);
    expect(reports.map((report) => report.id)).toContain('violation-when-not-convex');
    const claimed = checkLossLaws({ ...secondScore, convex: true }, { cases: 300, laws: ['convexity'] });
    expect(claimed[0].holds).toBe(false);
  });
});

describe('reports', () => {
  const flipped: MulticlassLoss = {
    ...powl({ surrogate: hinge, weights: [1, 1] }),
    subgradient: (f, label, out) => {
      const value = powl({ surrogate: hinge, weights: [1, 1] }).subgradient(f, label, out);
      out.forEach((slope, c) => (out[c] = -slope));
      return value;
    },
  };
  const options = { cases: 200, seed: 7, laws: ['subgradient-inequality'] };

  it('shrink to small numbers that break the law by hand', () => {
    const [report] = checkLossLaws(flipped, options);
    const { scores, other, label } = report.counterexample as {
      scores: number[];
      other: number[];
      label: number;
    };
    const out = new Float64Array(3);
    const here = flipped.subgradient(Float64Array.from(scores), label, out);
    const there = flipped.value(Float64Array.from(other), label);
    const tangent = out.reduce((sum, slope, c) => sum + slope * (other[c] - scores[c]), here);
    expect(tangent).toBeGreaterThan(there + 1e-6);
    expect(scores).toEqual([0, 0, 0]);
    expect(label).toBe(0);
    expect(report.reason).toBe(`the tangent at scores, taken at other: ${tangent} is not at most ${there}`);
  });

  it('replay by seed and path', () => {
    const [report] = checkLossLaws(flipped, options);
    const [again] = checkLossLaws(flipped, { ...options, path: report.path! });
    expect(again.holds).toBe(false);
    expect(again.counterexample).toEqual(report.counterexample);
    expect(again.reason).toBe(report.reason);
    // The path leads to the counterexample without a search.
    expect(again.cases).toBe(1);
    const [mended] = checkLossLaws(powl({ surrogate: hinge, weights: [1, 1] }), {
      ...options,
      path: report.path!,
    });
    expect(mended.holds).toBe(true);
  });

  it('are the same for the same seed, and not for another', () => {
    const seen = (seed: number) => {
      const scores: number[] = [];
      const loss = bowl({ surrogate: hinge, weights: [1, 0.5] });
      const spy = {
        ...loss,
        value: (f: Float64Array, label: number) => (scores.push(...f), loss.value(f, label)),
      };
      checkLossLaws(spy, { cases: 20, seed, laws: ['monotonicity'] });
      return scores;
    };
    expect(seen(3)).toEqual(seen(3));
    expect(seen(3)).not.toEqual(seen(4));
  });

  it('say so when most cases cannot be tested', () => {
    const infinite = { ...softmax, value: () => Infinity, subgradient: () => Infinity };
    const [report] = checkLossLaws(infinite, { cases: 10, laws: ['convexity'] });
    expect(report).toMatchObject({ holds: false, counterexample: null, path: null });
    expect(report.reason).toContain('of 10 cases could be tested');
  });
});

describe('refuses', () => {
  it.each([
    [{ cases: 0 }, 'cases must be a whole number from 1 to 2147483647, got 0'],
    [{ seed: 0.5 }, 'seed must be a whole number from -2147483648 to 2147483647, got 0.5'],
    [{ laws: ['convex'] }, /^laws must be among repeatable, .*, got convex$/],
    [{ path: '0:1' }, 'laws must name exactly one law when a path is given, got 0'],
  ])('%o', (options, message) => {
    expect(() => checkLossLaws(softmax, options)).toThrow(message);
  });
});

describe('lossFromModule', () => {
  it('takes the default export, or loss', () => {
    expect(lossFromModule({ default: softmax, other: 1 })).toBe(softmax);
    expect(lossFromModule({ loss: softmax })).toBe(softmax);
  });
  it('refuses the rest', () => {
    expect(() => lossFromModule({})).toThrow(
      'a loss file must have a default export, or an export named loss; it has: nothing',
    );
    expect(() => lossFromModule({ default: { id: 'x' } })).toThrow('value of a loss must be a function');
  });
});
