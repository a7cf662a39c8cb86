import type { LayersModel, Tensor2D, Variable } from '@tensorflow/tfjs-node';
import { type SplitName, type WordSequences } from '@owlery/data';
import {
  type ChunkCounts,
  type Engine,
  type EngineOptions,
  newStepChunk,
  type ParameterTable,
  type PhaseTimes,
  type Ranking,
  type StepChunk,
} from '@owlery/training';
import { wordRows } from '../encoders/word-rows.ts';
import { type Tensorflow } from '../load-tensorflow.ts';
import { encoderGradients } from '../mining/encoder-gradients.ts';
import { Adam } from '../tables/adam.ts';
import { WeightTable } from '../tables/weight-table.ts';
import { LabelLayer } from './label-layer.ts';
import { PhaseTimer } from './phase-timer.ts';

/**
 * Label rows on top of an encoder of word sequences: the encoder learns by Adam at the rate of the
 * embedding, the label rows as in every engine.
 *
 * Phases: `embed` is the encoder's forward pass, `updateFeatures` its backward pass and Adam.
 */
export class EncoderEngine implements Engine {
  readonly id = 'tfjs';
  readonly threads: number;
  readonly tables: readonly ParameterTable[];
  readonly chunks: readonly [StepChunk, StepChunk];
  readonly #tf: Tensorflow;
  readonly #model: LayersModel;
  /** Words that the model reads of a text. */
  readonly #length: number;
  readonly #options: EngineOptions;
  readonly #timer = new PhaseTimer();
  readonly #labels: LabelLayer;
  readonly #weights: readonly WeightTable[];
  readonly #adam: Adam;

  constructor(tf: Tensorflow, options: EngineOptions, model: LayersModel, length: number) {
    [this.#tf, this.#options, this.#model, this.#length] = [tf, options, model, length];
    this.threads = options.config.threads;
    this.#labels = new LabelLayer(tf, options, this.#timer);
    this.#weights = model.weights.map((weight, index) => new WeightTable(tf, `encoder ${index}`, weight));
    this.#adam = new Adam(
      tf,
      model.trainableWeights.map((weight) => weight.read() as Variable),
    );
    this.tables = [
      ...[...this.#weights, this.#labels.table, this.#labels.state, ...this.#adam.tables],
    ].filter((table) => table !== undefined);
    this.chunks = [newStepChunk(options.chunk), newStepChunk(options.chunk)];
  }

  async run(chunk: StepChunk): Promise<ChunkCounts> {
    const total = { keptNegatives: 0, updatedRows: 0 };
    for (const weight of this.#weights) weight.update();
    for (let s = 0; s < chunk.steps; s++) {
      this.#tf.tidy(() => {
        const counts = this.#step(chunk, s);
        total.keptNegatives += counts.keptNegatives;
        total.updatedRows += counts.updatedRows;
      });
    }
    return total;
  }

  async rank(split: SplitName, from: number, to: number, k: number): Promise<Ranking> {
    const sequences = sequencesOf(this.#options, split);
    for (const weight of this.#weights) weight.update();
    const embed = (start: number, end: number) => {
      const points = Int32Array.from({ length: end - start }, (_, i) => start + i);
      return this.#encode(sequences, points, false);
    };
    return this.#labels.rank(embed, from, to, k);
  }

  phaseTimes(): PhaseTimes {
    return this.#timer.times();
  }

  async close(): Promise<void> {
    this.#labels.dispose();
    for (const table of this.#adam.tables) table.dispose();
    this.#model.dispose();
  }

  #step(chunk: StepChunk, s: number): ChunkCounts {
    const timer = this.#timer;
    timer.begin('embed');
    const first = s * chunk.shape.batch;
    const points = chunk.points.subarray(first, first + chunk.exampleCounts[s]);
    const sequences = sequencesOf(this.#options, 'train');
    let counts: ChunkCounts | undefined;
    const gradientOf = (embedded: Tensor2D) => {
      const step = this.#labels.step(embedded, chunk, s);
      counts = step.counts;
      timer.begin('updateFeatures');
      return step.gradient;
    };
    const encode = () => this.#encode(sequences, points, true);
    this.#adam.descend(
      encoderGradients(this.#tf, encode, gradientOf, this.#model.trainableWeights),
      chunk.rates[3 * s],
    );
    timer.begin();
    return counts!;
  }

  #encode(sequences: WordSequences, points: Int32Array, training: boolean): Tensor2D {
    const words = wordRows(sequences, points, this.#length);
    const input = this.#tf.tensor2d(words, [points.length, this.#length], 'int32');
    const [{ dtype }] = this.#model.inputs;
    return this.#model.apply(this.#tf.cast(input, dtype), { training }) as Tensor2D;
  }
}

/** The words of a split's points. */
function sequencesOf({ data }: EngineOptions, split: SplitName): WordSequences {
  const sequences = data[split]?.sequences;
  if (!sequences)
    throw new RangeError(`data set ${data.name} has no ${split} split with words in their order`);
  return sequences;
}
