import { type BallId, balls } from '@owlery/complexity';
import { defaultClusters, defaultGapEffort, type GapOptions, measureGap } from '@owlery/experiments';
import { type Family } from '@owlery/losses';
import { checkMiningScheme } from '@owlery/mining';
import { type Command } from 'commander';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';
import { gapText } from '../gap/gap-text.ts';
import { familyOption } from '../options/family-option.ts';
import { jsonOption } from '../options/json-option.ts';
import { oneOf } from '../options/one-of.ts';
import { betweenZeroAndOne, nonNegative, realNumber } from '../options/real-number.ts';
import { requireOptions } from '../options/require-options.ts';
import { surrogateOption } from '../options/surrogate-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { wholeNumbers } from '../options/whole-numbers.ts';
import { notice } from '../output/notice.ts';
import { printResult } from '../output/print-result.ts';
import { progressOn } from '../output/progress.ts';
import { storeRecord } from '../stored-runs/store-record.ts';

const ballIds = balls.map(({ id }) => id);
const synthetic = 'synthetic';
const frequentLabels = 20;

interface GapFlags {
  readonly data: string;
  readonly family: Family;
  readonly surrogate: string;
  readonly sample: number;
  readonly keep: number;
  readonly points: readonly number[];
  readonly seeds: number;
  readonly norm: number;
  readonly delta: number;
  readonly ball: BallId;
  readonly classes?: number;
  readonly clusters?: number;
  readonly columns?: number;
  readonly distribution?: string;
  readonly confidence: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** `owlery gap`: how far the expected loss lies above the empirical one, beside the bounds. */
export function gapCommand(command: Command): void {
  const { classes, clusters, columns, distribution } = defaultClusters;
  requireOptions(command, 'data', 'family', 'sample', 'keep', 'points', 'norm')
    .option(
      '--data <name>',
      'synthetic: clusters of points whose label probabilities are known; or a data set or folder',
    )
    .addOption(familyOption())
    .addOption(surrogateOption().default('hinge'))
    .option('--sample <b>', 'negatives drawn, which decides the order weights', wholeNumber('--sample', 1))
    .option('--keep <k>', 'best scored of them that are kept; k ≤ b', wholeNumber('--keep', 1))
    .option('--points <n1,n2,…>', 'points to train on, growing', wholeNumbers('--points', 1, 1e6))
    .option('--seeds <s>', 'samples for each n, with the seeds 1 to s', wholeNumber('--seeds', 1, 1000), 3)
    .option('--norm <Λ>', 'the norm of W is at most this; from 0', realNumber('--norm', nonNegative))
    .option(
      '--delta <δ>',
      'the bounds hold with probability 1 − δ',
      realNumber('--delta', betweenZeroAndOne),
      0.05,
    )
    .option('--ball <ball>', `which norm: ${ballIds.join(', ')}`, oneOf('--ball', ballIds), 'frobenius')
    .option(
      '--classes <L>',
      `classes; of a data set its most frequent labels (default: ${classes} synthetic, else ${frequentLabels})`,
      wholeNumber('--classes', 2, 10_000),
    )
    .option(
      '--clusters <m>',
      `synthetic: different points (default: ${clusters})`,
      wholeNumber('--clusters', 1, 10_000),
    )
    .option('--columns <d>', `synthetic: features (default: ${columns})`, wholeNumber('--columns', 1, 10_000))
    .option(
      '--distribution <name>',
      `synthetic: label probabilities of a point, zipf:S, geometric:R, heads-tail:H,M (default: ${distribution})`,
    )
    .option('--confidence <p>', 'level of the intervals', realNumber('--confidence', betweenZeroAndOne), 0.95)
    .option('--out <store>', 'also store the measurement as a record')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Trains W on n points under ‖W‖ ≤ Λ by projected subgradients with averaging, on the loss with the exact order
weights over all labels, until a certificate says that it is within 1 % of the least loss. The gap is the expected
minus the empirical loss of W. Synthetic: the expected loss is an exact sum. A data set: the L most frequent labels,
all points that have one (one label each), rows of norm 1, drawn at random over all splits; the expected loss is the
mean over a quarter of the points held out, with its interval. One gap may be negative; slopes are those of its root
mean square over seeds.

With --json: {"data", "family", …, "cells": [{"n", "seed", "empirical", "expected", "gap", "bounds": {"maurer",
"gaussian", "sup-norm"}, "dataBounds" (measured norms), "expectationBounds" (mean complexity), "ratios",
"suboptimality", …}], "summaries": [one an n], "known": {"bayesRisk",
"bestOfClass", "calibrated"} (synthetic), "slopes": {"gap": {"value", "interval"}, "maurer": …}}.

Examples:
  owlery gap --data synthetic --family bowl --sample 10 --keep 1 --points 100,400,1600 --seeds 5 --norm 5
  owlery gap --data wordnet:hypernyms --family powl --sample 10 --keep 1 --points 500,2000 --norm 5 --out gaps
  owlery gap --data synthetic --family bowl --sample 10 --keep 10 --points 200,800 --norm 3 --delta 0.1 --json`,
    )
    .action(gap);
}

async function gap(flags: GapFlags): Promise<void> {
  const { data, family, surrogate, sample, keep, points, seeds, norm, delta, ball, confidence } = flags;
  const source = sourceFrom(flags);
  const negatives = source.classes - 1;
  asUsage(() => checkMiningScheme({ negatives, sample, keep, scheme: 'without-replacement' }));
  const question: GapOptions = {
    ...{ source, family, surrogate, sample, keep, points, ball, norm, delta, confidence },
    ...{ ...defaultGapEffort, seeds: Array.from({ length: seeds }, (_, i) => i + 1) },
  };
  const progress = progressOn();
  progress.begin(`training on ${data}`, 'trainings', points.length * seeds);
  try {
    const record = await measureGap(question, (done) => progress.update(done));
    progress.end();
    if (flags.out !== undefined) {
      const words = ['gap', data, family, `b ${sample} k ${keep}`];
      notice(`stored ${await storeRecord(flags.out, words, (place) => ({ ...record, ...place }))}`);
    }
    printResult(flags.json, record, () => gapText(record));
  } catch (error) {
    asUsage(() => {
      throw error;
    });
  } finally {
    progress.end();
  }
}

function sourceFrom({ data, classes, ...flags }: GapFlags): GapOptions['source'] {
  if (data === synthetic) {
    const { clusters, columns, distribution } = { ...defaultClusters, ...given(flags) };
    return {
      ...defaultClusters,
      clusters,
      columns,
      distribution,
      classes: classes ?? defaultClusters.classes,
    };
  }
  for (const name of ['clusters', 'columns', 'distribution'] as const) {
    if (flags[name] !== undefined)
      throw new UsageError(`--${name} belongs to --data ${synthetic}, got --data ${data}`);
  }
  return { kind: 'frequent-labels', data, classes: classes ?? frequentLabels };
}

/** The options that were given. */
const given = <T extends object>(flags: T): Partial<T> =>
  Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)) as Partial<T>;
