import { exactHingeLoss, families, type Family } from '@owlery/losses';
import { inducedWeightsExact } from '@owlery/mining';
import { rational } from '@owlery/numeric';
import fc from 'fast-check';

import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { sampledHinge } from '../internal/sampled-hinge.ts';
import { subsets } from '../internal/subsets.ts';
import { sum } from '../internal/sum.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

interface Batch {
  readonly family: Family;
  readonly sample: number;
  readonly keep: number;
  readonly points: { readonly scores: number[]; readonly label: number }[];
}

const batches: fc.Arbitrary<Batch> = fc.integer({ min: 2, max: 5 }).chain((classes) =>
  fc
    .record({
      family: fc.constantFrom(...families),
      sample: fc.integer({ min: 1, max: classes }),
      keep: fc.nat(),
      points: fc.array(
        fc.record({
          scores: wholeNumbers({ length: classes, min: -3, max: 3 }),
          label: fc.nat({ max: classes - 1 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map((drawn) => ({ ...drawn, keep: 1 + (drawn.keep % drawn.sample) })),
);

const lossOf = (
  { family, keep }: Batch,
  { scores, label }: Batch['points'][number],
  draw: number[],
): number =>
  sampledHinge(
    { family, scores, label, keep },
    draw.filter((c) => c !== label),
  ).value;

const mean = forAll<Batch>({
  id: 'mean',
  says: 'Each example and the batch have the mean of their ordered weighted losses.',
  exact: true,
  cases: 900,
  instances: batches,
  law: (batch) => {
    const classes = batch.points[0].scores.length;
    const draws = subsets(classes, batch.sample);
    const { sample, keep, family } = batch;
    const weights = inducedWeightsExact({ negatives: classes - 1, sample, keep, scheme: 'accidental-hits' });
    for (const point of batch.points) {
      const sampled = rational(sum(draws.map((draw) => lossOf(batch, point, draw))), draws.length);
      const scores = point.scores.map((score) => rational(score));
      const exact = exactHingeLoss({ family, weights, scores, label: point.label });
      if (!sampled.equals(exact)) return { point, sampled, exact };
    }
    return undefined;
  },
});

const variance = forAll<Batch>({
  id: 'variance',
  says: 'Two equal examples: the shared draw has twice the variance of separate draws.',
  exact: true,
  cases: 600,
  instances: batches,
  sees: ['random loss'],
  law: (batch, note) => {
    const [point] = batch.points;
    const draws = subsets(point.scores.length, batch.sample);
    const losses = draws.map((draw) => lossOf(batch, point, draw));
    const n = draws.length;
    // Variances of the sum of the two losses, times n² and n⁴.
    const shared = n * sum(losses.map((loss) => (2 * loss) ** 2)) - sum(losses.map((loss) => 2 * loss)) ** 2;
    const pairs = losses.flatMap((first) => losses.map((second) => first + second));
    const separate = n * n * sum(pairs.map((loss) => loss ** 2)) - sum(pairs) ** 2;
    if (shared > 0) note('random loss');
    return shared * n * n === 2 * separate ? undefined : { shared, separate, draws: n };
  },
});

export const claim = defineClaim({
  id: 'snm-shared-sample',
  title: 'One draw shared by a mini-batch keeps the mean, not the variance',
  source: 'derived here',
  checks: [mean, variance],
});
