import { type SparseMatrix } from '@owlery/data';
import { type Surrogate, surrogateById } from '@owlery/losses';
import { type ChunkCounts, type StepChunk } from '../../planning/step-chunk.ts';
import { type Engine, type ParameterTable, type PhaseTimes, type Ranking, phaseNames } from '../engine.ts';
import { type EngineOptions } from '../engine-options.ts';
import { newStepChunk } from '../new-step-chunk.ts';

/** Keeps a first Adagrad step from dividing by zero. */
const epsilon = 1e-8;

/**
 * The plain engine: one thread, loops over arrays of doubles, every formula as it stands in
 * the docs. Slow; it is what the other engines are held to.
 */
export class JsEngine implements Engine {
  readonly id = 'js';
  readonly threads = 1;
  readonly tables: readonly ParameterTable[];
  readonly chunks: readonly [StepChunk, StepChunk];
  readonly #options: EngineOptions;
  readonly #surrogate: Surrogate;

  constructor(options: EngineOptions) {
    this.#options = options;
    const { config, shape } = options;
    this.#surrogate = surrogateById(config.surrogate);
    const table = (
      name: string,
      role: ParameterTable['role'],
      rows: number,
      columns: number,
    ): ParameterTable => {
      return { name, role, rows, columns, stride: columns, values: new Float32Array(rows * columns) };
    };
    const state =
      config.optimiser === 'adagrad'
        ? [
            table('feature squares', 'optimiser', shape.features, 1),
            table('label squares', 'optimiser', shape.labels, 1),
            ...(shape.hidden ? [table('hidden squares', 'optimiser', shape.hidden, 1)] : []),
          ]
        : config.momentum > 0
          ? [table('label momentum', 'optimiser', shape.labels, shape.width)]
          : [];
    this.tables = [
      table('features', 'parameter', shape.features, shape.dim),
      table('labels', 'parameter', shape.labels, shape.width),
      ...(shape.hidden ? [table('hidden', 'parameter', shape.hidden, shape.dim)] : []),
      ...state,
    ];
    this.chunks = [newStepChunk(options.chunk), newStepChunk(options.chunk)];
  }

  async run(chunk: StepChunk): Promise<ChunkCounts> {
    const total = { keptNegatives: 0, updatedRows: 0 };
    for (let step = 0; step < chunk.steps; step++) {
      const counts = this.#step(chunk, step);
      total.keptNegatives += counts.keptNegatives;
      total.updatedRows += counts.updatedRows;
    }
    return total;
  }

  async rank(split: 'train' | 'dev' | 'test', from: number, to: number, k: number): Promise<Ranking> {
    const rows = this.#options.data[split];
    if (!rows) throw new RangeError(`the data set has no ${split} split`);
    const { shape } = this.#options;
    const labels = new Int32Array((to - from) * k).fill(-1);
    const scores = new Float32Array((to - from) * k).fill(-Infinity);
    for (let i = from; i < to; i++) {
      const { scored } = this.#embed(rows.features, i);
      const all = Array.from({ length: shape.labels }, (_, label) => ({
        label,
        score: this.#score(scored, label),
      }));
      all.sort((a, b) => b.score - a.score || a.label - b.label);
      all.slice(0, k).forEach(({ label, score }, j) => {
        labels[(i - from) * k + j] = label;
        scores[(i - from) * k + j] = score;
      });
    }
    return { k, labels, scores };
  }

  phaseTimes(): PhaseTimes {
    return Object.fromEntries(phaseNames.map((name) => [name, 0])) as PhaseTimes;
  }

  async close(): Promise<void> {}

