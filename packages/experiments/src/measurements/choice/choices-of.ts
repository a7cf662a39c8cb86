import { type BoundChoiceRecord } from '@owlery/results';

import { overSeeds } from '../over-seeds.ts';
import { type TrainedCell } from './trained-cell.ts';

type Choice = BoundChoiceRecord['choices'][number];

/**
 * For every b, and for all together, and every K: the k that the bound favours and the k that does best.
 *
 * The bound favours the cell of the least bound on the top-K error; cells without a bound come last. The best is that of
 * the least mean error over seeds; being chosen by the same seeds it looks better than it is, which is against the bound.
 * First of equals: the smaller b, then the smaller k.
 */
export function choicesOf(
  cells: readonly TrainedCell[],
  tops: readonly number[],
  confidence: number,
): Choice[] {
  const samples = [...new Set(cells.map(({ cell }) => cell.sample))];
  const groups: { sample: number | null; among: readonly TrainedCell[] }[] = [
    ...samples.map((sample) => ({ sample, among: cells.filter(({ cell }) => cell.sample === sample) })),
    { sample: null, among: cells },
  ];
  return groups
    .filter(({ among }) => among.length > 1)
    .flatMap(({ sample, among }) =>
      tops.map((top, at): Choice => {
        const favoured = least(among, ({ cell }) => cell.bound.topKErrors[top] ?? Infinity);
        const best = least(among, ({ cell }) => cell.errors[top].mean);
        const regret = overSeeds(
          favoured.errors[at].map((error, seed) => error - best.errors[at][seed]),
          confidence,
        );
        const same = favoured === best;
        const within = regret.low === null || regret.low <= 0;
        return {
          ...{ sample, top, favoured: pairOf(favoured), best: pairOf(best), regret },
          verdict: same ? 'same' : within ? 'no difference' : 'differ',
        };
      }),
    );
}

const pairOf = ({ cell: { sample, keep } }: TrainedCell) => ({ sample, keep });

const least = (cells: readonly TrainedCell[], value: (cell: TrainedCell) => number): TrainedCell =>
  cells.reduce((best, cell) => (value(cell) < value(best) ? cell : best));
