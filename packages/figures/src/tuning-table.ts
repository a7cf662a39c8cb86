import { recordsOf } from '@owlery/results';
import { column, number, text } from './internal/cells.ts';
import { type Cell, type TableDefinition } from './table.ts';

/** The hyper-parameters that were tried for each method, how they did on the dev split, and which was taken. */
export const tuningTable: TableDefinition = {
  name: 'tuning',
  title: 'Choice of hyper-parameters',
  build: (records) => {
    const experiments = recordsOf(records, 'owlery.experiment/1');
    const several = experiments.length > 1;
    const normalised = experiments.some(({ tuning }) =>
      tuning.some(({ normalise }) => normalise !== undefined),
    );
    const rows = experiments.flatMap((experiment) =>
      experiment.tuning.flatMap(({ task, method, metric, candidates, chosen, normalise: chosenNormalise }) =>
        candidates.map(({ learningRate, normalise, score }): Cell[] => {
          const taken =
            learningRate.embedding === chosen.embedding &&
            learningRate.output === chosen.output &&
            normalise === chosenNormalise;
          return [
            ...(several ? [text(experiment.id)] : []),
            text(task),
            text(method),
            rate(learningRate.embedding),
            rate(learningRate.output),
            ...(normalised ? [text(normalise ? 'yes' : 'no')] : []),
            text(metric),
            score === null ? text('diverged') : number(score, 3),
            text(taken ? '✓' : ''),
          ];
        }),
      ),
    );
    return {
      name: 'tuning',
      title: 'Choice of hyper-parameters',
      columns: [
        ...(several ? [column('Experiment')] : []),
        column('Task'),
        column('Method'),
        column('Embedding', 'number'),
        column('Output', 'number'),
        ...(normalised ? [column('Normalised')] : []),
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
