import { metricEstimate, ratioEstimate, type RunGroup } from '@owlery/results';
import { column, estimateCell, ratioCell, text } from './internal/cells.ts';
import { placesOf } from './internal/places.ts';
import { percent, strengthOverSeeds } from './internal/strength.ts';
import { type Cell, type TableDefinition } from './table.ts';

const metrics = ['P@1', 'P@3', 'P@5'];

/** The same method on several splits of a task, and how much each split moves its precision. */
export const splitTable: TableDefinition = {
  name: 'split',
  title: 'The same method on different splits',
  build: (records, { confidence = 0.95 } = {}) => {
    const groups = placesOf(records).flatMap((place) => place.groups);
    const methods = methodsOnSeveralSplits(groups);
    const splits = [...new Set(methods.flatMap((same) => same.map((group) => group.split)))];
    const [reference, ...others] = splits;
    const rows = methods.flatMap((same) =>
      metrics.map((metric): Cell[] => {
        const on = (split: string) => same.find((group) => group.split === split);
        const estimateOn = (split: string) => {
          const group = on(split);
          return group === undefined ? null : metricEstimate(group, metric, { confidence });
        };
        return [
          text(same[0].task),
          text(same[0].method),
          text(metric),
          ...splits.map((split) => estimateCell(estimateOn(split), 3)),
          ...others.map((split) => ratioCell(ratioOf(on(split), on(reference), metric, confidence))),
        ];
      }),
    );
    return {
      name: 'split',
      title: 'The same method on different splits',
      columns: [
        column('Task'),
        column('Method'),
        column('Metric'),
        ...splits.map((split) => column(split, 'estimate')),
        ...others.map((split) => column(`${split} : ${reference}`, 'interval')),
      ],
      rows,
      blockColumns: 2,
      notes:
        rows.length === 0
          ? ['No method was run on two splits of one task.']
          : [
              strengthOverSeeds(records, confidence),
              `Ratios: geometric mean paired by seed, in the ${percent(confidence)} Student t interval of the log ratio.`,
            ],
    };
  },
};

/** The groups of one task and method label, where there is more than one. */
function methodsOnSeveralSplits(groups: readonly RunGroup[]): RunGroup[][] {
  const methods = new Map<string, RunGroup[]>();
  for (const group of groups) {
    const key = JSON.stringify([group.task, group.method]);
    methods.set(key, [...(methods.get(key) ?? []), group]);
  }
  return [...methods.values()].filter((same) => same.length > 1);
}

function ratioOf(
  above: RunGroup | undefined,
  below: RunGroup | undefined,
  metric: string,
  confidence: number,
) {
  const bySeed = new Map(below?.runs.map((run) => [run.config.seed, run.metrics.test[metric]]));
  const pairs = (above?.runs ?? []).flatMap((run) => {
    const [a, b] = [run.metrics.test[metric], bySeed.get(run.config.seed)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  return pairs.length === 0 ? null : ratioEstimate(pairs, confidence);
}
