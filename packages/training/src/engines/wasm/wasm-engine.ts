import { type Split } from '@owlery/data';
import {
  type Region,
  WorkerPool,
  float32View,
  float64View,
  int32View,
  moduleFromBase64,
  uint32View,
} from '@owlery/kernels';
import { wasmBase64 } from '../../internal/training.wasm.ts';
import { type ChunkCounts, type ChunkShape, type StepChunk } from '../../planning/step-chunk.ts';
import { type Engine, type ParameterTable, type PhaseTimes, type Ranking, phaseNames } from '../engine.ts';
import { writeContext } from './context-fields.ts';
import {
  type WasmEngineOptions,
  mostRanked,
  planWasmMemory,
  rankBlock,
  rankPoints,
  screenings,
  rankRows,
} from './wasm-memory.ts';

/** Places of the surrogates in assembly/surrogate.ts. */
const surrogateNumbers: Readonly<Record<string, number>> = {
  hinge: 0,
  'squared-hinge': 1,
  logistic: 2,
  exponential: 3,
  'smoothed-hinge': 4,
};

type SplitName = 'train' | 'dev' | 'test';

/** SIMD kernels over shared memory, the work of a step split over threads; the same bits for any number of them. */
export class WasmEngine implements Engine {
  readonly id = 'wasm';
  readonly threads: number;
  readonly tables: readonly ParameterTable[];
  readonly chunks: readonly [StepChunk, StepChunk];
  readonly #memory: WebAssembly.Memory;
  readonly #pool: WorkerPool;
  readonly #layout: ReturnType<typeof planWasmMemory>;
  readonly #options: WasmEngineOptions;

