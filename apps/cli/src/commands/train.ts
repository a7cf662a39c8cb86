import { type RunRecord } from '@owlery/results';
import { checkTrainingConfig, labelSampler, type PropensityModel } from '@owlery/training';
import { type Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { absoluteData, changedData, type DataWeighting, openData } from '../data/open-data.ts';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';
import { jsonOption } from '../options/json-option.ts';
import { propensityOption } from '../options/propensity-option.ts';
import { positive, realNumber } from '../options/real-number.ts';
import { storeOption } from '../options/store-option.ts';
import { weightingOption } from '../options/weighting-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { metricsTable } from '../output/metrics-table.ts';
import { notice } from '../output/notice.ts';
import { printResult } from '../output/print-result.ts';
import { createRun } from '../stored-runs/create-run.ts';
import { findRun } from '../stored-runs/find-run.ts';
import { resumeRequest } from '../stored-runs/resume-request.ts';
import { hasCheckpoint, removeTornCheckpoints } from '../stored-runs/run-files.ts';
import { requestSchema, type RunRequest } from '../stored-runs/run-request.ts';
import { runTraining } from '../stored-runs/run-training.ts';
import { addTrainingFlags, type TrainingFlags, trainingConfigOf } from '../training-flags.ts';

interface TrainOptions extends TrainingFlags {
  readonly data?: string;
  readonly weighting?: DataWeighting;
  readonly out: string;
  readonly resume?: string;
  readonly fromPrevious?: boolean;
  readonly checkpointSeconds: number;
  readonly devLimit: number;
  readonly propensity?: PropensityModel;
  readonly json?: boolean;
}

/** `owlery train`: trains, measures and stores one run. */
export function trainCommand(command: Command): void {
  command
    .option('--data <name|folder>', 'name of a data set (owlery data list), or a folder in the XC format')
    .addOption(weightingOption());
  addTrainingFlags(command)
    .addOption(storeOption('store of the run, which gets a folder of its own in it'))
    .option('--resume <run>', 'go on with a run <store>/<id> from its last checkpoint, to the same bits')
    .option('--from-previous', 'with --resume: from the checkpoint before the last, when that is damaged')
    .option(
      '--checkpoint-seconds <s>',
      'seconds between checkpoints within an epoch',
      realNumber('--checkpoint-seconds', positive),
      60,
    )
    .option(
      '--dev-limit <n>',
      'dev points measured after each epoch, 0 for none',
      wholeNumber('--dev-limit', 0),
      0,
    )
    .addOption(propensityOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The record of the run, which --json prints, is <store>/<id>/record.json; beside it lie the checkpoint and the
epochs so far (epochs.jsonl). Ctrl-C keeps the last checkpoint; until the run is finished the one before it stays too.

Examples:
  owlery train --data wordnet:ancestors --method snm --sample 64 --keep 1
  owlery train --data wordnet:hypernyms --method ns --sample 64 --epochs 8 --seed 2 --json
  owlery train --data wordnet:hypernyms --encoder conv --optimiser adagrad --batch 256 --epochs 2
  owlery train --data my/folder --method full --family powl --surrogate logistic --epochs 3
  owlery train --resume runs/wordnet-ancestors-snm-64-1-seed-1`,
    )
    .action((options: TrainOptions) =>
      train(options, (name) => command.getOptionValueSource(name) === 'cli'),
    );
}

type Given = (name: string) => boolean;

async function train(options: TrainOptions, given: Given): Promise<void> {
  const record = options.resume === undefined ? await begin(options, given) : await resume(options, given);
  printResult(options.json, record, () => readable(record));
}

async function begin(options: TrainOptions, given: Given): Promise<RunRecord> {
  const { data: name, weighting, out, checkpointSeconds, devLimit, propensity } = options;
  if (options.fromPrevious) throw new UsageError('--from-previous goes with --resume <run>');
  if (name === undefined) throw new UsageError('option --data <name|folder> is required (or --resume <run>)');
  const asked = trainingConfigOf(options, given);
  // What is wrong for every number of labels is told before a large file is read.
  asUsage(() => checkTrainingConfig(asked, Number.MAX_SAFE_INTEGER));
  const wanted = { data: name, ...(weighting ? { weighting } : {}) };
  const data = await openData(wanted);
  const config = asUsage(() => checkTrainingConfig(asked, data.labels));
  // A scheme may want more negatives than some point has.
  asUsage(() => labelSampler(config, data));
  const request: RunRequest = {
    schema: requestSchema,
    createdAt: new Date().toISOString(),
    ...absoluteData(wanted),
    ...{ config, devLimit },
    ...(propensity ? { propensities: propensity } : {}),
  };
  const { undo, ...place } = await createRun(out, data.name, request);
  return runTraining({ place, request, data, checkpointSeconds, undo });
}

async function resume(options: TrainOptions, given: Given): Promise<RunRecord> {
  const { resume: path = '', checkpointSeconds, fromPrevious = false } = options;
  const place = await findRun(path, options.out);
  const stored = await resumeRequest(place, options, given);
  if (existsSync(join(place.folder, 'record.json'))) {
    notice(`${place.id} is finished; this is its record`);
    return (await place.store.read(place.id)) as RunRecord;
  }
  const request = { ...stored, ...(given('devLimit') ? { devLimit: options.devLimit } : {}) };
  const data = await openData(changedData(request, options));
  removeTornCheckpoints(place.folder);
  if (!fromPrevious && !hasCheckpoint(place.folder))
    notice(`${place.id} has no checkpoint yet and begins afresh`);
  return runTraining({ place, request, data, checkpointSeconds, fromPrevious });
}

function readable({ id, data, config, epochs, metrics, cost, checksum }: RunRecord): string {
  const { loss, examplesPerSecond } = epochs[epochs.length - 1];
  return [
    `${id}: ${data.name}, ${data.labels.toLocaleString('en')} labels, ${data.test.toLocaleString('en')} test points`,
    metricsTable(metrics.test),
    `${config.epochs} epochs in ${cost.trainSeconds.toFixed(1)} s, at the end loss ${loss?.toPrecision(4)} and ` +
      `${Math.round(examplesPerSecond).toLocaleString('en')} examples/s`,
    `parameters sha-256 ${checksum}`,
  ].join('\n\n');
}