  #step(chunk: StepChunk, step: number): ChunkCounts {
    const { batch, slotCapacity, candidates } = chunk.shape;
    const { data, shape } = this.#options;
    const count = chunk.exampleCounts[step];
    const labelOf = (slot: number) => chunk.slotLabels[step * slotCapacity + slot];
    const labelGradients = new Map<number, number[]>();
    const featureGradients = new Map<number, number[]>();
    const hiddenGradients = Array.from({ length: shape.hidden }, () => zeros(shape.dim));
    let keptNegatives = 0;
    for (let i = 0; i < count; i++) {
      const at = step * batch + i;
      const point = chunk.points[at];
      const forward = this.#embed(data.train.features, point);
      const masked = new Set(chunk.maskSlots.subarray(chunk.maskStarts[at], chunk.maskStarts[at + 1]));
      const negatives: { label: number; score: number }[] = [];
      for (let j = 0; j < chunk.sampledCounts[step]; j++) {
        const slot = candidates ? chunk.candidates[at * candidates + j] : j;
        const label = labelOf(slot);
        if (!masked.has(slot)) negatives.push({ label, score: this.#score(forward.scored, label) });
      }
      const positive = labelOf(chunk.positiveSlots[at]);
      const { loss, slopes } = this.#loss(positive, this.#score(forward.scored, positive), negatives);
      chunk.losses[at] = loss;
      keptNegatives += slopes.filter(({ label, slope }) => label !== positive && slope !== 0).length;

      const gradient = zeros(shape.width);
      for (const { label, slope } of slopes) {
        if (slope === 0) continue;
        addScaled(gradient, this.#row('labels', label), slope);
        addScaled(fromMap(labelGradients, label, shape.width), forward.scored, slope / count);
      }
      const bagGradient = this.#backward(forward, gradient, hiddenGradients, count);
      const { rowStarts, columnIds, values } = data.train.features;
      for (let p = rowStarts[point]; p < rowStarts[point + 1]; p++) {
        addScaled(fromMap(featureGradients, columnIds[p], shape.dim), bagGradient, values[p] / count);
      }
    }
    const [embeddingRate, outputRate, momentum] = chunk.rates.subarray(3 * step);
    hiddenGradients.forEach((gradient, unit) => this.#descend('hidden', unit, gradient, outputRate));
    for (const [label, gradient] of labelGradients)
      this.#descend('labels', label, gradient, outputRate, momentum);
    for (const [feature, gradient] of featureGradients)
      this.#descend('features', feature, gradient, embeddingRate);
    return { keptNegatives, updatedRows: labelGradients.size };
  }

  /** Loss of one example and its derivative with respect to every kept score. */
  #loss(positive: number, positiveScore: number, negatives: { label: number; score: number }[]) {
    const { config, rankWeights } = this.#options;
    const { value, derivative } = this.#surrogate;
    const pairwise = config.family === 'powl';
    const keep = config.method === 'full' ? negatives.length : (config.keep ?? negatives.length);
    // Sorting is stable, so ties keep the order of the sample.
    const ranked = [...negatives].sort((a, b) => b.score - a.score).slice(0, keep);
    let loss = pairwise ? 0 : value(positiveScore);
    let positiveSlope = pairwise ? 0 : derivative(positiveScore);
    const slopes = ranked.map(({ label, score }, rank) => {
      const weight = rankWeights?.[rank] ?? 1;
      const margin = pairwise ? positiveScore - score : -score;
      loss += weight * value(margin);
      if (pairwise) positiveSlope += weight * derivative(margin);
      return { label, slope: -weight * derivative(margin) };
    });
    return { loss, slopes: [{ label: positive, slope: positiveSlope }, ...slopes] };
  }

  /** The embedded bag of a point, and the vector that is scored. */
  #embed(rows: SparseMatrix, point: number) {
    const { config, shape } = this.#options;
    const bag = zeros(shape.dim);
    for (let p = rows.rowStarts[point]; p < rows.rowStarts[point + 1]; p++) {
      addScaled(bag, this.#row('features', rows.columnIds[p]), rows.values[p]);
    }
    const length = config.normalise ? Math.sqrt(product(bag, bag)) : 1;
    const norm = length > 0 ? length : 1;
    const unit = bag.map((value) => value / norm);
    if (shape.hidden === 0) return { unit, norm, scored: unit };
    const scored = Array.from({ length: shape.hidden }, (_, r) =>
      Math.max(0, product(this.#row('hidden', r), unit)),
    );
    return { unit, norm, scored };
  }

  /** Gradient with respect to the bag's sum; adds the hidden layer's own gradient. */
  #backward(
    { unit, norm, scored }: { unit: number[]; norm: number; scored: number[] },
    gradient: number[],
    hiddenGradients: number[][],
    count: number,
  ): number[] {
    const { config, shape } = this.#options;
    let bagGradient = gradient;
    if (shape.hidden > 0) {
      bagGradient = zeros(shape.dim);
      for (let r = 0; r < shape.hidden; r++) {
        if (scored[r] <= 0) continue;
        addScaled(bagGradient, this.#row('hidden', r), gradient[r]);
        addScaled(hiddenGradients[r], unit, gradient[r] / count);
      }
    }
    if (!config.normalise) return bagGradient;
    const along = product(bagGradient, unit);
    return bagGradient.map((value, c) => (value - along * unit[c]) / norm);
  }

  #descend(
    name: 'features' | 'labels' | 'hidden',
    index: number,
    gradient: number[],
    rate: number,
    momentum = 0,
  ): void {
    const { config } = this.#options;
    let direction: ArrayLike<number> = gradient;
    let step = rate;
    if (config.optimiser === 'adagrad') {
      const squares = this.#row(`${name.slice(0, name === 'hidden' ? 6 : -1)} squares`, index);
      squares[0] += product(gradient, gradient) / gradient.length;
      step = rate / (Math.sqrt(squares[0]) + epsilon);
    } else if (name === 'labels' && momentum > 0) {
      const velocity = this.#row('label momentum', index);
      for (let c = 0; c < gradient.length; c++) velocity[c] = momentum * velocity[c] + gradient[c];
      direction = velocity;
    }
    addScaled(this.#row(name, index), direction, -step);
  }

  #score(scored: number[], label: number): number {
    return product(scored, this.#row('labels', label));
  }

  #row(name: string, index: number): Float32Array {
    const table = this.tables.find((candidate) => candidate.name === name);
    if (!table) throw new Error(`this engine has no table ${name}`);
    return table.values.subarray(index * table.columns, (index + 1) * table.columns);
  }
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

function fromMap(map: Map<number, number[]>, key: number, length: number): number[] {
  const found = map.get(key) ?? zeros(length);
  map.set(key, found);
  return found;
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function addScaled(target: { [index: number]: number }, row: ArrayLike<number>, factor: number): void {
  for (let i = 0; i < row.length; i++) target[i] += factor * row[i];
}
