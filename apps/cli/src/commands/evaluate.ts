import { dataOf } from '@owlery/experiments';
import { type Metrics } from '@owlery/results';
import { evaluateCheckpoint, type PropensityModel } from '@owlery/training';
import { type Command } from 'commander';
import { type DataWeighting } from '../data/open-data.ts';
import { UsageError } from '../errors/usage-error.ts';
import { defaultThreads } from '../options/default-threads.ts';
import { jsonOption } from '../options/json-option.ts';
import { oneOf } from '../options/one-of.ts';
import { propensityOption } from '../options/propensity-option.ts';
import { storeOption } from '../options/store-option.ts';
import { weightingOption } from '../options/weighting-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { metricsTable } from '../output/metrics-table.ts';
import { printResult } from '../output/print-result.ts';
import { progressOn } from '../output/progress.ts';
import { engineMaker } from '../stored-runs/engine-maker.ts';
import { openCheckpoint } from '../stored-runs/open-checkpoint.ts';

const splits = ['train', 'dev', 'test'] as const;

interface EvaluateOptions {
  readonly data?: string;
  readonly weighting?: DataWeighting;
  readonly split: (typeof splits)[number];
  readonly threads?: number;
  readonly propensity?: PropensityModel;
  readonly out: string;
  readonly json?: boolean;
}

/** `owlery evaluate`: the metrics of a run's checkpoint. */
export function evaluateCommand(command: Command): void {
  command
    .argument('<run>', 'folder of the run, <store>/<id>, or its id in the store')
    .option('--data <name|folder>', 'measure on other data with the same features and labels')
    .addOption(weightingOption())
    .option('--split <split>', splits.join(', '), oneOf('--split', splits), 'test')
    .option(
      '--threads <t>',
      'threads; 1 to 256 (default: one a core, at most 16)',
      wholeNumber('--threads', 1, 256),
    )
    .addOption(storeOption('store in which an id is looked for'))
    .addOption(propensityOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Without --data the data set must be the one of the run, to the bit.

Examples:
  owlery evaluate runs/wordnet-ancestors-snm-64-1-seed-1
  owlery evaluate runs/my-run --data other/folder --split dev --json`,
    )
    .action(evaluate);
}

async function evaluate(run: string, options: EvaluateOptions): Promise<void> {
  const { split, threads = defaultThreads(), propensity, json } = options;
  const { id, path, header, request, data } = await openCheckpoint(run, options);
  if (data[split] === undefined) throw new UsageError(`data set ${data.name} has no ${split} split`);
  const propensities = propensity ?? request?.propensities;
  const progress = progressOn();
  let begun = false;
  try {
    const metrics: Metrics = await evaluateCheckpoint({
      ...{ path, data, split, threads, makeEngine: await engineMaker(header.config) },
      ...(propensities ? { propensities } : {}),
      onProgress(done, total) {
        if (begun) progress.update(done);
        else progress.begin('evaluating', 'points', total, done);
        begun = true;
      },
    });
    progress.end();
    const epochs = header.progress.epochs.length;
    const result = { id, epochs, data: dataOf(data), metrics: { [split]: metrics } };
    printResult(
      json,
      result,
      () => `${id} after ${epochs} epochs on ${split} of ${data.name}\n\n${metricsTable(metrics)}`,
    );
  } finally {
    progress.end();
  }
}
