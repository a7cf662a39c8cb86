import {
  type BallId,
  balls,
  type BoundCell,
  boundTable,
  contractionRoutes,
  generalisationBound,
  type GeneralisationBoundOptions,
  routeById,
} from '@owlery/complexity';
import { type Family } from '@owlery/losses';
import { type Command } from 'commander';
import { boundText, gridText } from '../bounds/bound-text.ts';
import { type MeasuredSample, measuredSample, measures } from '../bounds/measured-sample.ts';
import { namedPoints } from '../complexity/points-of.ts';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';
import { familyOption } from '../options/family-option.ts';
import { jsonOption } from '../options/json-option.ts';
import { oneOf } from '../options/one-of.ts';
import { betweenZeroAndOne, nonNegative, realNumber } from '../options/real-number.ts';
import { requireOptions } from '../options/require-options.ts';
import { surrogateOption } from '../options/surrogate-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { wholeNumbers } from '../options/whole-numbers.ts';
import { addOrderWeightOptions } from '../order-weights/add-order-weight-options.ts';
import { asDoubles } from '../order-weights/as-doubles.ts';
import { type OrderWeightFlags, weightsOf } from '../order-weights/weights-of.ts';
import { printResult } from '../output/print-result.ts';

const ballIds = balls.map(({ id }) => id);
const routeIds = contractionRoutes.map(({ id }) => id);
const mostClasses = 10_000_000;

interface BoundFlags extends OrderWeightFlags {
  readonly family: Family;
  readonly surrogate: string;
  readonly classes: number;
  readonly gridSample?: readonly number[];
  readonly gridKeep?: readonly number[];
  readonly points?: number;
  readonly norm: number;
  readonly ball: BallId;
  readonly featureRadius?: number;
  readonly columns?: number;
  readonly delta: number;
  readonly route: string;
  readonly top?: number;
  readonly empiricalLoss?: number;
  readonly complexityOf: 'sample' | 'distribution';
  readonly measured?: string;
  readonly limit?: number;
  readonly measure: (typeof measures)[number];
  readonly seed: number;
  readonly json?: boolean;
}

