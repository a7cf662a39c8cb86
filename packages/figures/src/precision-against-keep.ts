import { sampleAndKeep } from '@owlery/results';
import { type FigureDefinition } from './figure.ts';
import { countAxis } from './internal/count-axis.ts';
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
        axis: countAxis,
      },
      options,
    ),
};
