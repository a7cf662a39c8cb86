import {
  defaultTrainingConfig as defaults,
  encoderIds,
  samplingIds,
  type TrainingConfig,
} from '@owlery/training';
import { type Command } from 'commander';
import { defaultThreads } from './options/default-threads.ts';
import { familyOption } from './options/family-option.ts';
import { encoderOption } from './options/encoder-option.ts';
import { oneOf } from './options/one-of.ts';
import { belowOne, positive, realNumber } from './options/real-number.ts';
import { surrogateOption } from './options/surrogate-option.ts';
import { wholeNumber } from './options/whole-number.ts';

/** Learning rate of Adam unless asked otherwise. */
const encoderRate = 0.005;
const methods = ['snm', 'ns', 'full'] as const;

/** The options of `train` that make up a training configuration, as commander names them. */
export interface TrainingFlags extends Omit<TrainingConfig, 'learningRate' | 'engine'> {
  readonly engine: TrainingConfig['engine'] | 'auto';
  readonly learningRate: number;
  readonly outputLearningRate: number;
}

/** Adds one option for each part of a training configuration, with its default. */
export function addTrainingFlags(command: Command): Command {
  const whole = (name: string, low: number, high?: number) => wholeNumber(name, low, high);
  return command
    .option(
      '--method <method>',
      'snm, ns (keeps all it samples) or full (every label)',
      oneOf('--method', methods),
      defaults.method,
    )
    .option(
      '--sample <b>',
      'negatives drawn for a batch; 1 to labels - 1',
      whole('--sample', 1),
      defaults.sample,
    )
    .option(
      '--keep <k>',
      'best scored of them kept for an example; 1 to b',
      whole('--keep', 1),
      defaults.keep,
    )
    .option(
      '--sampling <scheme>',
      `how negatives are drawn: ${samplingIds.join(', ')}`,
      oneOf('--sampling', samplingIds),
      defaults.sampling,
    )
    .addOption(familyOption().default(defaults.family))
    .addOption(surrogateOption().default(defaults.surrogate))
    .option('--dim <d>', 'columns of the embedding; 1 to 65536', whole('--dim', 1, 65_536), defaults.dim)
    .option(
      '--hidden <h>',
      'units of a ReLU layer, 0 for none; to 65536',
      whole('--hidden', 0, 65_536),
      defaults.hidden,
    )
    .option('--normalise', 'divide the embedding of a point by its Euclidean norm')
    .option(
      '--epochs <e>',
      'passes over the training points; from 1',
      whole('--epochs', 1, 1_000_000),
      defaults.epochs,
    )
    .option('--batch <n>', 'examples a step; 1 to 65536', whole('--batch', 1, 65_536), defaults.batch)
    .option(
      '--pairs <pairs>',
      'pairs of a point and one of its labels an epoch: all, or one a point',
      oneOf('--pairs', ['all', 'one'] as const),
      defaults.pairs,
    )
    .option('--seed <s>', 'decides every random number; from 0', whole('--seed', 0), defaults.seed)
    .option(
      '--threads <t>',
      'threads, which change no bit but with tfjs; 1 to 256 (default: one a core, at most 16)',
      whole('--threads', 1, 256),
    )
    .option(
      '--engine <engine>',
      'wasm, js (plain and slow), tfjs (native TensorFlow), or auto: tfjs for an encoder, else wasm',
      oneOf('--engine', ['wasm', 'js', 'tfjs', 'auto'] as const),
      'auto',
    )
    .option(
      '--encoder <name|path>',
      `a deep encoder of the words in their order: ${encoderIds.join(', ')}, a .ts or .js file, a saved layers model`,
      encoderOption,
    )
    .option(
      '--optimiser <optimiser>',
      'sgd (momentum on the output layer) or adagrad (row-wise)',
      oneOf('--optimiser', ['sgd', 'adagrad'] as const),
      defaults.optimiser,
    )
    .option(
      '--learning-rate <eta>',
      `of the embedding and the hidden layer; of Adam on an encoder, ${encoderRate} unless named`,
      realNumber('--learning-rate', positive),
      defaults.learningRate.embedding,
    )
    .option(
      '--output-learning-rate <eta>',
      'of the output layer',
      realNumber('--output-learning-rate', positive),
      defaults.learningRate.output,
    )
    .option(
      '--momentum <m>',
      'of SGD on the output layer; from 0, below 1',
      realNumber('--momentum', belowOne),
      defaults.momentum,
    )
    .option(
      '--schedule <schedule>',
      'of the learning rates: linear (falls to 0) or constant',
      oneOf('--schedule', ['linear', 'constant'] as const),
      defaults.schedule,
    );
}

/**
 * The configuration that the options ask for. `--sample` and `--keep` have defaults for `snm`
 * alone: `ns` keeps all it samples, and `full` takes order weights only when told.
 */
export function trainingConfigOf(flags: TrainingFlags, given: (name: string) => boolean): TrainingConfig {
  const { method, sample, keep, normalise, threads, outputLearningRate, engine, encoder } = flags;
  const learningRate = encoder === undefined || given('learningRate') ? flags.learningRate : encoderRate;
  const wanted = (name: 'sample' | 'keep', always: boolean) => always || given(name);
  return {
    method,
    family: flags.family,
    surrogate: flags.surrogate,
    ...(sample !== undefined && wanted('sample', method !== 'full') ? { sample } : {}),
    ...(keep !== undefined && wanted('keep', method === 'snm') ? { keep } : {}),
    sampling: flags.sampling,
    dim: flags.dim,
    hidden: flags.hidden,
    normalise: normalise ?? false,
    epochs: flags.epochs,
    batch: flags.batch,
    pairs: flags.pairs,
    seed: flags.seed,
    threads: threads ?? defaultThreads(),
    engine: engine === 'auto' ? (encoder === undefined ? 'wasm' : 'tfjs') : engine,
    ...(encoder === undefined ? {} : { encoder }),
    optimiser: flags.optimiser,
    learningRate: { embedding: learningRate, output: outputLearningRate },
    momentum: flags.momentum,
    schedule: flags.schedule,
  };
}
