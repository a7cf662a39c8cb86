import { compensatedSum } from '@owlery/numeric';

import { AliasTable } from './internal/alias-table.ts';
import { checkClasses } from './internal/check-sampling.ts';
import { independentDraws } from './internal/independent-draws.ts';
import { type Sampler } from './sampler.ts';

/**
 * b independent draws from the labels' frequency in training: what in-batch negatives are in expectation.
 *
 * $q(c) = n_c / \sum_{c'} n_{c'}$ with $n_c$ the `labelCounts`; a class of count 0 is never drawn. Positives are
 * drawn again, copies kept.
 * Cost: O(b + positives) while the positives hold little of the mass. Source: Walker's alias method (1977).
 * @example
 * labelFrequency.prepare({ classes: 3, labelCounts: [6, 3, 1] }).probability(1) // 0.3
 */
export const labelFrequency: Sampler = {
  id: 'label-frequency',
  title: 'by label frequency (in-batch)',
  uniform: false,
  withReplacement: true,
  keepsCopies: true,
  scheme: null,
  prepare(space) {
    checkClasses(space);
    const { classes, labelCounts } = space;
    if (labelCounts?.length !== classes) {
      throw new RangeError(
        `labelCounts must hold one count for each of classes = ${classes}, got ${labelCounts?.length ?? 'none'}`,
      );
    }
    for (let label = 0; label < classes; label++) {
      if (!(labelCounts[label] >= 0 && labelCounts[label] < Infinity)) {
        throw new RangeError(
          `labelCounts must be finite and at least 0, got ${labelCounts[label]} for label ${label}`,
        );
      }
    }
    const total = compensatedSum(labelCounts);
    if (!(total > 0 && total < Infinity)) {
      throw new RangeError(`labelCounts must have a positive, finite sum, got ${total}`);
    }
    const probabilities = Float64Array.from(labelCounts, (count) => count / total);
    const table = new AliasTable(probabilities);
    return independentDraws(classes, {
      probability: (label) => probabilities[label],
      draw: (stream) => table.draw(stream),
    });
  },
};
