import { metricEstimate } from '@owlery/results';
import { column, estimateCell, number, text } from './internal/cells.ts';
import { placesOf } from './internal/places.ts';
import { strengthOverSeeds } from './internal/strength.ts';
import { type TableDefinition } from './table.ts';

const metrics = ['P@1', 'P@3', 'P@5', 'nDCG@5', 'PSP@1', 'PSP@3', 'PSP@5'];

/** Every method on every task: precision, nDCG and propensity-scored precision on the test points. */
export const mainTable: TableDefinition = {
  name: 'main',
  title: 'Methods on the test points',
  build: (records, { confidence = 0.95 } = {}) => {
    const places = placesOf(records);
    const shown = metrics.filter((metric) =>
      places.some(({ groups }) => groups.some((group) => metricEstimate(group, metric) !== null)),
    );
    const rows = places.flatMap(({ title, groups }) => {
      const estimates = groups.map((group) =>
        shown.map((metric) => metricEstimate(group, metric, { confidence })),
      );
      const best = shown.map((_, index) =>
        Math.max(...estimates.map((row) => row[index]?.mean ?? -Infinity)),
      );
      return groups.map((group, row) => [
        text(title),
        text(group.method),
        number(group.runs.length),
        ...estimates[row].map((estimate, index) =>
          estimateCell(estimate, 3, groups.length > 1 && estimate?.mean === best[index]),
        ),
      ]);
    });
    return {
      name: 'main',
      title: 'Methods on the test points',
      columns: [
        column('Task'),
        column('Method'),
        column('Seeds', 'number'),
        ...shown.map((metric) => column(metric, 'estimate')),
      ],
      rows,
      blockColumns: 1,
      notes: [
        strengthOverSeeds(records, confidence),
        'Fractions from 0 to 1. P: precision; PSP: propensity-scored precision. Bold: the highest mean of a task.',
      ],
    };
  },
};
