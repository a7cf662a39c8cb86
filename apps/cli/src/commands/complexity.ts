import {
  type BallId,
  balls,
  linearComplexityOnThreads,
  type LinearComplexityOptions,
  type Noise,
  noises,
} from '@owlery/complexity';
import { randomStream } from '@owlery/numeric';
import { type Command } from 'commander';
import { complexityAnswer, complexityText } from '../complexity/complexity-answer.ts';
import { type PointFlags, pointsOf } from '../complexity/points-of.ts';
import { whileDrawing } from '../complexity/while-drawing.ts';
import { UsageError } from '../errors/usage-error.ts';
import { defaultThreads } from '../options/default-threads.ts';
import { jsonOption } from '../options/json-option.ts';
import { oneOf } from '../options/one-of.ts';
import { pairOfSizes } from '../options/pair-of-sizes.ts';
import { betweenZeroAndOne, nonNegative, positive, realNumber } from '../options/real-number.ts';
import { requireOptions } from '../options/require-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { printResult } from '../output/print-result.ts';

const ballIds = balls.map(({ id }) => id);
const intervalMethods = ['normal', 'empirical-bernstein', 'concentration'] as const;

interface ComplexityFlags extends PointFlags {
  readonly ball: BallId;
  readonly noise: Noise;
  readonly classes?: number;
  readonly radius: number;
  readonly draws?: number;
  readonly relativeWidth?: number;
  readonly interval: (typeof intervalMethods)[number];
  readonly confidence: number;
  readonly exact?: boolean;
  readonly seed: number;
  readonly threads?: number;
  readonly json?: boolean;
}

/** `owlery complexity`: Rademacher and Gaussian complexity of linear scorers in a norm ball, on a sample. */
export function complexityCommand(command: Command): void {
  requireOptions(command, 'ball', 'radius')
    .option('--ball <ball>', ballIds.join(', '), oneOf('--ball', ballIds))
    .option('--noise <noise>', noises.join(' or '), oneOf('--noise', noises), noises[0])
    .option('--classes <L>', 'classes, from 1 (default: the labels of --data)', wholeNumber('--classes', 1))
    .option('--radius <Λ>', 'the norm of W is at most this; from 0', realNumber('--radius', nonNegative))
    .option('--points <file.csv>', 'the sample: one point a line, commas between, no header')
    .option(
      '--synthetic <n,d>',
      'or: n normal points in d columns, squared norm 1 on average',
      pairOfSizes('--synthetic', 'n,d'),
    )
    .option('--data <name|folder>', 'or: the training points of a data set or of a folder in the XC format')
    .option('--limit <n>', 'with --data: its first n training points', wholeNumber('--limit', 1))
    .option('--draws <N>', 'average this many draws, from 2', wholeNumber('--draws', 2))
    .option(
      '--relative-width <w>',
      'or: draw until the interval is at most w times the estimate wide (default: 0.01)',
      realNumber('--relative-width', positive),
    )
    .option(
      '--interval <method>',
      `the interval that is reported and that decides when to stop: ${intervalMethods.join(', ')}`,
      oneOf('--interval', intervalMethods),
      intervalMethods[0],
    )
    .option('--confidence <p>', 'level of the intervals', realNumber('--confidence', betweenZeroAndOne), 0.95)
    .option(
      '--exact',
      'exact or an error; the default for signs when nL is at most 20 and no draws are asked',
    )
    .option('--seed <s>', 'decides every random number; from 0', wholeNumber('--seed', 0), 1)
    .option(
      '--threads <t>',
      'threads, which never change the result; 1 to 256 (default: one a core, at most 16)',
      wholeNumber('--threads', 1, 256),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The estimate is (1/n) E sup over the ball of Σ ε_ic ⟨w_c, x_i⟩, one independent number a point and class. One
class makes the scalar ball: frobenius is then ℓ2, entrywise is ℓ1. Of row, row-sum and entrywise --exact takes
every L with n up to 21; with Gaussian noise it takes frobenius and row.

With --json: {"ball", "noise", "n", "d", "classes", "radius", "estimate", "interval", "intervalMethod" (normal,
empirical-bernstein, concentration; moments: certain; exact), "intervals" (all that could be had), "confidence",
"draws", "exact", "method" (enumeration, quadrature, moments, monte-carlo), "relativeWidth", "varianceReduction",
"bound", "boundFormula", "seed"}.

Examples:
  owlery complexity --ball frobenius --classes 3 --radius 1 --synthetic 6,2
  owlery complexity --ball nuclear --noise gaussian --classes 1000 --radius 2 --data wordnet:ancestors --limit 2000
  owlery complexity --ball row --classes 670091 --radius 1 --points points.csv --relative-width 0.001 --json`,
    )
    .action(complexity);
}

async function complexity(flags: ComplexityFlags): Promise<void> {
  const { ball, noise, radius, interval, confidence, exact, seed, json } = flags;
  const { draws, relativeWidth, threads = defaultThreads() } = flags;
  if (draws !== undefined && relativeWidth !== undefined) {
    throw new UsageError('--draws and --relative-width exclude each other');
  }
  if (exact && (draws !== undefined || relativeWidth !== undefined)) {
    throw new UsageError('--exact draws nothing; leave out --draws and --relative-width');
  }
  if (flags.classes === undefined && flags.data === undefined) {
    throw new UsageError('option --classes <L> is required, but for --data');
  }
  const { points, classes = 1 } = await pointsOf(flags, seed);
  const question: LinearComplexityOptions = {
    ...{ ball, noise, classes: flags.classes ?? classes, radius, points, interval, confidence },
    ...(draws === undefined ? {} : { draws }),
    ...(relativeWidth === undefined ? {} : { relativeWidth }),
    ...(exact ? { exact } : {}),
    stream: randomStream(seed, 'complexity', 'draws'),
  };
  const found = await whileDrawing((onProgress) =>
    linearComplexityOnThreads({ ...question, onProgress, threads }),
  );
  const answer = complexityAnswer(found, seed);
  printResult(json, answer, () => complexityText(answer));
}
