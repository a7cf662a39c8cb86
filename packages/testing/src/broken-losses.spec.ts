import {
  bowl,
  hinge,
  logistic,
  owpcWeights,
  powl,
  type Family,
  type MulticlassLoss,
  type Surrogate,
} from '@owlery/losses';
import { describe, expect, it } from 'vitest';
import { checkLossLaws, lossLaws } from './index.ts';

interface Part {
  readonly family: Family;
  readonly surrogate: Surrogate;
  readonly weights: readonly number[];
}

/** Where a plain implementation can go wrong. */
interface Slips {
  /** The rank, from 0, given to the negative at this place; `equal` are the places of the negatives it ties with. */
  rank?: (place: number, equal: readonly number[]) => number;
  /** Compares two negatives of equal score. */
  tie?: (a: number, b: number) => number;
  /** The negatives among all classes. */
  negatives?: (c: number, label: number) => boolean;
  /** Factor on the value of class c. */
  factor?: (c: number) => number;
  /** Factor on the subgradient of class c. */
  slope?: (c: number, label: number) => number;
  /** The weights used in place of those declared. */
  used?: (weights: readonly number[]) => readonly number[];
}

/** A loss written plainly, with slips; without any it passes every law. */
function slipped(part: Part, slips: Slips = {}): MulticlassLoss {
  const { family, surrogate } = part;
  const {
    rank = (place: number) => place,
    tie = (a, b) => a - b,
    negatives = (c, label) => c !== label,
  } = slips;
  const { factor = () => 1, slope = () => 1, used = (weights) => weights } = slips;
  const build = family === 'powl' ? powl : bowl;
  const declared = build(part);
  function evaluate(weights: readonly number[], f: Float64Array, label: number, out?: Float64Array): number {
    const order = Array.from(f.keys())
      .filter((c) => negatives(c, label))
      .sort((a, b) => f[b] - f[a] || tie(a, b));
    out?.fill(0);
    let value = 0;
    if (family === 'bowl') {
      value = surrogate.value(f[label]);
      if (out) out[label] = slope(label, label) * surrogate.derivative(f[label]);
    }
    order.forEach((c, place) => {
      const equal = order.flatMap((other, at) => (f[other] === f[c] ? [at] : []));
      const weight = (weights[rank(place, equal)] ?? 0) * factor(c);
      const margin = family === 'powl' ? f[label] - f[c] : -f[c];
      value += weight * surrogate.value(margin);
      if (!out) return;
      const slopeHere = weight * surrogate.derivative(margin);
      out[c] -= slope(c, label) * slopeHere;
      if (family === 'powl') out[label] += slope(label, label) * slopeHere;
    });
    return value;
  }
  return {
    ...declared,
    value: (f, label) => evaluate(used(part.weights), f, label),
    subgradient: (f, label, out) => evaluate(used(part.weights), f, label, out),
    withWeights: (weights) => slipped({ ...part, weights: Array.from(weights) }, slips),
  };
}

const falling: Part = { family: 'powl', surrogate: hinge, weights: [1, 0.5, 0.25] };
const binary: Part = { family: 'bowl', surrogate: hinge, weights: [1, 0.5, 0.25] };
const smooth: Part = { family: 'bowl', surrogate: logistic, weights: [1, 0.5, 0.25] };
const rising: Part = { family: 'powl', surrogate: hinge, weights: [0.25, 0.5, 1] };

/** Only what a file about some loss would say. */
function plain(loss: MulticlassLoss, claims: Partial<MulticlassLoss> = {}): MulticlassLoss {
  return { id: 'plain', classes: 4, value: loss.value, subgradient: loss.subgradient, ...claims };
}

/** A loss whose scratch memory is not cleared. */
function forgetful(loss: MulticlassLoss): MulticlassLoss {
  let last = 0;
  return plain({
    ...loss,
    value: (f, label) => loss.value(f, label) + (last === label ? 0 : 1e-3),
    subgradient(f, label, out) {
      last = label;
      return loss.subgradient(f, label, out);
    },
  });
}

const good = powl({ ...falling });
const meanOfTwo = owpcWeights(2).weights(3);

