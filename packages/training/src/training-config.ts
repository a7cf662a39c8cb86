import { surrogateById } from '@owlery/losses';
import { samplingIds } from './planning/sampling.ts';

/** Encoders that the room tensorflow has. */
export const encoderIds = ['bag', 'conv', 'gru', 'transformer'] as const;

/**
 * What a training run does. With the data it decides every bit of the result, except for
 * `threads`, which changes none but with the engine `tfjs`, whose sums TensorFlow orders by them.
 */
export interface TrainingConfig {
  /** `snm` keeps the `keep` best of `sample` negatives, `ns` all of them, `full` weighs every label by rank. */
  readonly method: 'snm' | 'ns' | 'full';
  readonly family: 'bowl' | 'powl';
  /** Id of a surrogate of the losses room. */
  readonly surrogate: string;
  /** b, negatives drawn per step and shared by its batch; for `full`, the b of its order weights. */
  readonly sample?: number;
  /** k, negatives kept per example. */
  readonly keep?: number;
  readonly sampling: string;
  /** d, columns of the embedding. */
  readonly dim: number;
  /** Units of the ReLU layer between embedding and scores; 0 for none. */
  readonly hidden: number;
  /** Whether the embedded bag is divided by its ℓ2 norm. */
  readonly normalise: boolean;
  readonly epochs: number;
  /** n, examples per step. */
  readonly batch: number;
  /** Pick-all-labels: every pair of a point and one of its labels each epoch, or one pair a point, drawn anew. */
  readonly pairs: 'all' | 'one';
  readonly seed: number;
  readonly threads: number;
  readonly engine: 'wasm' | 'js' | 'tfjs';
  /**
   * A deep encoder in the place of the embedding, by the engine `tfjs` alone: one of `encoderIds`, or the
   * path of one. It maps the words of a point, in their order, to d numbers.
   */
  readonly encoder?: string;
  /** SGD with momentum on the output rows, or row-wise Adagrad on every table. */
  readonly optimiser: 'sgd' | 'adagrad';
  readonly learningRate: { readonly embedding: number; readonly output: number };
  readonly momentum: number;
  readonly schedule: 'constant' | 'linear';
}

export const defaultTrainingConfig: TrainingConfig = {
  method: 'snm',
  family: 'bowl',
  surrogate: 'hinge',
  sample: 64,
  keep: 1,
  sampling: 'accidental-hits',
  dim: 64,
  hidden: 0,
  normalise: false,
  epochs: 5,
  batch: 64,
  pairs: 'one',
  seed: 1,
  threads: 2,
  engine: 'wasm',
  optimiser: 'sgd',
  learningRate: { embedding: 1, output: 0.1 },
  momentum: 0.9,
  schedule: 'linear',
};

/**
 * Checks a configuration against the number of labels and returns it with `keep` filled in.
 *
 * @throws {RangeError} naming the value and what is allowed.
 */
export function checkTrainingConfig(config: TrainingConfig, labels: number): TrainingConfig {
  oneOf('method', config.method, ['snm', 'ns', 'full']);
  oneOf('family', config.family, ['bowl', 'powl']);
  oneOf('engine', config.engine, ['wasm', 'js', 'tfjs']);
  oneOf('optimiser', config.optimiser, ['sgd', 'adagrad']);
  oneOf('schedule', config.schedule, ['constant', 'linear']);
  oneOf('pairs', config.pairs, ['all', 'one']);
  oneOf('sampling', config.sampling, samplingIds);
  surrogateById(config.surrogate);
  whole('dim', config.dim, 1, 65_536);
  whole('hidden', config.hidden, 0, 65_536);
  whole('epochs', config.epochs, 1, 1_000_000);
  whole('batch', config.batch, 1, 65_536);
  whole('seed', config.seed, 0, Number.MAX_SAFE_INTEGER);
  whole('threads', config.threads, 1, 256);
  finite('learning rate of the embedding', config.learningRate.embedding);
  finite('learning rate of the output layer', config.learningRate.output);
  if (!(config.momentum >= 0 && config.momentum < 1)) {
    throw new RangeError(`momentum must be at least 0 and below 1, got ${config.momentum}`);
  }
  if (config.encoder !== undefined) checkEncoderSettings(config);
  if (labels < 2) throw new RangeError(`labels must be at least 2 to train, got ${labels}`);
  const { sample, keep } = config;
  if (config.method === 'full') {
    if ((sample === undefined) !== (keep === undefined)) {
      throw new RangeError('method full takes both sample and keep, for its order weights, or neither');
    }
    if (sample === undefined || keep === undefined) return config;
  }
  whole('sample', sample, 1, labels - 1, `the negatives of a point, labels - 1 = ${labels - 1}`);
  const kept = config.method === 'ns' ? (keep ?? sample) : keep;
  whole('keep', kept, 1, sample as number, `sample = ${sample}`);
  if (config.method === 'ns' && kept !== sample) {
    throw new RangeError(
      `method ns keeps all sampled negatives: keep must be sample = ${sample}, got ${keep}`,
    );
  }
  return { ...config, keep: kept as number };
}

/** An encoder takes the place of everything before the scores. */
function checkEncoderSettings({ engine, hidden, normalise }: TrainingConfig): void {
  if (engine !== 'tfjs') throw new RangeError(`an encoder is trained by the engine tfjs, got ${engine}`);
  if (hidden !== 0) throw new RangeError(`an encoder takes no hidden layer: hidden must be 0, got ${hidden}`);
  if (normalise) throw new RangeError('an encoder is not normalised from outside: normalise must be false');
}

function whole(name: string, value: number | undefined, least: number, most: number, reason?: string): void {
  if (value === undefined || !Number.isInteger(value) || value < least || value > most) {
    const limit = reason ? `${most} (${reason})` : `${most}`;
    throw new RangeError(`${name} must be a whole number from ${least} to ${limit}, got ${value}`);
  }
}

function finite(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new RangeError(`${name} must be a positive finite number, got ${value}`);
  }
}

function oneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) {
    throw new RangeError(`${name} must be one of ${allowed.join(', ')}, got ${value}`);
  }
}
