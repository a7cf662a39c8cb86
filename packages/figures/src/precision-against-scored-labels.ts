import { costEstimate } from '@owlery/results';
import { type FigureDefinition } from './figure.ts';
import { costAxis } from './internal/cost-axis.ts';
import { placesOf } from './internal/places.ts';
import { precisionPanels } from './internal/precision-panels.ts';
import { strengthOverSeeds } from './internal/strength.ts';

/** P@1, P@3 and P@5 against the number of labels that were scored. */
export const precisionAgainstScoredLabels: FigureDefinition = {
  name: 'precision-against-scored-labels',
  title: 'Precision against scored labels',
  caption:
    'Precision on the test points against the labels whose score was computed in training, a cost that no machine ' +
    'changes; one row a task. Methods with the same b score the same number: what rises straight up, from the open ' +
    'diamond (all kept) to the circle (k = 1), is the gain of mining.',
  strength: (records, options) => strengthOverSeeds(records, options?.confidence),
  build: (records, options = {}) =>
    precisionPanels(
      placesOf(records),
      {
        words: 'Scored labels',
        of: (group, confidence) => costEstimate(group, 'scoredLabels', confidence),
        axis: (values) => costAxis(values, '~s'),
      },
      options,
    ),
};
