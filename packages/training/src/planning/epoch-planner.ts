import { type Split } from '@owlery/data';
import { type RandomStream, randomStream } from '@owlery/numeric';
import { learningRateFactor } from '../learning-rate-factor.ts';
import { type TrainingConfig } from '../training-config.ts';
import { type LabelSampler } from './sampling.ts';
import { type StepChunk } from './step-chunk.ts';

/** The examples of an epoch: points with at least one label, by pick-all-labels. */
export interface ExamplePool {
  /** Point of each example. */
  readonly points: Int32Array;
  /** Label of each example, or −1 where it is drawn anew each epoch. */
  readonly labels: Int32Array;
}

/**
 * The examples a training split gives: one per pair of a point and one of its labels
 * (`all`), or one per point (`one`). Points without labels give none. Cost O(pairs).
 */
export function examplePool(train: Split, pairs: TrainingConfig['pairs']): ExamplePool {
  const { rowStarts, labelIds } = train.labels;
  const points: number[] = [];
  const labels: number[] = [];
  for (let point = 0; point < train.points; point++) {
    for (let q = rowStarts[point]; q < rowStarts[point + 1]; q++) {
      points.push(point);
      labels.push(pairs === 'all' ? labelIds[q] : -1);
      if (pairs === 'one') break;
    }
  }
  return { points: Int32Array.from(points), labels: Int32Array.from(labels) };
}

/**
 * Lays out the steps of one epoch, chunk by chunk: the order of the examples, their
 * labels, the sampled negatives and the slots of every step.
 *
 * All draws come from streams named by seed and epoch, so an epoch can be laid out again
 * from any step on without the steps before it being trained.
 */
export class EpochPlanner {
  readonly steps: number;
  #step = 0;
  readonly #order: Int32Array;
  readonly #labels: Int32Array;
  readonly #negatives: RandomStream;
  readonly #drawn: Int32Array;
  /** `#base` and the slot of a label, where it has one in the present step; else less than `#base`. */
  readonly #slots: Int32Array;
  #base = 0;
  readonly config: TrainingConfig;
  readonly epoch: number;
  readonly #train: Split;
  readonly #pool: ExamplePool;
  readonly #sampler: LabelSampler;

  constructor(config: TrainingConfig, train: Split, pool: ExamplePool, sampler: LabelSampler, epoch: number) {
    this.config = config;
    this.epoch = epoch;
    this.#train = train;
    this.#pool = pool;
    this.#sampler = sampler;
    this.steps = Math.ceil(pool.points.length / config.batch);
    const name = `epoch ${epoch}`;
    const order = new Int32Array(pool.points.length);
    for (let e = 0; e < order.length; e++) order[e] = e;
    this.#order = randomStream(config.seed, 'order', name).shuffle(order);
    this.#labels = this.#drawLabels(randomStream(config.seed, 'positives', name));
    this.#negatives = randomStream(config.seed, 'negatives', name);
    this.#drawn = new Int32Array(sampler.size);
    this.#slots = new Int32Array(train.labels.labels).fill(-1);
  }

  /** Goes on from a step; the steps before it are not laid out. */
  skipTo(step: number): void {
    this.#step = step;
  }

  /** Fills a chunk with the next steps and returns how many; 0 at the end of the epoch. No allocation. */
  fill(chunk: StepChunk, most = chunk.shape.steps): number {
    let masks = 0;
    let filled = 0;
    while (filled < Math.min(most, chunk.shape.steps) && this.#step < this.steps) {
      masks = this.#fillStep(chunk, filled, masks);
      this.#step++;
      filled++;
    }
    chunk.steps = filled;
    return filled;
  }

