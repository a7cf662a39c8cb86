import { reproductionPlan, runExperiment } from '@owlery/experiments';
import { tables, toMarkdown } from '@owlery/figures';
import { checkClaims, claims } from '@owlery/proofs-checks';
import { openStore, type Store } from '@owlery/results';
import { type Command } from 'commander';
import { rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { claimsRecord } from '../check/claims-record.ts';
import { OutputError } from '../errors/output-error.ts';
import { reproducedMaps } from '../map/reproduced-maps.ts';
import { jsonOption } from '../options/json-option.ts';
import { oneOf } from '../options/one-of.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { makeFolders } from '../output/make-folders.ts';
import { printResult } from '../output/print-result.ts';
import { progressOn } from '../output/progress.ts';
import { measuredBounds } from '../report/measured-bounds.ts';
import { writeReport } from '../report/write-report.ts';

interface ReproduceOptions {
  readonly configuration: 'quick' | 'full';
  readonly out: string;
  readonly jobs: number;
  readonly json?: boolean;
}

/** `owlery reproduce`: the comparison of SNM with negative sampling, from data to report. */
export function reproduceCommand(command: Command): void {
  command
    .option(
      '--configuration <name>',
      'quick: five methods, three seeds; full: the wide grid of b and k, five seeds',
      oneOf('--configuration', ['quick', 'full']),
      'quick',
    )
    .option(
      '--out <folder>',
      'folder of the report; what was there is replaced at the end',
      'reports/reproduce',
    )
    .option(
      '--jobs <n>',
      'runs under way at once, each on one thread; changes no result',
      wholeNumber('--jobs', 1),
      availableParallelism(),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Trains every method on both WordNet tasks, with hyper-parameters chosen on dev, checks every claim of the theory, sets
generalisation bounds beside what is measured, and writes:
report.html, tables/*.{md,csv,tex}, figures/*.json, and the records of all runs in runs/.

Examples:
  owlery reproduce
  owlery reproduce --configuration full --out reports/full`,
    )
    .action(reproduce);
}

async function reproduce({ configuration, out, jobs, json }: ReproduceOptions): Promise<void> {
  const folder = resolve(out);
  // Everything is made beside its place and moved there at the end: a report is whole or the old one.
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await makeFolders(partial);
  const store = openStore(join(partial, 'runs'));
  const progress = progressOn();
  const plan = reproductionPlan(configuration);
  progress.begin('reading data', 'runs', 1);
  let begun = false;
  const { experiment, runs } = await runExperiment({
    ...{ plan, store, jobs },
    onEvent: ({ stage, done, total, task, method }) => {
      if (!begun) progress.begin(stage, 'runs', total);
      begun = true;
      progress.update(done, `${stage} ${method} on ${task}`);
    },
  });
  progress.end();
  const checked = await checkedClaims(store, jobs);
  const measured = await measuredBounds(store, configuration, jobs);
  const maps = await reproducedMaps(store);
  const records = [experiment, ...runs, checked, ...measured, ...maps];
  await writeReport(partial, records, `owlery reproduce --configuration ${configuration}`);
  try {
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } catch (error) {
    throw new OutputError(folder, error);
  }
  const report = join(folder, 'report.html');
  const main = tables.find(({ name }) => name === 'main') ?? tables[0];
  const { holding, failing } = checked.summary;
  const claimsLine = `Claims of the theory: ${holding} hold, ${failing} fail.`;
  if (failing > 0) process.exitCode = 1;
  printResult(
    json,
    { report, configuration, runs: runs.length, experiment: experiment.id, claims: checked.summary },
    () => [toMarkdown(main.build(records)), claimsLine, `Report: ${report}`].join('\n\n'),
  );
}

/** Checks every claim of the theory with its own number of cases, and stores what was found. */
async function checkedClaims(store: Store, jobs: number) {
  const seed = 1;
  const progress = progressOn();
  progress.begin('checking claims', 'claims', claims.length);
  const report = await checkClaims({
    ...{ seed, jobs },
    onProgress: ({ done, result }) => progress.update(done, `checked ${result.id}`),
  }).finally(progress.end);
  const place = { id: `claims-seed-${seed}`, createdAt: new Date().toISOString() };
  const record = claimsRecord(report, { ...place, seed });
  await store.write(record);
  return record;
}
