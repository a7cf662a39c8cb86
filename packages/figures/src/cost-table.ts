import { type Cost, costEstimate } from '@owlery/results';
import { column, estimateCell, number, text } from './internal/cells.ts';
import { placesOf } from './internal/places.ts';
import { strengthOverSeeds } from './internal/strength.ts';
import { type TableDefinition } from './table.ts';

const costs: readonly { cost: Cost; title: string; digits: number }[] = [
  { cost: 'trainSeconds', title: 'Training (s)', digits: 1 },
  { cost: 'examplesPerSecond', title: 'Examples/s', digits: 0 },
  { cost: 'scoredLabels', title: 'Scored labels', digits: 0 },
  { cost: 'peakRssMiB', title: 'Peak memory (MiB)', digits: 0 },
];

/** What every method cost. */
export const costTable: TableDefinition = {
  name: 'cost',
  title: 'Cost of training',
  build: (records, { confidence = 0.95 } = {}) => ({
    name: 'cost',
    title: 'Cost of training',
    columns: [
      column('Task'),
      column('Method'),
      column('Seeds', 'number'),
      ...costs.map(({ title }) => column(title, 'estimate')),
    ],
    rows: placesOf(records).flatMap(({ title, groups }) =>
      groups.map((group) => [
        text(title),
        text(group.method),
        number(group.runs.length),
        ...costs.map(({ cost, digits }) => estimateCell(costEstimate(group, cost, confidence), digits)),
      ]),
    ),
    blockColumns: 1,
    notes: [
      strengthOverSeeds(records, confidence),
      'Training: seconds without reading data and evaluating. Scored labels: labels whose score was computed, over all epochs.',
    ],
  }),
};
