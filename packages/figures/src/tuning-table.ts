import { recordsOf } from '@owlery/results';
import { column, number, text } from './internal/cells.ts';
import { type Cell, type TableDefinition } from './table.ts';

/** The learning rates that were tried for each method, how they did on the dev split, and which was taken. */
export const tuningTable: TableDefinition = {
  name: 'tuning',
  title: 'Choice of learning rates',
  build: (records) => {
    const experiments = recordsOf(records, 'owlery.experiment/1');
    const several = experiments.length > 1;
    const rows = experiments.flatMap((experiment) =>
      experiment.tuning.flatMap(({ task, method, metric, candidates, chosen }) =>
        candidates.map(({ learningRate, score }): Cell[] => {
          const taken = learningRate.embedding === chosen.embedding && learningRate.output === chosen.output;
          return [
            ...(several ? [text(experiment.id)] : []),
            text(task),
            text(method),
            rate(learningRate.embedding),
            rate(learningRate.output),
            text(metric),
            score === null ? text('diverged') : number(score, 3),
            text(taken ? '✓' : ''),
          ];
        }),
      ),
    );
    return {
      name: 'tuning',
      title: 'Choice of learning rates',
      columns: [
        ...(several ? [column('Experiment')] : []),
        column('Task'),
        column('Method'),
        column('Embedding', 'number'),
        column('Output', 'number'),
        column('Metric'),
        column('Dev score', 'number'),
        column('Chosen'),
      ],
      rows,
      blockColumns: several ? 3 : 2,
      notes: ['Each candidate was judged on the dev split. A score is of one run and carries no interval.'],
    };
  },
};

/** As many digits after the point as show six that count. */
function rate(value: number): Cell {
  const six = Number(value.toPrecision(6));
  let digits = 0;
  while (digits < 20 && Number(six.toFixed(digits)) !== six) digits++;
  return number(value, digits);
}
