import { type Dataset, type Split } from '@owlery/data';
import { MemoryPlan, type Region } from '@owlery/kernels';
import { type ChunkShape, chunkLengths } from '../../planning/step-chunk.ts';
import { type TrainingConfig } from '../../training-config.ts';
import { longestRow } from '../chunk-shape.ts';
import { type ModelShape } from '../model-shape.ts';
import { contextFields } from './context-fields.ts';

/** Examples scored at once at most: their scores stay in the second-level cache. */
const mostTileRows = 16;
/** Points scored at once when all labels are ranked. */
export const rankRows = 32;
/** Label rows scored at once when all labels are ranked. */
export const rankBlock = 512;
/** Points ranked in one call. */
export const rankPoints = 4096;
export const mostRanked = 128;
/** Labels and columns from which rounding rows costs less than it saves. */
const leastScreened = 48;
const leastScreenedWidth = 32;

/** Numbered as in assembly/screen.ts. */
export const screenings = ['never', 'where-it-helps', 'always'] as const;
export type Screening = (typeof screenings)[number];

/** Settings of an engine that are not part of a training run's result. */
export interface WasmEngineOptions {
  readonly config: TrainingConfig;
  readonly data: Dataset;
  readonly shape: ModelShape;
  readonly chunk: ChunkShape;
  /** θ over ranks, or absent for weights of one. */
  readonly rankWeights?: Float64Array;
  readonly timed?: boolean;
  /** When pairs are screened by 16-bit products, which changes no bit of the result. */
  readonly screen?: Screening;
}

/** Everything a run keeps in shared memory, laid out but not yet allocated. */
export function planWasmMemory(options: WasmEngineOptions) {
  const { config, data, shape, chunk } = options;
  const { threads } = config;
  const columns = padded(shape.dim);
  const width = padded(shape.width);
  const keepCapacity = keptAtMost(options);
  // Four tiles a thread, so that none waits long for the last.
  const tileRows = Math.min(mostTileRows, Math.ceil(chunk.batch / (4 * threads)));
  const screening = canScreen(options);
  const roundedWidth = Math.ceil(width / 8) * 8;
  const plan = new MemoryPlan();
  const words = (name: string, length: number) => plan.add(name, 'int32', length);
  const floats = (name: string, length: number) => plan.add(name, 'float32', length);
  const some = (wanted: boolean, name: string, length: number) => (wanted ? floats(name, length) : undefined);
  const adagrad = config.optimiser === 'adagrad';
  const momentum = config.optimiser === 'sgd' && config.momentum > 0;
  const ownCapacity = Math.max(1, longestRow(data.train.features.rowStarts));
  const nonZeros = chunk.batch * ownCapacity;
  const listedCapacity = Math.min(nonZeros, data.features);
  const touchedCapacity = Math.min(chunk.slotCapacity, chunk.batch * (keepCapacity + 1));
  const regions = {
    features: floats('features', shape.features * columns),
    labels: floats('labels', shape.labels * width),
    hidden: some(shape.hidden > 0, 'hidden', width * columns),
    labelMomentum: some(momentum, 'label momentum', shape.labels * width),
    featureSquares: some(adagrad, 'feature squares', shape.features),
    labelSquares: some(adagrad, 'label squares', shape.labels),
    hiddenSquares: some(adagrad && shape.hidden > 0, 'hidden squares', width),
    rankWeights: some(options.rankWeights !== undefined, 'rank weights', options.rankWeights?.length ?? 0),
    bags: floats('bags', chunk.batch * columns),
    norms: floats('norms', chunk.batch),
    scored: floats('scored', shape.hidden ? chunk.batch * width : 0),
    scoredGradients: floats('gradients of scored', shape.hidden ? chunk.batch * width : 0),
    bagGradients: floats('gradients of bags', chunk.batch * columns),
    coefficients: floats('coefficients', chunk.batch * (keepCapacity + 1)),
    keptSlots: words('kept slots', chunk.batch * keepCapacity),
    keptCounts: words('kept counts', chunk.batch),
    slotHeads: words('slot heads', chunk.slotCapacity),
    entryNext: words('entries', chunk.batch * (keepCapacity + 1)),
    featureHeads: words('feature heads', shape.features),
    bagNext: words('bag entries', 3 * nonZeros),
    tiles: floats('score tiles', threads * tileRows * chunk.slotCapacity + 3),
    heapScores: floats('heap scores', threads * chunk.slotCapacity),
    heapIds: words('heap labels', threads * chunk.slotCapacity),
    candidateLabels: words('candidate labels', threads * (screening ? chunk.slotCapacity : chunk.candidates)),
    // Two 16-bit numbers a word. Behind a list, screening reads up to three numbers on.
    roundedLabels: words('rounded labels', screening ? (chunk.slotCapacity * roundedWidth) / 2 : 0),
    labelBounds: floats('bounds of labels', screening ? 3 * chunk.slotCapacity + 3 : 0),
    roundedRows: words('rounded rows', screening ? (threads * tileRows * roundedWidth) / 2 : 0),
    rowBounds: floats('bounds of rows', screening ? 3 * threads * tileRows : 0),
    roundedAll: words('labels rounded', threads),
    screenPauses: words('pauses of screening', threads),
    screenCounts: words('counts of screening', 3 * threads),
    rowGradients: floats('row gradients', threads * Math.max(columns, width)),
    touched: words('touched rows', threads * touchedCapacity),
    listedFeatures: words('listed features', threads * listedCapacity),
    listedCounts: words('numbers of listed features', threads),
    ownFeatures: words('features of one example', 2 * threads * ownCapacity),
    listExamples: words('examples with a feature', threads * chunk.batch),
    listFactors: floats('factors of a feature', threads * chunk.batch),
    keptTotals: words('kept totals', threads),
    updatedTotals: words('updated totals', threads),
    phases: plan.add('phases', 'float64', threads * 8),
    barrierWords: words('barrier', 2),
    turns: words('turns', 32),
    rankIds: words('points to rank', rankPoints),
    rankBags: floats('bags to rank', threads * rankRows * columns),
    rankNorms: floats('norms to rank', threads * rankRows),
    rankScored: floats('scored to rank', threads * rankRows * (shape.hidden ? width : 0)),
    rankScratch: floats('scores to rank', threads * rankRows * rankBlock),
    rankScores: floats('best scores', rankPoints * mostRanked),
    rankLabels: words('best labels', rankPoints * mostRanked),
    rankSizes: words('labels found', rankPoints),
  };
  const chunks = [0, 1].map((which) => planChunk(plan, which, chunk));
  const splits = [data.train, data.dev, data.test].filter((split) => split !== undefined);
  const splitRegions = new Map(splits.map((split) => [split.name, planSplit(plan, split)]));
  const contexts = [0, 1, 2].map((which) => words(`context ${which}`, contextFields.length));
  const capacities = { keepCapacity, touchedCapacity, listedCapacity, ownCapacity };
  const sizes = { columns, width, screening, roundedWidth, tileRows, ...capacities };
  return { plan, regions, chunks, splitRegions, contexts, ...sizes };
}