  #fillStep(chunk: StepChunk, s: number, masks: number): number {
    const { batch, slotCapacity, candidates } = chunk.shape;
    const stamp = this.#step;
    this.#forgetSlots(slotCapacity);
    const { rowStarts, labelIds } = this.#train.labels;
    const stream = this.#negatives.moveTo(stamp);
    const first = stamp * batch;
    const count = Math.min(batch, this.#order.length - first);
    let slots = 0;
    let sampled = this.#sampler.size;
    if (this.#sampler.shared) {
      sampled = this.#sampler.draw(stream, this.#drawn, labelIds, 0, 0);
      for (let j = 0; j < sampled; j++) slots = this.#addSlot(chunk, s * slotCapacity, slots, this.#drawn[j]);
    }
    for (let i = 0; i < count; i++) {
      const example = this.#order[first + i];
      const point = this.#pool.points[example];
      const at = s * batch + i;
      chunk.points[at] = point;
      chunk.maskStarts[at] = masks;
      if (this.#sampler.shared) masks = this.#maskPositives(chunk, point, sampled, masks);
      else {
        this.#sampler.draw(stream, this.#drawn, labelIds, rowStarts[point], rowStarts[point + 1]);
        for (let j = 0; j < sampled; j++) {
          slots = this.#slotFor(chunk, s * slotCapacity, slots, this.#drawn[j]);
          chunk.candidates[at * candidates + j] = this.#slots[this.#drawn[j]] - this.#base;
        }
      }
      slots = this.#slotFor(chunk, s * slotCapacity, slots, this.#labels[example]);
      chunk.positiveSlots[at] = this.#slots[this.#labels[example]] - this.#base;
    }
    chunk.maskStarts[s * batch + count] = masks;
    chunk.exampleCounts[s] = count;
    chunk.sampledCounts[s] = sampled;
    chunk.slotCounts[s] = slots;
    const { epochs, learningRate, momentum, schedule } = this.config;
    const factor = learningRateFactor(schedule, (this.epoch - 1 + stamp / this.steps) / epochs);
    chunk.rates[3 * s] = learningRate.embedding * factor;
    chunk.rates[3 * s + 1] = learningRate.output * factor;
    chunk.rates[3 * s + 2] = momentum;
    return masks;
  }

  /** Begins a step, in which no label has a slot yet. */
  #forgetSlots(slotCapacity: number): void {
    this.#base += slotCapacity;
    if (this.#base + slotCapacity <= 0x7fffffff) return;
    this.#slots.fill(-1);
    this.#base = 0;
  }

  /** Gives a label the next slot of the step and returns the new number of slots. */
  #addSlot(chunk: StepChunk, start: number, slots: number, label: number): number {
    chunk.slotLabels[start + slots] = label;
    this.#slots[label] = this.#base + slots;
    return slots + 1;
  }

  /** The same for a label that may have a slot already. */
  #slotFor(chunk: StepChunk, start: number, slots: number, label: number): number {
    return this.#slots[label] >= this.#base ? slots : this.#addSlot(chunk, start, slots, label);
  }

  /** Lists the slots of the shared sample that hold positives of a point. */
  #maskPositives(chunk: StepChunk, point: number, sampled: number, masks: number): number {
    const { rowStarts, labelIds } = this.#train.labels;
    for (let q = rowStarts[point]; q < rowStarts[point + 1]; q++) {
      const label = labelIds[q];
      const last = this.#slots[label] - this.#base;
      if (last < 0 || last >= sampled) continue;
      // A label drawn several times has several slots, side by side since they ascend.
      for (let slot = last; slot >= 0 && this.#drawn[slot] === label; slot--) {
        chunk.maskSlots[masks++] = slot;
      }
    }
    return masks;
  }

  #drawLabels(stream: RandomStream): Int32Array {
    const { points, labels } = this.#pool;
    const { rowStarts, labelIds } = this.#train.labels;
    if (this.config.pairs === 'all') return labels;
    const drawn = new Int32Array(points.length);
    for (let e = 0; e < drawn.length; e++) {
      const start = rowStarts[points[e]];
      drawn[e] = labelIds[start + stream.below(rowStarts[points[e] + 1] - start)];
    }
    return drawn;
  }
}
