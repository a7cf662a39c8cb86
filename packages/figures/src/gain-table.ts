import { type Footing, gains } from '@owlery/results';
import { column, number, ratioCell, text } from './internal/cells.ts';
import { placesOf } from './internal/places.ts';
import { percent } from './internal/strength.ts';
import { type TableDefinition } from './table.ts';

const metrics = ['P@1', 'P@3', 'P@5'];
const footings: Record<Footing, string> = {
  'scored-labels': 'scored labels',
  'kept-negatives': 'kept negatives',
};

/** How many times better mining does than plain sampling, at equal scored labels and at equal kept negatives. */
export const gainTable: TableDefinition = {
  name: 'gain',
  title: 'Gain of mining over plain sampling',
  build: (records, { confidence = 0.95 } = {}) => ({
    name: 'gain',
    title: 'Gain of mining over plain sampling',
    columns: [
      column('Task'),
      column('At equal'),
      column('Mining'),
      column('Sampling'),
      column('Seeds', 'number'),
      ...metrics.map((metric) => column(metric, 'interval')),
    ],
    rows: placesOf(records).flatMap(({ title, groups }) =>
      (Object.keys(footings) as Footing[]).flatMap((footing) => {
        const byMetric = metrics.map((metric) => gains(groups, metric, footing, confidence));
        return byMetric[0].map(({ mining, sampling }, index) => {
          const ratios = byMetric.map((list) => list[index].ratio);
          return [
            text(title),
            text(footings[footing]),
            text(mining.method),
            text(sampling.method),
            number(Math.max(0, ...ratios.map((ratio) => ratio?.count ?? 0))),
            ...ratios.map((ratio) => ratioCell(ratio, (ratio?.low ?? 0) > 1)),
          ];
        });
      }),
    ),
    blockColumns: 2,
    notes: [
      'Estimated with a confidence interval: precision on the test points, mining over sampling, as the geometric mean ' +
        `of the ratios over the seeds that both have, with the ${percent(confidence)} Student t interval of its logarithm. ` +
        'Bold: the whole interval lies above 1.',
      'At equal scored labels SNM(b, k) stands against NS(b); at equal kept negatives against NS(k).',
    ],
  }),
};
