import { readFile, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DataError } from './data-error.ts';
import { type Dataset } from './dataset.ts';
import { assembleDataset } from './internal/assemble-dataset.ts';
import { readExtremeFile } from './read-extreme-file.ts';
import { type Split, type SplitName } from './split.ts';
import { firstNonCount } from './tf-idf.ts';
import { type Weighting, weightings } from './weighting.ts';

export interface DataFolderOptions {
  /**
   * How values are weighted; by default `auto`: `tf-idf` when all training values are counts
   * (whole numbers from 0), else `l2`, since the file then holds weights already.
   */
  readonly weighting?: Weighting | 'auto';
}

/**
 * Reads a data set from a folder in the Extreme Classification text format: `train.txt`, `test.txt`
 * and optionally `dev.txt`, with `labels.txt` and `features.txt` to name the ids, one name a line in
 * UTF-8. Each file is plain or gzip, and may then be called `.gz`.
 *
 * The data set is named after the folder. Its TF-IDF weights, if any, are fitted on train.
 * Memory: the result and one more copy of its values while they are weighted.
 *
 * @throws DataError when the folder or one of its files is missing or malformed, a file stands there
 * both plain and packed, headers disagree, train or test has no points, or a list of names does not
 * have the length that the header says. RangeError when `tf-idf` is asked for and a value is no count.
 *
 * @example
 * ```ts
 * const bibtex = await readDataFolder('sets/bibtex');
 * bibtex.weighting; // 'tf-idf'
 * ```
 */
export async function readDataFolder(folder: string, options: DataFolderOptions = {}): Promise<Dataset> {
  const { weighting = 'auto' } = options;
  if (weighting !== 'auto' && !weightings.includes(weighting))
    throw new RangeError(`weighting must be auto or ${weightings.join(' or ')}, got ${weighting}`);
  const path = await pathFinder(folder);
  const notes: string[] = [];
  const train = await readSplit(path, 'train', notes);
  const dev = path('dev') === undefined ? undefined : await readSplit(path, 'dev', notes, train);
  const test = await readSplit(path, 'test', notes, train);
  const featureNames = await readNames(path('features'), 'feature', train.features.columns);
  const labelNames = await readNames(path('labels'), 'label', train.labels.labels);
  return assembleDataset(
    {
      name: basename(resolve(folder)),
      train,
      ...(dev && { dev }),
      test,
      ...(featureNames && { featureNames }),
      ...(labelNames && { labelNames }),
      source: resolve(folder),
      notes,
    },
    weighting === 'auto' ? (holdsCounts(train) ? 'tf-idf' : 'l2') : weighting,
  );
}

type Stem = SplitName | 'features' | 'labels';
type PathFinder = (stem: Stem) => string | undefined;

const allowedFiles =
  'a data folder holds train.txt and test.txt, and optionally dev.txt, labels.txt and features.txt, each plain or .gz';

/** Where each of the files stands, plain or packed. */
async function pathFinder(folder: string): Promise<PathFinder> {
  let files: string[];
  try {
    files = await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: `there is no folder ${folder}`,
      ENOTDIR: `${folder} is no folder`,
    };
    const reason = reasons[code ?? ''] ?? `${folder} cannot be read (${code})`;
    throw new DataError(folder, undefined, `${reason}; ${allowedFiles}`, { cause: error });
  }
  for (const stem of ['train', 'test'])
    if (!files.includes(`${stem}.txt`) && !files.includes(`${stem}.txt.gz`))
      throw new DataError(folder, undefined, `there is no ${stem}.txt in ${folder}; ${allowedFiles}`);
  return (stem) => {
    const found = [`${stem}.txt`, `${stem}.txt.gz`].filter((file) => files.includes(file));
    if (found.length > 1)
      throw new DataError(folder, undefined, `${folder} holds both ${found.join(' and ')}; keep one of them`);
    return found[0] && join(folder, found[0]);
  };
}

async function readSplit(path: PathFinder, name: SplitName, notes: string[], train?: Split): Promise<Split> {
  const file = path(name)!;
  const { points, features, labels, linesSorted } = await readExtremeFile(file);
  const fault = headerFault(features.columns, labels.labels, train) ?? emptyFault(name, points);
  if (fault !== undefined) throw new DataError(file, 1, fault);
  if (linesSorted > 0)
    notes.push(`${basename(file)}: ${linesSorted} lines had ids out of order; they were sorted.`);
  return { name, points, features, labels };
}

function headerFault(features: number, labels: number, train: Split | undefined): string | undefined {
  if (train === undefined)
    return features > 0 && labels > 0 ? undefined : `the header must say at least 1 feature and 1 label`;
  const expected = [train.features.columns, train.labels.labels];
  if (features === expected[0] && labels === expected[1]) return undefined;
  return `the header says ${features} features and ${labels} labels; that of train says ${expected.join(' and ')}`;
}

function emptyFault(name: SplitName, points: number): string | undefined {
  return name !== 'dev' && points === 0 ? `${name} must have at least 1 point` : undefined;
}

/** The names, one a line; an end of line after the last is optional. */
async function readNames(
  file: string | undefined,
  kind: string,
  count: number,
): Promise<string[] | undefined> {
  if (file === undefined) return undefined;
  const names = (await readText(file)).split(/\r?\n/);
  if (names.at(-1) === '') names.pop();
  if (names.length === count) return names;
  throw new DataError(
    file,
    Math.max(1, Math.min(names.length, count + 1)),
    `there are ${names.length} ${kind} names, but the header of train says ${count} ${kind}s`,
  );
}

async function readText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (packed ? await promisify(gunzip)(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw new DataError(file, undefined, `reading failed (${(error as Error).message})`, { cause: error });
  }
}

function holdsCounts({ features }: Split): boolean {
  return firstNonCount(features.values) < 0;
}
