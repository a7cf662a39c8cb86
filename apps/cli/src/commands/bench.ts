import {
  type BenchShapeName,
  benchShapes,
  measureSteps,
  stepsConfig,
  type TrainingConfig,
} from '@owlery/training';
import { type Command } from 'commander';
import { benchText } from '../bench/bench-text.ts';
import { asUsage } from '../errors/as-usage.ts';
import { defaultThreads } from '../options/default-threads.ts';
import { jsonOption } from '../options/json-option.ts';
import { oneOf } from '../options/one-of.ts';
import { requireOptions } from '../options/require-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { engineMaker } from '../stored-runs/engine-maker.ts';
import { memoryNotice } from '../output/memory-notice.ts';
import { printResult } from '../output/print-result.ts';

const shapeNames = Object.keys(benchShapes) as BenchShapeName[];

interface BenchFlags {
  readonly shape: BenchShapeName;
  readonly engine: TrainingConfig['engine'] | 'auto';
  readonly sample?: number;
  readonly keep: number;
  readonly threads?: number;
  readonly steps: number;
  readonly labels?: number;
  readonly json?: boolean;
}

/** `owlery bench`: what training steps cost on this machine. */
export function benchCommand(command: Command): void {
  requireOptions(command, 'shape')
    .option(
      '--shape <shape>',
      `sizes of the data, the model and the batch: ${shapeNames.join(', ')}`,
      oneOf('--shape', shapeNames),
    )
    .option(
      '--engine <engine>',
      'wasm, js (plain and slow), tfjs (native TensorFlow), or auto, which is wasm',
      oneOf('--engine', ['wasm', 'js', 'tfjs', 'auto'] as const),
      'wasm',
    )
    .option(
      '--sample <b>',
      'negatives drawn a step; from 1 (default: of the shape)',
      wholeNumber('--sample', 1),
    )
    .option('--keep <k>', 'best scored of them kept for an example; 1 to b', wholeNumber('--keep', 1), 1)
    .option(
      '--threads <t>',
      'threads, which never change the result; 1 to 256 (default: one a core, at most 16)',
      wholeNumber('--threads', 1, 256),
    )
    .option(
      '--steps <n>',
      'steps on the clock, after those that warm up',
      wholeNumber('--steps', 1, 100_000),
      40,
    )
    .option('--labels <L>', 'another number of labels than that of the shape', wholeNumber('--labels', 2))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Data are synthetic with a fixed seed: features and labels of Zipf-like frequencies, just as many points as the
steps take. Label rows begin at random places, as they are amid training. Momentum SGD on the label layer.

With --json: {"shape", "engine", "threads", "examplesPerSecond", "stepMs": {"median", "min"}, "phasesMs",
"peakRssMiB", "checksum"}. A phase is given in milliseconds a step, averaged over the threads; "wait" is what the
threads do not work, "plan" is laying out the next steps, beside them.

Examples:
  owlery bench --shape amazon670k --sample 2048 --keep 1
  owlery bench --shape wordnet --keep 64 --threads 1 --steps 2000 --json`,
    )
    .action(bench);
}

async function bench(flags: BenchFlags): Promise<void> {
  const { shape: name, keep, steps, threads = defaultThreads(), labels, json } = flags;
  const shape = { ...benchShapes[name], ...(labels === undefined ? {} : { labels }) };
  const { sample = shape.sample } = flags;
  const engine = flags.engine === 'auto' ? 'wasm' : flags.engine;
  const asked = { shape, engine, sample, keep, threads, steps };
  asUsage(() => stepsConfig(asked));
  const makeEngine = await engineMaker({ engine });
  const { counts, ...measured } = await measureSteps({ ...asked, makeEngine, onMemory: memoryNotice });
  const answer = { shape: name, engine, ...measured };
  printResult(json, answer, () => benchText(answer, counts));
}
