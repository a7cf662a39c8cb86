import { type BoundChoiceRecord, recordsOf } from '@owlery/results';
import { column, number, text } from './internal/cells.ts';
import { measuredTitle, strengthOfMeasured } from './internal/measured-words.ts';
import { type Cell, type TableDefinition } from './table.ts';

type Choice = BoundChoiceRecord['choices'][number];

/** Which k the bound favours, and which does best at the same number of scored labels. */
export const choiceTable: TableDefinition = {
  name: 'choice',
  title: 'The k that the bound favours and the k that does best',
  build: (records) => {
    const found = recordsOf(records, 'owlery.bound-choice/1');
    return {
      name: 'choice',
      title: 'The k that the bound favours and the k that does best',
      columns: [
        column('Measurement'),
        column('b'),
        column('K', 'number'),
        column('Favoured by the bound'),
        column('Its bound', 'number'),
        column('Best measured'),
        column('Top-K error lost', 'estimate'),
        column('Verdict'),
      ],
      rows: found.flatMap((record) =>
        record.choices.map((choice): Cell[] => [
          text(`${measuredTitle(record)}, n = ${record.n}`),
          text(choice.sample === null ? 'any' : `${choice.sample}`),
          number(choice.top),
          text(pairWords(choice, choice.favoured)),
          boundCell(record, choice),
          text(pairWords(choice, choice.best)),
          regretCell(choice),
          text(choice.verdict),
        ]),
      ),
      blockColumns: 1,
      notes: [
        strengthOfMeasured(found, "Student's t, paired by seed"),
        'Its bound: of the top-K error of the favoured; above 1 it says nothing of the error itself and only orders the k. Lost: the error with what the bound favours minus the least. No difference: the interval of that holds 0. The best is chosen by the same seeds, which makes it look better than it is.',
      ],
    };
  },
};

const pairWords = ({ sample }: Choice, pair: { sample: number; keep: number }): string =>
  sample === null ? `b = ${pair.sample}, k = ${pair.keep}` : `k = ${pair.keep}`;

function boundCell({ cells }: BoundChoiceRecord, { top, favoured }: Choice): Cell {
  const cell = cells.find(({ sample, keep }) => sample === favoured.sample && keep === favoured.keep);
  const bound = cell?.bound.topKErrors[top] ?? null;
  return bound === null ? { kind: 'empty' } : number(bound, 2);
}

function regretCell({ regret: { mean, high, count } }: Choice): Cell {
  return { kind: 'estimate', mean, halfWidth: high === null ? null : high - mean, count, digits: 3 };
}