/** `owlery bound`: the generalisation bound of linear scorers, every term on its own. */
export function boundCommand(command: Command): void {
  requireOptions(command, 'family', 'surrogate', 'classes', 'norm', 'delta', 'route')
    .addOption(familyOption())
    .addOption(surrogateOption())
    .option('--classes <L>', 'classes, from 2', wholeNumber('--classes', 2, mostClasses));
  addOrderWeightOptions(command)
    .option(
      '--grid-sample <b>',
      'in place of --sample: a table over these, as 16,64,256',
      wholeNumbers('--grid-sample', 1),
    )
    .option('--grid-keep <k>', 'and these k, where k ≤ b', wholeNumbers('--grid-keep', 1))
    .option('--points <n>', 'points of the sample, from 1', wholeNumber('--points', 1))
    .option('--norm <Λ>', 'the norm of W is at most this; from 0', realNumber('--norm', nonNegative))
    .option('--ball <ball>', `which norm: ${ballIds.join(', ')}`, oneOf('--ball', ballIds), 'frobenius')
    .option('--feature-radius <r>', 'no point is longer; from 0', realNumber('--feature-radius', nonNegative))
    .option('--columns <d>', 'columns of a point, for entrywise and spectral', wholeNumber('--columns', 1))
    .option(
      '--delta <δ>',
      'the bound holds with probability 1 − δ; between 0 and 1',
      realNumber('--delta', betweenZeroAndOne),
    )
    .option('--route <route>', routeIds.join(', '), oneOf('--route', routeIds))
    .option('--top <K>', 'also bound the top-K error, 1 to L − 1', wholeNumber('--top', 1))
    .option(
      '--empirical-loss <v>',
      'of the exact θ over all labels (default: 0, the gap alone)',
      realNumber('--empirical-loss', nonNegative),
    )
    .option(
      '--complexity-of <what>',
      'sample, or distribution: the mean over samples, with a smaller confidence term',
      oneOf('--complexity-of', ['sample', 'distribution'] as const),
      'sample',
    )
    .option(
      '--measured <name>',
      'a sample (file.csv, data set or folder) whose norms replace the worst case over r',
    )
    .option('--limit <n>', 'with --measured of data: the first n training points', wholeNumber('--limit', 1))
    .option(
      '--measure <what>',
      'norms, or complexity: that of the scorers by draws',
      oneOf('--measure', measures),
      measures[0],
    )
    .option('--seed <s>', 'of the draws; from 0', wholeNumber('--seed', 0), 1)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
With probability 1 − δ, for all W of the ball: E ℓ ≤ empirical + complexity + confidence. For the hinge, the
Frobenius ball and the route maurer, complexity is 2√2 c₂ Λ r √(L/n) and confidence 3 B √(ln(2/δ)/(2n)).
It is vacuous where topKError is at least 1 (with --top) or the total at least lossBound (without);
firstNonVacuousN is the least n where it is not, all else equal. The constants of sup-norm-lei are from memory,
those of sup-norm-foster-rakhlin open: "constants" says so. With --measured, n and r are those of the
sample unless said; r also bounds the loss, so no point of the law may be longer.

With --json: {"route", "constants", "ball", "lipschitz", "lossBound", "terms": {"empirical", "complexity",
"confidence"}, "total", "dominating", "topKError", "vacuous", "firstNonVacuousN", "confidence", "n"}; with
--grid-sample {"route", "n", "cells"}, each cell with "sample", "keep", "divisor" (of the top-K error) and the same.

Examples:
  owlery bound --family bowl --surrogate hinge --classes 1000 --sample 64 --keep 1 --points 1000000 --norm 2 --feature-radius 1 --delta .05 --route maurer --top 1
  owlery bound --family powl --surrogate hinge --classes 3 --weights 1,1/2 --points 5000 --norm 1 --feature-radius 1 --delta .05 --route gaussian --json
  owlery bound --family bowl --surrogate hinge --classes 17161 --grid-sample 16,64,256 --grid-keep 1,5,16 --points 65691 --norm 5 --feature-radius 1 --delta .05 --route sup-norm --top 5
  owlery bound --family bowl --surrogate hinge --classes 17161 --sample 64 --keep 1 --measured wordnet:ancestors --norm 5 --delta .05 --route maurer`,
    )
    .action(bound);
}

async function bound(flags: BoundFlags): Promise<void> {
  const { classes, route, ball, norm, measure, seed, json } = flags;
  const grid = gridOf(flags);
  const weights = grid ? undefined : asDoubles((await weightsOf(flags, classes - 1, false)).weights);
  const points = flags.measured === undefined ? undefined : await namedPoints(flags.measured, flags.limit);
  if (points === undefined && (flags.limit !== undefined || measure !== 'norms')) {
    throw new UsageError('--limit and --measure belong to --measured');
  }
  if (points !== undefined && flags.points !== undefined && flags.points !== points.rows) {
    throw new UsageError(`--points is that of --measured, ${points.rows}: leave it out, got ${flags.points}`);
  }
  const n = flags.points ?? points?.rows;
  if (n === undefined) throw new UsageError('option --points <n> is required, but for --measured');
  const { noise } = routeById(route);
  const sample = points && (await measuredSample(points, { measure, noise, ball, classes, norm, seed }));
  const about = aboutOf(flags, n, sample);
  if (grid) {
    const cells = asUsage(() => boundTable({ ...about, ...grid, scheme: flags.scheme }));
    if (cells.length === 0)
      throw new UsageError(`--grid-keep must hold a k of at most --grid-sample = ${grid.samples.join(',')}`);
    return printResult(json, { route, n, cells: cells satisfies BoundCell[] }, () => gridText(cells, route));
  }
  const found = asUsage(() => generalisationBound({ ...about, weights: weights! }));
  printResult(json, { ...found, n }, () => boundText(found, n));
}

/** What the bounds of a grid share. */
function aboutOf(
  flags: BoundFlags,
  points: number,
  sample: MeasuredSample | undefined,
): Omit<GeneralisationBoundOptions, 'weights' | 'empiricalLoss'> & { readonly empiricalLoss: number } {
  const { family, surrogate, classes, norm, ball, columns, delta, route, top, complexityOf } = flags;
  const featureRadius = flags.featureRadius ?? sample?.features.largestNorm;
  if (featureRadius === undefined) {
    throw new UsageError('option --feature-radius <r> is required, but for --measured');
  }
  if (sample && featureRadius < sample.features.largestNorm) {
    throw new UsageError(
      `--feature-radius must be at least the longest point of --measured, ${sample.features.largestNorm}, got ${featureRadius}`,
    );
  }
  return {
    ...{ family, surrogate, classes, points, norm, ball, featureRadius, delta, route, complexityOf },
    ...(columns === undefined ? {} : { columns }),
    ...(top === undefined ? {} : { top }),
    ...(sample ?? {}),
    empiricalLoss: flags.empiricalLoss ?? 0,
  };
}

function gridOf({ gridSample, gridKeep, weights, sample, keep }: BoundFlags) {
  if (gridSample === undefined && gridKeep === undefined) return undefined;
  if (gridSample === undefined || gridKeep === undefined) {
    throw new UsageError('--grid-sample <b> and --grid-keep <k> belong together');
  }
  if ((weights ?? sample ?? keep) !== undefined) {
    throw new UsageError('--grid-sample says all b; leave out --weights, --sample and --keep');
  }
  return { samples: gridSample, keeps: gridKeep };
}
