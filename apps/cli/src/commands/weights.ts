import {
  checkMiningScheme,
  inducedTotal,
  inducedWeights,
  inducedWeightsExact,
  isNonIncreasing,
  type MiningScheme,
  type UniformScheme,
} from '@owlery/mining';
import { checkWholeNumber, formatRational } from '@owlery/numeric';
import { type Command } from 'commander';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';
import { exactWeightsSeconds } from '../exact-weights-seconds.ts';
import { jsonOption } from '../options/json-option.ts';
import { requireOptions } from '../options/require-options.ts';
import { schemeOption } from '../options/scheme-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { printResult } from '../output/print-result.ts';
import { textTable } from '../output/text-table.ts';

const mostNegatives = 100_000_000;
const mostExactSeconds = 30;
/** Rows of the readable table unless `--head` asks for another number. */
const rowsShown = 20;
/** What one JSON document may hold, about 200 MB of text. */
const mostPrinted = 10_000_000;

interface WeightsOptions {
  readonly negatives: number;
  readonly sample: number;
  readonly keep: number;
  readonly scheme: UniformScheme;
  readonly exact?: boolean;
  readonly head?: number;
  readonly json?: boolean;
}

interface Answer extends MiningScheme {
  readonly weights: readonly number[];
  readonly exactWeights?: readonly string[];
  readonly total: number;
  readonly nonIncreasing: boolean;
}

/** `owlery weights`: the order weights θ that SNM(b, k) puts on the negatives by rank. */
export function weightsCommand(command: Command): void {
  requireOptions(command, 'negatives', 'sample', 'keep')
    .option(
      '--negatives <N>',
      `negatives of a point, classes less one; 1 to ${mostNegatives}`,
      wholeNumber('--negatives', 1, mostNegatives),
    )
    .option('--sample <b>', 'negatives drawn, from 1', wholeNumber('--sample', 1))
    .option('--keep <k>', 'best scored of them that are kept, 1 to b', wholeNumber('--keep', 1))
    .addOption(schemeOption())
    .option(
      '--exact',
      `also give the weights as fractions (refused above about ${mostExactSeconds} s of work)`,
    )
    .option(
      '--head <m>',
      `give the first m weights only, 1 to N (default: all with --json, else ${rowsShown})`,
      wholeNumber('--head', 1),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  owlery weights --negatives 5 --sample 3 --keep 1 --exact
  owlery weights --negatives 670090 --sample 2048 --keep 5 --head 10 --json
  owlery weights --negatives 99 --sample 10 --keep 2 --scheme accidental-hits`,
    )
    .action(weights);
}

function weights(options: WeightsOptions): void {
  const { negatives, sample, keep, scheme, exact, json } = options;
  const mining = { negatives, sample, keep, scheme };
  asUsage(() => checkMiningScheme(mining));
  const head = options.head ?? (json ? negatives : Math.min(rowsShown, negatives));
  asUsage(() => checkWholeNumber('head', head, 1, negatives, 'negatives'));
  if (head > mostPrinted) {
    throw new UsageError(`at most ${mostPrinted} weights are printed, got ${head}; --head m limits them`);
  }
  const exactWeights = exact ? exactFractions(mining, head) : undefined;
  const all = inducedWeights(mining);
  const answer: Answer = {
    ...mining,
    weights: Array.from(all.subarray(0, head)),
    ...(exactWeights ? { exactWeights } : {}),
    total: inducedTotal(mining),
    nonIncreasing: isNonIncreasing(all),
  };
  printResult(json, answer, () => readable(answer));
}

function exactFractions(mining: MiningScheme, head: number): string[] {
  const seconds = exactWeightsSeconds(mining, head);
  if (seconds > mostExactSeconds) {
    const guess = seconds < 7200 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 3600)} hours`;
    throw new UsageError(
      `--exact would take about ${guess} for ${head} weights with sample = ${mining.sample}; ` +
        `at most ${mostExactSeconds} seconds are allowed: ask for fewer weights (--head) or a smaller sample`,
    );
  }
  return inducedWeightsExact({ ...mining, head }).map(formatRational);
}

function readable(answer: Answer): string {
  const { negatives, sample, keep, scheme, weights, exactWeights, total, nonIncreasing } = answer;
  const table = textTable(
    ['rank', 'weight', ...(exactWeights ? ['exact'] : [])],
    weights.map((weight, j) => [String(j + 1), String(weight), ...(exactWeights ? [exactWeights[j]] : [])]),
  );
  const left = negatives - weights.length;
  const more = left > 0 ? `\n… and ${left.toLocaleString('en')} more (--head, --json)` : '';
  const order = nonIncreasing
    ? 'non-increasing, so the loss is convex'
    : 'not non-increasing, so the loss is not convex';
  return [
    `SNM(${sample}, ${keep}) of ${negatives.toLocaleString('en')} negatives, ${scheme}`,
    `${table}${more}`,
    `total ${total}; ${order}`,
  ].join('\n\n');
}
