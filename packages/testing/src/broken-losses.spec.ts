import { bowl, hinge, logistic, owpcWeights, powl, type MulticlassLoss } from '@owlery/losses';
import { describe, expect, it } from 'vitest';
import { checkLossLaws, lossLaws } from './index.ts';
import { slippedLoss, type Part } from './internal/slipped-loss.ts';

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
    slippedLoss(falling, { slope: () => -1 }),
    ['subgradient-inequality', 'numeric-derivative', 'agreement-with-definition'],
  ],
  [
    'sign of the label alone',
    slippedLoss(smooth, { slope: (c, label) => (c === label ? -1 : 1) }),
    ['subgradient-inequality', 'numeric-derivative'],
  ],
  [
    'ties ranked by the last index',
    slippedLoss(falling, { tie: (a, b) => b - a }),
    ['agreement-with-definition'],
  ],
  [
    'tied negatives all take the first rank',
    slippedLoss(binary, { rank: (_, equal) => equal[0] }),
    ['agreement-with-definition', 'exact-value', 'convexity'],
  ],
  [
    'ranks from 1 in an array from 0',
    slippedLoss(falling, { rank: (place) => place + 1 }),
    ['agreement-with-definition', 'exact-value', 'top-k-error-domination'],
  ],
  [
    'ranks from the worst',
    slippedLoss(binary, { rank: (place) => 2 - place }),
    ['agreement-with-definition', 'convexity', 'subgradient-inequality'],
  ],
  [
    'the label among the negatives',
    slippedLoss(falling, { negatives: () => true }),
    ['agreement-with-definition', 'exact-value'],
  ],
  [
    'rising weights said to be convex',
    { ...slippedLoss(rising), convex: true },
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
    slippedLoss(rising, { used: () => falling.weights }),
    ['violation-when-not-convex', 'agreement-with-definition'],
  ],
  [
    'the mean of the top 2 not divided by 2',
    slippedLoss({ ...binary, weights: Array.from(meanOfTwo) }, { used: () => [1, 1, 0] }),
    ['agreement-with-definition', 'lipschitz', 'lipschitz-attained'],
  ],
  [
    'weights squared',
    slippedLoss(falling, { used: (weights) => weights.map((w) => w * w) }),
    ['homogeneity-in-weights', 'agreement-with-definition'],
  ],
  [
    'class 0 counted twice',
    plain(slippedLoss(falling, { factor: (c) => (c === 0 ? 2 : 1) })),
    ['permutation-equivariance'],
  ],
  [
    'the subgradient of class 0 counted twice',
    plain(slippedLoss(smooth, { slope: (c) => (c === 0 ? 2 : 1) })),
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
    slippedLoss(binary, { used: () => [1, 0.5, -0.25] }),
    ['monotonicity', 'exchange', 'agreement-with-definition'],
  ],
  [
    'half the Lipschitz constants',
    {
      ...slippedLoss(falling),
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
    { ...slippedLoss(falling), lipschitz: { ...good.lipschitz, lInfinity: good.lipschitz.lInfinity * 0.99 } },
    ['lipschitz', 'lipschitz-attained'],
  ],
  [
    'twice the Lipschitz constants, said to be attained',
    {
      ...slippedLoss(falling),
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
    { ...slippedLoss(falling), topKErrorFactor: (k: number) => 0.99 * good.topKErrorFactor(k) },
    ['top-k-error-domination'],
  ],
  [
    'single precision',
    { ...slippedLoss(falling), value: (f, label) => Math.fround(good.value(f, label)) },
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
    const reports = checkLossLaws(slippedLoss(part), { cases: 300 });
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
