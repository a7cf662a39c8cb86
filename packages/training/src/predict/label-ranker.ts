import { type SparseMatrix } from '@owlery/data';
import { compileKernels, float32View, int32View, MemoryPlan, WorkerPool } from '@owlery/kernels';
import { readCheckpoint, readCheckpointHeader } from '../checkpoint/checkpoint-file.ts';
import { type CheckpointHeader } from '../checkpoint/checkpoint-header.ts';
import { type ParameterTable, type Ranking } from '../engines/engine.ts';
import { machineMemory } from '../memory/machine-memory.ts';
import { MemoryError } from '../memory/memory-error.ts';
import { checkPlainModel } from './check-plain-model.ts';
import { PointEmbedder } from './point-embedder.ts';

/** Points embedded and scored at once. */
export const rankedAtOnce = 64;
/** Label rows scored at once: with the points they stay in the second-level cache. */
const blockRows = 256;

/** Ranks all labels for points that come one after the other. */
export interface LabelRanker {
  readonly header: CheckpointHeader;
  /**
   * The k best labels of each row of `points`, with their scores, exactly; ties go to the smaller label, and
   * where there are fewer than k labels the rest is −1. One call at a time. Cost O(points · labels · width),
   * split over the threads by labels, so that a single point keeps them all busy.
   *
   * @throws {RangeError} when `points` has another number of columns than the model has features.
   */
  rank(points: SparseMatrix, k: number): Promise<Ranking>;
  close(): Promise<void>;
}

/**
 * A ranker of the model in a checkpoint. It keeps the parameters in shared memory, without the state of the
 * optimiser.
 *
 * @param k how many labels `rank` may be asked for at most.
 * @throws {CheckpointError} when the file cannot be read, or its model has a deep encoder.
 * @throws {MemoryError} when the parameters do not fit in memory.
 *
 * @example
 * const ranker = await openLabelRanker(path, { threads: 2, k: 5 });
 * const { labels, scores } = await ranker.rank(points, 5);
 * await ranker.close();
 */
export async function openLabelRanker(
  path: string,
  { threads, k: most }: { readonly threads: number; readonly k: number },
): Promise<LabelRanker> {
  const header = await readCheckpointHeader(path);
  const { features, labels, hidden } = checkPlainModel(path, header);
  const columns = padded(features.columns);
  const width = padded(labels.columns);
  const capacity = Math.min(most, labels.rows);
  const plan = new MemoryPlan();
  const floats = (name: string, length: number) => plan.add(name, 'float32', length);
  const regions = {
    features: floats('features', features.rows * columns),
    labels: floats('labels', labels.rows * width),
    hidden: floats('hidden', hidden ? width * columns : 0),
    bags: floats('bags', rankedAtOnce * columns),
    scored: floats('scored', hidden ? rankedAtOnce * width : 0),
    scratch: floats('scores', threads * rankedAtOnce * blockRows),
    bestScores: floats('best scores', threads * rankedAtOnce * capacity),
    bestIds: plan.add('best labels', 'int32', threads * rankedAtOnce * capacity),
    sizes: plan.add('labels found', 'int32', threads * rankedAtOnce),
  };
  checkFree(path, plan.totalBytes);
  const memory = plan.allocate();
  const table = (shape: CheckpointHeader['tables'][number], stride: number): ParameterTable => ({
    ...{ ...shape, stride, role: 'parameter' },
    values: float32View(memory, regions[shape.name as 'features' | 'labels' | 'hidden']),
  });
  const tables = [
    table(features, columns),
    table(labels, width),
    ...(hidden ? [table(hidden, columns)] : []),
  ];
  await readCheckpoint(path, tables, true);
  const embedder = new PointEmbedder(
    memory,
    { ...regions, columns, width, units: hidden ? width : 0 },
    header,
  );
  const pool = new WorkerPool(compileKernels(), memory, threads);
  const bestScores = float32View(memory, regions.bestScores);
  const bestIds = int32View(memory, regions.bestIds);
  const sizes = int32View(memory, regions.sizes);

  /** Arguments of the kernel topRows for a thread's share of the labels. */
  const share = (thread: number, queries: number, count: number, k: number) => {
    const from = Math.floor((labels.rows * thread) / threads);
    const to = Math.floor((labels.rows * (thread + 1)) / threads);
    const own = (offset: number, words: number) => offset + 4 * thread * rankedAtOnce * words;
    return [
      ...[queries, count, regions.labels.offset, from, to - from, width, k, blockRows],
      ...[own(regions.scratch.offset, blockRows), own(regions.bestScores.offset, capacity)],
      ...[own(regions.bestIds.offset, capacity), own(regions.sizes.offset, 1)],
    ];
  };

  /** The k best of what the threads found for point `i` of those scored last. */
  const merge = (i: number, k: number) => {
    const found: { readonly label: number; readonly score: number }[] = [];
    for (let thread = 0; thread < threads; thread++) {
      const start = thread * rankedAtOnce * capacity + i * k;
      for (let j = start; j < start + sizes[thread * rankedAtOnce + i]; j++) {
        found.push({ label: bestIds[j], score: bestScores[j] });
      }
    }
    return found.sort((a, b) => b.score - a.score || a.label - b.label).slice(0, k);
  };

  return {
    header,
    async rank(points, wanted) {
      if (points.columns !== features.rows)
        throw new RangeError(`points must have ${features.rows} features, got ${points.columns}`);
      if (!(wanted >= 1 && wanted <= most))
        throw new RangeError(`k must be a whole number from 1 to ${most}, got ${wanted}`);
      const k = Math.min(wanted, labels.rows);
      const ranking = {
        k: wanted,
        labels: new Int32Array(points.rows * wanted).fill(-1),
        scores: new Float32Array(points.rows * wanted).fill(-Infinity),
      };
      for (let from = 0; from < points.rows; from += rankedAtOnce) {
        const count = Math.min(rankedAtOnce, points.rows - from);
        const queries = embedder.embed(points, from, count);
        await pool.run('topRows', (thread) => share(thread, queries, count, k));
        for (let i = 0; i < count; i++) {
          merge(i, k).forEach(({ label, score }, j) => {
            ranking.labels[(from + i) * wanted + j] = label;
            ranking.scores[(from + i) * wanted + j] = score;
          });
        }
      }
      return ranking;
    },
    close: () => pool.close(),
  };
}

function checkFree(path: string, bytes: number): void {
  const { total, free } = machineMemory();
  const mebibytes = (size: number) => `${Math.ceil(size / 2 ** 20).toLocaleString('en')} MiB`;
  if (bytes <= Math.min(total, free)) return;
  throw new MemoryError(
    `the model in ${path} needs ${mebibytes(bytes)}; ${mebibytes(Math.min(total, free))} are free`,
  );
}

/** Rows are padded with zeros to whole SIMD registers. */
function padded(columns: number): number {
  return Math.ceil(columns / 4) * 4;
}
