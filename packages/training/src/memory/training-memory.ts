import { type Region } from '@owlery/kernels';
import { type EngineOptions } from '../engines/engine-options.ts';
import { planWasmMemory } from '../engines/wasm/wasm-memory.ts';
import { chunkLengths } from '../planning/step-chunk.ts';

/** Bytes that a run is going to allocate, by purpose. */
export interface TrainingMemory {
  readonly parameters: number;
  readonly optimiser: number;
  /** The points' features, where the engine needs a copy of its own. */
  readonly data: number;
  /** Scores, gradients, lists, and the layout of steps. */
  readonly scratch: number;
  readonly total: number;
  /** The part in one WebAssembly memory; 0 for other engines. */
  readonly shared: number;
}

/** What a run is going to allocate, before any of it is. Cost O(rows of the data). */
export function trainingMemory(options: EngineOptions): TrainingMemory {
  const { config, data } = options;
  // Of the planner: two words a label, and at most four a pair of a point and a label.
  const layout = 8 * data.labels + 16 * data.train.labels.labelIds.length;
  const parts = config.engine === 'wasm' ? wasmParts(options) : plainParts(options);
  const { parameters, optimiser, data: copied, scratch, shared } = parts;
  const total = parameters + optimiser + copied + scratch + layout;
  return { parameters, optimiser, data: copied, scratch: scratch + layout, total, shared };
}

function wasmParts(options: EngineOptions) {
  const { plan, regions, splitRegions } = planWasmMemory(options);
  const { features, labels, hidden } = regions;
  const { labelMomentum, featureSquares, labelSquares, hiddenSquares } = regions;
  const parameters = bytesOf(features, labels, hidden);
  const optimiser = bytesOf(labelMomentum, featureSquares, labelSquares, hiddenSquares);
  const data = bytesOf(...[...splitRegions.values()].flatMap((split) => Object.values(split)));
  const scratch = plan.totalBytes - parameters - optimiser - data;
  return { parameters, optimiser, data, scratch, shared: plan.totalBytes };
}

function plainParts({ config, shape, chunk }: EngineOptions) {
  const { features, labels, dim, hidden, width } = shape;
  const parameters = 4 * (features * dim + labels * width + hidden * dim);
  const momentum = config.momentum > 0 ? 4 * labels * width : 0;
  const optimiser = config.optimiser === 'adagrad' ? 4 * (features + labels + hidden) : momentum;
  const words = Object.values(chunkLengths(chunk)).reduce((sum, length) => sum + length, 0);
  return { parameters, optimiser, data: 0, scratch: 2 * 4 * words, shared: 0 };
}

function bytesOf(...regions: (Region | undefined)[]): number {
  return regions.reduce((sum, region) => sum + (region?.bytes ?? 0), 0);
}
