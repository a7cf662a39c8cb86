import {
  featureNorms,
  gaussianPoints,
  type Points,
  readPointsCsv,
  type SparsePoints,
} from '@owlery/complexity';
import { type Dataset } from '@owlery/data';
import { randomStream } from '@owlery/numeric';
import { readFile } from 'node:fs/promises';
import { openData } from '../data/open-data.ts';
import { UsageError } from '../errors/usage-error.ts';
import { notice } from '../output/notice.ts';

/** The options that say what the points are. */
export interface PointFlags {
  /** A file with one point a line. */
  readonly points?: string;
  /** Points and coordinates of a normal sample. */
  readonly synthetic?: readonly [number, number];
  /** The training points of a data set or a folder. */
  readonly data?: string;
  readonly limit?: number;
}

/** Points, and the classes of the data they come from. */
export interface PointsFound {
  readonly points: Points;
  readonly classes?: number;
}

/** The sample that was asked for; `seed` decides that of `--synthetic`. */
export async function pointsOf(flags: PointFlags, seed: number): Promise<PointsFound> {
  const { points: file, synthetic, data, limit } = flags;
  if ([file, synthetic, data].filter((given) => given !== undefined).length !== 1) {
    throw new UsageError('exactly one of --points, --synthetic and --data is required');
  }
  if (limit !== undefined && data === undefined) {
    throw new UsageError('--limit belongs to --data; --points and --synthetic say their number themselves');
  }
  if (synthetic) {
    const [n, columns] = synthetic;
    const stream = randomStream(seed, 'complexity', 'points');
    return { points: gaussianPoints({ points: n, columns, stream }) };
  }
  return file === undefined ? pointsOfData(data!, limit) : { points: await pointsOfFile(file) };
}

/** The sample of that name: a file that ends in .csv, a data set or a folder. */
export async function namedPoints(name: string, limit: number | undefined): Promise<Points> {
  if (!name.endsWith('.csv')) return (await pointsOfData(name, limit)).points;
  if (limit === undefined) return pointsOfFile(name);
  throw new UsageError(`--limit is for data; ${name} says its number of points itself`);
}

async function pointsOfFile(file: string): Promise<Points> {
  const points = readPointsCsv(await readFile(file, 'utf8'), file);
  if (featureNorms(points).sumOfFourthPowers < Infinity) return points;
  throw new RangeError(`${file}: the numbers are too large: the fourth powers of the norms overflow`);
}

async function pointsOfData(data: string, limit: number | undefined): Promise<PointsFound> {
  const dataset = await openData({ data });
  return { points: trainingPoints(dataset, limit), classes: dataset.labels };
}

/** The first training points, sparse as they are. */
function trainingPoints({ train, name }: Dataset, limit = Infinity): SparsePoints {
  const { rows: all, columns, rowStarts, columnIds, values } = train.features;
  const rows = Math.min(all, limit);
  if (limit < Infinity && limit > all)
    notice(`${name} has ${all} training points, fewer than --limit ${limit}`);
  const entries = rowStarts[rows];
  return {
    rows,
    columns,
    rowStarts: rowStarts.subarray(0, rows + 1),
    columnIds: columnIds.subarray(0, entries),
    values: values.subarray(0, entries),
  };
}
