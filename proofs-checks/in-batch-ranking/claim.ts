import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { sequences } from '../internal/sequences.ts';
import { sum } from '../internal/sum.ts';

interface Batch {
  /** Masses of the labels at the point and of the prior. */
  readonly masses: number[];
  readonly prior: number[];
  readonly sample: number;
}

const batches: fc.Arbitrary<Batch> = fc.integer({ min: 2, max: 4 }).chain((classes) => {
  const masses = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: classes, maxLength: classes });
  return fc.record({ masses, prior: masses, sample: fc.integer({ min: 1, max: 3 }) });
});

/** $w_c$ by listing every label and every sequence of draws. */
function enumerated({ masses, prior, sample }: Batch, again: boolean): Rational[] {
  const weights = masses.map(() => rational(0));
  for (const [label, mass] of masses.entries()) {
    const allowed = again ? [...prior.keys()].filter((c) => c !== label) : [...prior.keys()];
    const total = sum(allowed.map((c) => prior[c]));
    for (const draws of sequences(allowed, sample)) {
      const chance = rational(mass, sum(masses)).mul(
        rational(
          draws.reduce((product, c) => product * prior[c], 1),
          total ** sample,
        ),
      );
      for (const c of draws) if (c !== label) weights[c] = weights[c].add(chance);
    }
  }
  return weights;
}

/** $b\pi_c(1-p_c)$, or $b\pi_c\sum_{y\ne c}p_y/(1-\pi_y)$ when hits are drawn again. */
function formula({ masses, prior, sample }: Batch, again: boolean): Rational[] {
  const [total, all] = [sum(masses), sum(prior)];
  return masses.map((mass, c) => {
    const labels = again
      ? masses
          .map((other, y) => (y === c ? rational(0) : rational(other * all, total * (all - prior[y]))))
          .reduce((left, right) => left.add(right))
      : rational(total - mass, total);
    return labels.mul(rational(sample * prior[c], all));
  });
}

/** The weights of one scheme; with `as` another scheme's formula is tried on it. */
export function negativeWeights(again: boolean, as = again): Check {
  return forAll({
    id: again ? 'drawn-again' : 'dropped',
    says: again
      ? 'Hits drawn again: class c weighs b π_c Σ p_y/(1-π_y) over the other labels y.'
      : 'Hits dropped: class c weighs b π_c (1 - p_c).',
    exact: true,
    cases: 900,
    instances: batches,
    law: (batch) => {
      const [found, expected] = [enumerated(batch, again), formula(batch, as)];
      return found.every((weight, c) => weight.equals(expected[c])) ? undefined : { found, expected };
    },
  });
}

const order = (odds: readonly Rational[]): number[] =>
  [...odds.keys()].sort((a, b) => odds[b].compare(odds[a]) || a - b);

const rankings = forAll({
  id: 'rankings',
  says: 'Hits dropped: weighed by 1/π the odds rank as p does; unweighed they need not.',
  exact: true,
  cases: 900,
  instances: batches,
  sees: ['another ranking'],
  law: (batch, note) => {
    const { masses, prior } = batch;
    const weights = formula(batch, false);
    const p = masses.map((mass) => rational(mass, sum(masses)));
    if (order(p.map((x, c) => x.div(weights[c]))).join() !== order(p).join()) note('another ranking');
    const corrected = order(p.map((x, c) => x.mul(rational(prior[c])).div(weights[c])));
    return corrected.join() === order(p).join() ? undefined : { corrected, expected: order(p) };
  },
});

const printed = forEvery({
  id: 'printed',
  says: 'Hits drawn again: at p = (.40, .39, .21), π = (.01, .90, .09) the odds weighed by 1/π rank class 2 first.',
  exact: true,
  instances: () => [{ masses: [40, 39, 21], prior: [1, 90, 9], sample: 1 }],
  law: (batch) => {
    const weights = enumerated(batch, true);
    const odds = batch.masses.map((mass, c) => rational(mass * batch.prior[c]).div(weights[c]));
    return order(odds)[0] === 1 ? undefined : { odds };
  },
});

export const claim = defineClaim({
  id: 'in-batch-ranking',
  title: 'In-batch negatives rank by p/((1-p)π), unless they are re-weighted',
  source: 'derived here',
  checks: [negativeWeights(false), negativeWeights(true), rankings, printed],
});
