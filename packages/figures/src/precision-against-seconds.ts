import { costEstimate } from '@owlery/results';
import { type FigureDefinition } from './figure.ts';
import { costAxis } from './internal/cost-axis.ts';
import { placesOf } from './internal/places.ts';
import { precisionPanels } from './internal/precision-panels.ts';
import { strengthOverSeeds } from './internal/strength.ts';

/** P@1, P@3 and P@5 against the seconds of training. */
export const precisionAgainstSeconds: FigureDefinition = {
  name: 'precision-against-seconds',
  title: 'Precision against training time',
  caption:
    'Precision on the test points against the seconds of training (without reading data and evaluating); one row a ' +
    'task. A line joins the methods that sample the same b, from the open diamond (all kept) to the circle (k = 1): ' +
    'where it rises straight up, mining costs no time.',
  strength: (records, options) => strengthOverSeeds(records, options?.confidence),
  build: (records, options = {}) =>
    precisionPanels(
      placesOf(records),
      {
        words: 'Training time (s)',
        of: (group, confidence) => costEstimate(group, 'trainSeconds', confidence),
        axis: (values) => costAxis(values, '~r'),
      },
      options,
    ),
};
