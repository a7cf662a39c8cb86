import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type Dataset } from '../dataset.ts';
import { writeAtomically } from '../internal/write-atomically.ts';
import { type Split, type SplitName } from '../split.ts';
import { type SourceFile } from './source-files.ts';

const magic = 'OWLERYDC';
const schema = 'owlery.data-cache/1';
const digestBytes = 32;
const prefixBytes = 12 + digestBytes;
/** Bytes read, checked and written at once. */
const pieceBytes = 1 << 22;

/** A cache that is not what was written; the message says where. */
export class DamagedCacheError extends Error {
  override readonly name = 'DamagedCacheError';
}

interface Header {
  readonly schema: string;
  readonly sources: readonly SourceFile[];
  readonly dataset: Omit<Dataset, 'train' | 'dev' | 'test' | 'featureNames' | 'labelNames'>;
  readonly splits: readonly { readonly name: SplitName; readonly points: number }[];
  /** Bytes of each section, in the order of `sectionsOf`. */
  readonly sections: readonly number[];
}

/**
 * Writes a data set as a binary file: `OWLERYDC`, the length of the header (uint32) and its SHA-256, the
 * header (JSON), then names (JSON) and the arrays of each split as little-endian numbers, each section with
 * its SHA-256 behind it.
 */
export async function writeCache(
  path: string,
  dataset: Dataset,
  sources: readonly SourceFile[],
): Promise<void> {
  await writeAtomically(path, cachePieces(dataset, sources));
}

function* cachePieces(data: Dataset, sources: readonly SourceFile[]): Generator<Buffer> {
  const { train, dev, test, featureNames, labelNames, ...dataset } = data;
  const splits = [train, dev, test].filter((split) => split !== undefined);
  const names = Buffer.from(JSON.stringify([featureNames ?? null, labelNames ?? null]));
  const sections = [names, ...splits.flatMap(arraysOf).map(bytesOf)];
  const header: Header = {
    ...{ schema, sources, dataset },
    splits: splits.map(({ name, points }) => ({ name, points })),
    sections: sections.map(({ length }) => length),
  };
  const json = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(12);
  prefix.write(magic, 'latin1');
  prefix.writeUInt32LE(json.length, 8);
  yield Buffer.concat([prefix, createHash('sha256').update(json).digest(), json]);
  for (const section of sections) {
    const hash = createHash('sha256');
    for (let from = 0; from < section.length; from += pieceBytes) {
      const piece = section.subarray(from, from + pieceBytes);
      hash.update(piece);
      yield piece;
    }
    yield hash.digest();
  }
}

function arraysOf({ features, labels }: Split): (Uint32Array | Float32Array)[] {
  const { rowStarts, columnIds, values } = features;
  return [rowStarts, columnIds, values, labels.rowStarts, labels.labelIds];
}

function bytesOf(array: Uint32Array | Float32Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/**
 * The data set in a cache; none when the file is of another version, or was made of other files than
 * `sources`. Arrays are read into their place, and checked while the next piece is read.
 *
 * @throws {DamagedCacheError} when a byte is not what was written.
 */
export async function readCache(path: string, sources: readonly SourceFile[]): Promise<Dataset | undefined> {
  const file = await open(path, 'r');
  try {
    const reader = new SectionReader(file);
    const prefix = Buffer.alloc(prefixBytes);
    await reader.fill(prefix);
    const { size } = await file.stat();
    const length = prefix.readUInt32LE(8);
    if (prefix.toString('latin1', 0, 8) !== magic || length > size)
      throw new DamagedCacheError('its first bytes are not those of a cache');
    const json = Buffer.alloc(length);
    await reader.fill(json);
    if (!createHash('sha256').update(json).digest().equals(prefix.subarray(12)))
      throw new DamagedCacheError('the checksum of its header does not match');
    const header = JSON.parse(json.toString()) as Header;
    if (header.schema !== schema || JSON.stringify(header.sources) !== JSON.stringify(sources))
      return undefined;
    const expected = header.sections.reduce((sum, bytes) => sum + bytes + digestBytes, prefixBytes + length);
    if (size !== expected) throw new DamagedCacheError(`it has ${size} bytes of ${expected}`);
    return await readSections(header, reader);
  } finally {
    await file.close();
  }
}

async function readSections(header: Header, reader: SectionReader): Promise<Dataset> {
  const lengths = [...header.sections];
  const names = Buffer.alloc(lengths.shift()!);
  await reader.section(names);
  const [featureNames, labelNames] = JSON.parse(names.toString()) as [string[] | null, string[] | null];
  const words = async () => {
    const array = new Uint32Array(lengths.shift()! / 4);
    await reader.section(bytesOf(array));
    return array;
  };
  const floats = async () => {
    const array = new Float32Array(lengths.shift()! / 4);
    await reader.section(bytesOf(array));
    return array;
  };
  const { features: columns, labels } = header.dataset;
  const splits: Partial<Record<SplitName, Split>> = {};
  for (const { name, points } of header.splits) {
    const features = {
      ...{ rows: points, columns, rowStarts: await words(), columnIds: await words() },
      values: await floats(),
    };
    const lists = { points, labels, rowStarts: await words(), labelIds: await words() };
    splits[name] = { name, points, features, labels: lists };
  }
  const { train, dev, test } = splits;
  return {
    ...header.dataset,
    ...{ train: train!, ...(dev && { dev }), test: test! },
    ...(featureNames && { featureNames }),
    ...(labelNames && { labelNames }),
  };
}

/** Reads one stretch of a file after the other. */
class SectionReader {
  readonly #file: FileHandle;
  #position = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async fill(buffer: Buffer): Promise<void> {
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await this.#file.read(buffer, filled, buffer.length - filled, this.#position);
      if (bytesRead === 0) throw new DamagedCacheError(`it ends after ${this.#position} bytes`);
      filled += bytesRead;
      this.#position += bytesRead;
    }
  }

  /** Fills the buffer and compares it with the checksum behind it. */
  async section(buffer: Buffer): Promise<void> {
    const start = this.#position;
    const hash = createHash('sha256');
    for (let from = 0; from < buffer.length; from += pieceBytes) {
      const reading = this.fill(buffer.subarray(from, from + pieceBytes));
      if (from > 0) hash.update(buffer.subarray(from - pieceBytes, from));
      await reading;
    }
    const last = buffer.length === 0 ? 0 : Math.floor((buffer.length - 1) / pieceBytes) * pieceBytes;
    hash.update(buffer.subarray(last));
    const digest = Buffer.alloc(digestBytes);
    await this.fill(digest);
    if (!hash.digest().equals(digest))
      throw new DamagedCacheError(
        `bytes ${start} to ${start + buffer.length - 1} do not match their checksum`,
      );
  }
}
