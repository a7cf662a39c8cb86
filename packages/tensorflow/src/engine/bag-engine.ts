import type { Tensor, Tensor2D } from '@tensorflow/tfjs-node';
import { type SparseMatrix, type SplitName } from '@owlery/data';
import {
  type ChunkCounts,
  type Engine,
  type EngineOptions,
  newStepChunk,
  type PhaseTimes,
  type Ranking,
  type StepChunk,
} from '@owlery/training';
import { type SparseEntries, sparseProduct } from '../internal/raw-ops.ts';
import { type Tensorflow } from '../load-tensorflow.ts';
import { RowOptimiser } from '../tables/row-optimiser.ts';
import { TensorTable } from '../tables/tensor-table.ts';
import { LabelLayer } from './label-layer.ts';
import { PhaseTimer } from './phase-timer.ts';

/** The model of the other engines, a sparse bag of feature rows and a layer over it, in native TensorFlow. */
export class BagEngine implements Engine {
  readonly id = 'tfjs';
  readonly threads: number;
  readonly tables: readonly TensorTable[];
  readonly chunks: readonly [StepChunk, StepChunk];
  readonly #tf: Tensorflow;
  readonly #options: EngineOptions;
  readonly #timer = new PhaseTimer();
  readonly #labels: LabelLayer;
  readonly #features: TensorTable;
  readonly #hidden: TensorTable | undefined;
  readonly #featureOptimiser: RowOptimiser;
  readonly #hiddenOptimiser: RowOptimiser | undefined;
  readonly #hiddenRows: Int32Array;

  constructor(tf: Tensorflow, options: EngineOptions) {
    const { config, shape } = options;
    [this.#tf, this.#options, this.threads] = [tf, options, config.threads];
    this.#labels = new LabelLayer(tf, options, this.#timer);
    const parameters = (name: string, rows: number) =>
      new TensorTable(tf, { name, role: 'parameter', rows, columns: shape.dim });
    const plain = { optimiser: config.optimiser, momentum: 0 };
    this.#features = parameters('features', shape.features);
    this.#featureOptimiser = new RowOptimiser(tf, this.#features, { ...plain, stateName: 'feature squares' });
    this.#hiddenRows = Int32Array.from({ length: shape.hidden }, (_, unit) => unit);
    if (shape.hidden > 0) {
      this.#hidden = parameters('hidden', shape.hidden);
      this.#hiddenOptimiser = new RowOptimiser(tf, this.#hidden, { ...plain, stateName: 'hidden squares' });
    }
    this.tables = [
      ...[this.#features, this.#labels.table, this.#hidden],
      ...[this.#featureOptimiser.state, this.#labels.state, this.#hiddenOptimiser?.state],
    ].filter((table) => table !== undefined);
    this.chunks = [newStepChunk(options.chunk), newStepChunk(options.chunk)];
  }

  async run(chunk: StepChunk): Promise<ChunkCounts> {
    const total = { keptNegatives: 0, updatedRows: 0 };
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
    const rows = this.#options.data[split];
    if (!rows) throw new RangeError(`the data set has no ${split} split`);
    const embed = (start: number, end: number) => {
      const points = Int32Array.from({ length: end - start }, (_, i) => start + i);
      return this.#embed(bagsOf(rows.features, points)).scored;
    };
    return this.#labels.rank(embed, from, to, k);
  }

  phaseTimes(): PhaseTimes {
    return this.#timer.times();
  }

  async close(): Promise<void> {
    for (const table of this.tables) table.dispose();
  }

  #step(chunk: StepChunk, s: number): ChunkCounts {
    const tf = this.#tf;
    const timer = this.#timer;
    timer.begin('embed');
    const first = s * chunk.shape.batch;
    const points = chunk.points.subarray(first, first + chunk.exampleCounts[s]);
    const bags = bagsOf(this.#options.data.train.features, points);
    const embedded = this.#embed(bags);
    const { gradient, counts } = this.#labels.step(embedded.scored, chunk, s);
    timer.begin('differentiate');
    const { bagGradient, hiddenGradient } = this.#backward(embedded, gradient);
    timer.begin('updateFeatures');
    if (hiddenGradient)
      this.#hiddenOptimiser?.descend(this.#hiddenRows, hiddenGradient, chunk.rates[3 * s + 1]);
    if (bags.values.length > 0) {
      const { ids, entries } = usedColumns(bags);
      const rowGradients = sparseProduct(tf, entries, bagGradient, { transposed: true });
      this.#featureOptimiser.descend(ids, rowGradients, chunk.rates[3 * s]);
    }
    timer.begin();
    return counts;
  }

  #embed(bags: SparseEntries): Embedded {
    const tf = this.#tf;
    const { config, shape } = this.#options;
    const sums: Tensor2D =
      bags.values.length > 0
        ? sparseProduct(tf, bags, this.#features.tensor)
        : tf.zeros([bags.rows, shape.dim]);
    const lengths = config.normalise ? tf.norm(sums, 2, 1, true) : undefined;
    // A point without features has length 0 and stays where it is.
    const norms = lengths && tf.add(lengths, tf.cast(tf.equal(lengths, 0), 'float32'));
    const units: Tensor2D = norms ? tf.div(sums, norms) : sums;
    const scored: Tensor2D = this.#hidden
      ? tf.relu(tf.matMul(units, this.#hidden.tensor, false, true))
      : units;
    return { units, norms, scored };
  }

  /** Gradients with respect to the bags' sums and to the hidden layer's rows. */
  #backward({ units, norms, scored }: Embedded, gradient: Tensor2D) {
    const tf = this.#tf;
    let bagGradient = gradient;
    let hiddenGradient: Tensor2D | undefined;
    if (this.#hidden) {
      const active: Tensor2D = tf.mul(gradient, tf.cast(tf.greater(scored, 0), 'float32'));
      bagGradient = tf.matMul(active, this.#hidden.tensor);
      hiddenGradient = tf.matMul(active, units, true, false);
    }
    if (norms) {
      const along = tf.sum(tf.mul(bagGradient, units), 1, true);
      bagGradient = tf.div(tf.sub(bagGradient, tf.mul(along, units)), norms);
    }
    return { bagGradient, hiddenGradient };
  }
}

interface Embedded {
  readonly units: Tensor2D;
  /** n × 1: what the bags were divided by, where they were. */
  readonly norms: Tensor | undefined;
  readonly scored: Tensor2D;
}

/** The feature entries of some points, a row for each. */
function bagsOf({ columns, rowStarts, columnIds, values }: SparseMatrix, points: Int32Array): SparseEntries {
  const entries = points.reduce((sum, point) => sum + rowStarts[point + 1] - rowStarts[point], 0);
  const bags = { places: new Int32Array(2 * entries), values: new Float32Array(entries) };
  let at = 0;
  points.forEach((point, row) => {
    for (let p = rowStarts[point]; p < rowStarts[point + 1]; p++, at++) {
      bags.places[2 * at] = row;
      bags.places[2 * at + 1] = columnIds[p];
      bags.values[at] = values[p];
    }
  });
  return { rows: points.length, columns, ...bags };
}

/** The columns that have an entry, ascending, and the same entries with only those columns. */
function usedColumns({ rows, places, values }: SparseEntries) {
  const ids = Int32Array.from(new Set(places.filter((_, at) => at % 2 === 1))).sort();
  const columnOf = new Map(Array.from(ids, (id, column) => [id, column]));
  const compact = places.map((id, at) => (at % 2 === 1 ? columnOf.get(id)! : id));
  return { ids, entries: { rows, columns: ids.length, places: compact, values } };
}