const broken: readonly [string, MulticlassLoss, readonly string[]][] = [
  [
    'sign of the subgradient',
    slipped(falling, { slope: () => -1 }),
    ['subgradient-inequality', 'numeric-derivative', 'agreement-with-definition'],
  ],
  [
    'sign of the label alone',
    slipped(smooth, { slope: (c, label) => (c === label ? -1 : 1) }),
    ['subgradient-inequality', 'numeric-derivative'],
  ],
  [
    'ties ranked by the last index',
    slipped(falling, { tie: (a, b) => b - a }),
    ['agreement-with-definition'],
  ],
  [
    'tied negatives all take the first rank',
    slipped(binary, { rank: (_, equal) => equal[0] }),
    ['agreement-with-definition', 'exact-value', 'convexity'],
  ],
  [
    'ranks from 1 in an array from 0',
    slipped(falling, { rank: (place) => place + 1 }),
    ['agreement-with-definition', 'exact-value', 'top-k-error-domination'],
  ],
  [
    'ranks from the worst',
    slipped(binary, { rank: (place) => 2 - place }),
    ['agreement-with-definition', 'convexity', 'subgradient-inequality'],
  ],
  [
    'the label among the negatives',
    slipped(falling, { negatives: () => true }),
    ['agreement-with-definition', 'exact-value'],
  ],
  [
    'rising weights said to be convex',
    { ...slipped(rising), convex: true },
    ['convexity', 'subgradient-inequality'],
  ],
  [
    'rising weights said to be convex, weights not declared',
    plain(powl({ ...rising }), { convex: true }),
    ['convexity', 'subgradient-inequality'],
  ],
  ['a convex loss said not to be', plain(good, { convex: false }), ['violation-when-not-convex']],
  [
    'rising weights, falling ones used',
    slipped(rising, { used: () => falling.weights }),
    ['violation-when-not-convex', 'agreement-with-definition'],
  ],
  [
    'the mean of the top 2 not divided by 2',
    slipped({ ...binary, weights: Array.from(meanOfTwo) }, { used: () => [1, 1, 0] }),
    ['agreement-with-definition', 'lipschitz', 'lipschitz-attained'],
  ],
  [
    'weights squared',
    slipped(falling, { used: (weights) => weights.map((w) => w * w) }),
    ['homogeneity-in-weights', 'agreement-with-definition'],
  ],
  [
    'class 0 counted twice',
    plain(slipped(falling, { factor: (c) => (c === 0 ? 2 : 1) })),
    ['permutation-equivariance'],
  ],
  [
    'the subgradient of class 0 counted twice',
    plain(slipped(smooth, { slope: (c) => (c === 0 ? 2 : 1) })),
    ['permutation-equivariance', 'numeric-derivative'],
  ],
  [
    'BOWL said to be invariant',
    plain(bowl({ ...binary }), { translationInvariant: true }),
    ['translation-invariance'],
  ],
  [
    'a surrogate that rises again',
    plain(
      powl({
        ...falling,
        surrogate: { ...hinge, value: (t) => Math.abs(1 - t), derivative: (t) => (t < 1 ? -1 : 1) },
      }),
    ),
    ['monotonicity'],
  ],
  [
    'a negative weight',
    slipped(binary, { used: () => [1, 0.5, -0.25] }),
    ['monotonicity', 'exchange', 'agreement-with-definition'],
  ],
  [
    'half the Lipschitz constants',
    {
      ...slipped(falling),
      lipschitz: {
        l1: good.lipschitz.l1 / 2,
        l2: good.lipschitz.l2 / 2,
        lInfinity: good.lipschitz.lInfinity / 2,
      },
    },
    ['lipschitz', 'lipschitz-attained'],
  ],
  [
    'one Lipschitz constant 1 % too small',
    { ...slipped(falling), lipschitz: { ...good.lipschitz, lInfinity: good.lipschitz.lInfinity * 0.99 } },
    ['lipschitz', 'lipschitz-attained'],
  ],
  [
    'twice the Lipschitz constants, said to be attained',
    {
      ...slipped(falling),
      lipschitz: {
        l1: 2 * good.lipschitz.l1,
        l2: 2 * good.lipschitz.l2,
        lInfinity: 2 * good.lipschitz.lInfinity,
      },
    },
    ['lipschitz-attained'],
  ],
  [
    'a top-K factor too small',
    { ...slipped(falling), topKErrorFactor: (k: number) => 0.99 * good.topKErrorFactor(k) },
    ['top-k-error-domination'],
  ],
  [
    'single precision',
    { ...slipped(falling), value: (f, label) => Math.fround(good.value(f, label)) },
    ['exact-value', 'agreement-with-definition', 'repeatable'],
  ],
  ['state left over', forgetful(good), ['repeatable']],
  [
    'out not cleared',
    plain({
      ...good,
      subgradient: (f, label, out) => {
        const before = out[0];
        const value = good.subgradient(f, label, out);
        if (out[0] === 0) out[0] = before;
        return value;
      },
    }),
    ['repeatable'],
  ],
  [
    'scores sorted in place',
    plain({
      ...good,
      value: (f, label) => {
        const value = good.value(f, label);
        f.sort();
        return value;
      },
    }),
    ['repeatable'],
  ],
  [
    'NaN where a margin is 1',
    plain({ ...good, value: (f, label) => (f.some((s) => f[label] - s === 1) ? NaN : good.value(f, label)) }),
    ['repeatable', 'monotonicity'],
  ],
  [
    'an error thrown for tied scores',
    plain({
      ...good,
      value: (f, label) => {
        if (new Set(f).size < f.length) throw new Error('ties are not supported');
        return good.value(f, label);
      },
    }),
    ['repeatable', 'monotonicity'],
  ],
];

describe('a plain implementation without slips', () => {
  it.each([falling, binary, smooth, rising])('%o passes every law', (part) => {
    const reports = checkLossLaws(slipped(part), { cases: 300 });
    expect(reports.filter((report) => !report.holds)).toEqual([]);
    expect(reports.length).toBeGreaterThanOrEqual(11);
  });
});

describe('broken losses', () => {
  it.each(broken)('%s', (_, loss, laws) => {
    for (const law of laws) {
      const [report] = checkLossLaws(loss, { cases: 500, laws: [law] });
      expect(report, law).toMatchObject({ id: law, holds: false });
      expect(report.reason, law).not.toBeNull();
      expect(report.path, law).not.toBeNull();
      expect(JSON.parse(JSON.stringify(report.counterexample)), law).toEqual(report.counterexample);
    }
  });

  it('leave no law that nothing breaks', () => {
    const caught = new Set(broken.flatMap(([, , laws]) => laws));
    expect([...caught].sort()).toEqual(lossLaws.map((law) => law.id).sort());
  });
});
