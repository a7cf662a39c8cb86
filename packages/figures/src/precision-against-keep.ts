import { sampleAndKeep } from '@owlery/results';
import { type FigureDefinition } from './figure.ts';
import { placesOf } from './internal/places.ts';
import { precisionPanels } from './internal/precision-panels.ts';
import { strengthOverSeeds } from './internal/strength.ts';

/** P@1, P@3 and P@5 against k for each b. */
export const precisionAgainstKeep: FigureDefinition = {
  name: 'precision-against-keep',
  title: 'Precision against the number of kept negatives',
  caption:
    'Precision on the test points against k, the sampled negatives that are kept, for each b, the negatives that ' +
    'are sampled; one row a task. A line joins the methods that sample the same b. Open diamonds keep all they ' +
    'sample (k = b): plain negative sampling.',
  strength: (records, options) => strengthOverSeeds(records, options?.confidence),
  build: (records, options = {}) =>
    precisionPanels(
      placesOf(records),
      {
        words: 'Kept negatives k',
        of: (group) => {
          const { keep } = sampleAndKeep(group.config);
          return Number.isFinite(keep) ? keep : null;
        },
        axis: (values) => {
          const ticks = spacedTicks(values);
          return { type: 'log', tickvals: ticks, ticktext: ticks.map(String) };
        },
      },
      options,
    ),
};

/** The values themselves, without those whose labels would stand on their neighbour's. */
function spacedTicks(values: readonly number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => b - a);
  const room = Math.log(sorted[0] / sorted.at(-1)!) / 14;
  const kept = sorted.filter((value, index) => index === 0 || Math.log(sorted[index - 1] / value) >= room);
  return kept.reverse();
}