function planSplit(plan: MemoryPlan, split: Split) {
  const { rowStarts, columnIds, values } = split.features;
  return {
    rowStarts: plan.add(`${split.name} rows`, 'uint32', rowStarts.length),
    columnIds: plan.add(`${split.name} features`, 'uint32', columnIds.length),
    values: plan.add(`${split.name} values`, 'float32', values.length),
  };
}

function planChunk(plan: MemoryPlan, which: number, shape: ChunkShape) {
  const lengths = chunkLengths(shape);
  const region = (name: keyof typeof lengths) =>
    plan.add(
      `${name} of chunk ${which}`,
      name === 'rates' || name === 'losses' ? 'float32' : 'int32',
      lengths[name],
    );
  return Object.fromEntries(
    Object.keys(lengths).map((name) => [name, region(name as keyof typeof lengths)]),
  ) as Record<keyof typeof lengths, Region>;
}

/** Kept negatives an example can have. */
function keptAtMost({ config, chunk, shape }: WasmEngineOptions): number {
  if (config.method === 'full') return shape.labels;
  return Math.min(config.keep ?? chunk.slotCapacity, chunk.slotCapacity);
}

/**
 * Whether steps may be screened: there must be a sample for the whole batch, of which few are kept or
 * of which some can be too easy to keep, and enough work to save.
 */
function canScreen({ config, chunk, shape, rankWeights, screen }: WasmEngineOptions): boolean {
  if (screen === 'never' || chunk.candidates > 0 || rankWeights) return false;
  return chunk.slotCapacity >= leastScreened && shape.width >= leastScreenedWidth && config.method !== 'full';
}

/** Rows are padded with zeros to whole SIMD registers. */
function padded(columns: number): number {
  return Math.ceil(columns / 4) * 4;
}