  constructor(options: WasmEngineOptions) {
    const { config, data, shape } = options;
    this.#options = options;
    this.threads = config.threads;
    this.#layout = planWasmMemory(options);
    const { regions, columns, width } = this.#layout;
    const memory = (this.#memory = this.#layout.plan.allocate());
    const table = (name: string, role: ParameterTable['role'], region: Region | undefined, size: number[]) =>
      region
        ? [
            {
              name,
              role,
              rows: size[0],
              columns: size[1],
              stride: size[2],
              values: float32View(memory, region),
            },
          ]
        : [];
    this.tables = [
      ...table('features', 'parameter', regions.features, [shape.features, shape.dim, columns]),
      ...table('labels', 'parameter', regions.labels, [shape.labels, shape.width, width]),
      ...table('hidden', 'parameter', regions.hidden, [shape.hidden, shape.dim, columns]),
      ...table('label momentum', 'optimiser', regions.labelMomentum, [shape.labels, shape.width, width]),
      ...table('feature squares', 'optimiser', regions.featureSquares, [shape.features, 1, 1]),
      ...table('label squares', 'optimiser', regions.labelSquares, [shape.labels, 1, 1]),
      ...table('hidden squares', 'optimiser', regions.hiddenSquares, [shape.hidden, 1, 1]),
    ];
    if (regions.rankWeights) float32View(memory, regions.rankWeights).set(options.rankWeights ?? []);
    for (const heads of [regions.featureHeads, regions.slotHeads]) int32View(memory, heads).fill(-1);
    for (const split of [data.train, data.dev, data.test]) if (split) this.#copySplit(split);
    this.chunks = this.#layout.chunks.map((chunk) => chunkViews(memory, chunk, options.chunk)) as [
      StepChunk,
      StepChunk,
    ];
    this.chunks.forEach((_, which) => this.#writeContext(which, 'train', which));
    this.#pool = new WorkerPool(moduleFromBase64(wasmBase64), memory, config.threads);
  }

  async run(chunk: StepChunk): Promise<ChunkCounts> {
    const { contexts, regions } = this.#layout;
    const context = contexts[this.chunks.indexOf(chunk)];
    const kept = int32View(this.#memory, regions.keptTotals).fill(0);
    const updated = int32View(this.#memory, regions.updatedTotals).fill(0);
    await this.#pool.run('runSteps', (thread) => [context.offset, thread, chunk.steps]);
    return { keptNegatives: kept.reduce(sum, 0), updatedRows: updated.reduce(sum, 0) };
  }

  async rank(split: SplitName, from: number, to: number, k: number): Promise<Ranking> {
    const { shape } = this.#options;
    const found = Math.min(k, shape.labels);
    if (found > mostRanked) throw new RangeError(`k must be at most ${mostRanked}, got ${k}`);
    const labels = new Int32Array((to - from) * k).fill(-1);
    const scores = new Float32Array((to - from) * k).fill(-Infinity);
    this.#writeContext(2, split, 0);
    for (let start = from; start < to; start += rankPoints) {
      const count = Math.min(rankPoints, to - start);
      const ids = int32View(this.#memory, this.#layout.regions.rankIds);
      for (let i = 0; i < count; i++) ids[i] = start + i;
      await this.#pool.run('rankPoints', (thread) => this.#rankArguments(thread, count, found));
      const bestScores = float32View(this.#memory, this.#layout.regions.rankScores);
      const bestLabels = int32View(this.#memory, this.#layout.regions.rankLabels);
      for (let i = 0; i < count; i++) {
        labels.set(bestLabels.subarray(i * found, (i + 1) * found), (start - from + i) * k);
        scores.set(bestScores.subarray(i * found, (i + 1) * found), (start - from + i) * k);
      }
    }
    return { k, labels, scores };
  }

  phaseTimes(): PhaseTimes {
    const times = float64View(this.#memory, this.#layout.regions.phases);
    const total = (phase: number) => {
      let milliseconds = 0;
      for (let thread = 0; thread < this.threads; thread++) milliseconds += times[thread * 8 + phase];
      return milliseconds;
    };
    return Object.fromEntries(phaseNames.map((name, phase) => [name, total(phase)])) as PhaseTimes;
  }

  /** Steps screened so far; of the last of them, its pairs of an example and a label, and those scored in float32. */
  screened(): { readonly steps: number; readonly pairs: number; readonly rescored: number } {
    const counts = int32View(this.#memory, this.#layout.regions.screenCounts);
    const every = (which: number) => counts.filter((_, at) => at % 3 === which).reduce(sum, 0);
    return { rescored: every(0), pairs: every(1), steps: counts[2] };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** This thread's share of the points to rank: its place in every region. */
  #rankArguments(thread: number, count: number, k: number): number[] {
    const { regions, contexts, columns, width } = this.#layout;
    const { shape } = this.#options;
    const from = Math.floor((count * thread) / this.threads);
    const to = Math.floor((count * (thread + 1)) / this.threads);
    const own = (region: Region, words: number) => region.offset + 4 * thread * rankRows * words;
    return [
      ...[
        contexts[2].offset,
        regions.rankIds.offset + 4 * from,
        to - from,
        shape.labels,
        k,
        rankBlock,
        rankRows,
      ],
      ...[
        own(regions.rankBags, columns),
        own(regions.rankNorms, 1),
        own(regions.rankScored, shape.hidden ? width : 0),
      ],
      own(regions.rankScratch, rankBlock),
      ...[regions.rankScores.offset + 4 * from * k, regions.rankLabels.offset + 4 * from * k],
      regions.rankSizes.offset + 4 * from,
    ];
  }

  #writeContext(which: number, split: SplitName, chunkIndex: number): void {
    const { config, shape, chunk } = this.#options;
    const { regions, chunks, splitRegions, contexts, columns, width, keepCapacity, touchedCapacity } =
      this.#layout;
    const { screening, roundedWidth, tileRows, listedCapacity, ownCapacity } = this.#layout;
    const rows = splitRegions.get(split);
    if (!rows) throw new RangeError(`the data set has no ${split} split`);
    const offsets = (named: Readonly<Record<string, Region | undefined>>) =>
      Object.fromEntries(Object.entries(named).map(([name, region]) => [name, region?.offset ?? 0]));
    const { features, labels, hidden, ...rest } = offsets(regions);
    writeContext(int32View(this.#memory, contexts[which]), {
      ...rest,
      ...offsets(chunks[chunkIndex]),
      ...offsets(rows),
      featureTable: features,
      labelTable: labels,
      hiddenTable: hidden,
      scored: shape.hidden ? regions.scored.offset : regions.bags.offset,
      ...{
        threads: config.threads,
        columns,
        width,
        hidden: shape.hidden ? width : 0,
        trueColumns: shape.dim,
        trueWidth: shape.width,
        features: shape.features,
      },
      ...{ batch: chunk.batch, slotCapacity: chunk.slotCapacity, candidateCapacity: chunk.candidates },
      ...{ keepCapacity, tileRows, touchedCapacity, listedCapacity, ownCapacity },
      keep: config.method === 'full' ? shape.labels : (config.keep ?? shape.labels),
      pairwise: Number(config.family === 'powl'),
      surrogate: surrogateNumbers[config.surrogate],
      normalise: Number(config.normalise),
      adagrad: Number(config.optimiser === 'adagrad'),
      timed: Number(this.#options.timed ?? false),
      screening: screening ? screenings.indexOf(this.#options.screen ?? 'where-it-helps') : 0,
      roundedWidth,
    });
  }

  #copySplit(split: Split): void {
    const rows = this.#layout.splitRegions.get(split.name);
    if (!rows) return;
    uint32View(this.#memory, rows.rowStarts).set(split.features.rowStarts);
    uint32View(this.#memory, rows.columnIds).set(split.features.columnIds);
    float32View(this.#memory, rows.values).set(split.features.values);
  }
}

function chunkViews(
  memory: WebAssembly.Memory,
  regions: Record<string, Region>,
  shape: ChunkShape,
): StepChunk {
  const views = Object.entries(regions).map(([name, region]) => [
    name,
    region.type === 'float32' ? float32View(memory, region) : int32View(memory, region),
  ]);
  return { shape, steps: 0, ...Object.fromEntries(views) } as StepChunk;
}

function sum(a: number, b: number): number {
  return a + b;
}
