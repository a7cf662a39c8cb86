import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type ParameterTable } from '../engines/engine.ts';
import {
  blockDigest,
  type CheckpointBlock,
  checkpointBlocks,
  digestBytes,
  packBlock,
  unpackBlock,
} from './checkpoint-blocks.ts';
import { CheckpointError } from './checkpoint-error.ts';
import { type CheckpointHeader, checkpointSchema } from './checkpoint-header.ts';
import { keepPreviousCheckpoint } from './previous-checkpoint.ts';
import { writeWholeFile } from './write-whole-file.ts';

const magic = 'OWLERYCP';
const prefixBytes = 12 + digestBytes;

/**
 * Writes a checkpoint: `OWLERYCP`, the length of the header (uint32) and its SHA-256, the header (JSON), then
 * the tables in blocks of whole rows without padding, each with its digest behind it.
 *
 * A reader sees the old file or the new one. With `keepPrevious` the old one stays beside it, as
 * `previousCheckpointPath` names it. Cost: one pass over the tables; a block is gathered while the one
 * before it is written.
 *
 * @throws {CheckpointError} when it cannot be written; the old file is left as it was.
 */
export async function writeCheckpoint(
  path: string,
  header: CheckpointHeader,
  tables: readonly ParameterTable[],
  keepPrevious = false,
): Promise<void> {
  try {
    await writeWholeFile(path, checkpointPieces(header, tables), async () => {
      if (keepPrevious) await keepPreviousCheckpoint(path);
    });
  } catch (error) {
    throw new CheckpointError(path, `the checkpoint cannot be written: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function* checkpointPieces(header: CheckpointHeader, tables: readonly ParameterTable[]) {
  const json = Buffer.from(JSON.stringify(header));
  const digest = createHash('sha256').update(json).digest();
  const prefix = Buffer.alloc(12);
  prefix.write(magic, 'latin1');
  prefix.writeUInt32LE(json.length, 8);
  yield Buffer.concat([prefix, digest, json]);
  for (const block of checkpointBlocks(header.tables, header.blockBytes)) {
    yield packBlock(
      block,
      tables.find(({ name }) => name === block.table.name)!,
      digest,
    );
  }
}

/** Reads the header of a checkpoint alone. @throws {CheckpointError} when it is no checkpoint or cut off. */
export async function readCheckpointHeader(path: string): Promise<CheckpointHeader> {
  return withFile(path, async (file) => (await readHeader(path, file)).header);
}

/**
 * Reads the tables of a checkpoint into those of an engine.
 *
 * Every block is checked against its digest; the tables are only to be used when this returns.
 *
 * @param part whether `tables` may leave out some of the checkpoint, such as the optimiser's state.
 * @throws {CheckpointError} when the file is cut off, damaged (the block is named) or of another shape.
 */
export async function readCheckpoint(
  path: string,
  tables: readonly ParameterTable[],
  part = false,
): Promise<CheckpointHeader> {
  return withFile(path, async (file) => {
    const read = await readHeader(path, file);
    const wanted = new Set(tables.map(({ name }) => name));
    const kept = part ? read.header.tables.filter(({ name }) => wanted.has(name)) : read.header.tables;
    const shapes = (list: CheckpointHeader['tables']) =>
      list.map((t) => `${t.name} ${t.rows} × ${t.columns}`).join(', ');
    if (shapes(kept) !== shapes(tables)) {
      throw new CheckpointError(path, `holds ${shapes(kept)}; the model has ${shapes(tables)}`);
    }
    for (const block of read.blocks) {
      const table = tables.find(({ name }) => name === block.table.name);
      if (table) unpackBlock(block, table, await readBlock(path, file, read, block));
    }
    return read.header;
  });
}

/**
 * The numbers of one table of a checkpoint, row by row without padding, as little-endian float32 bytes in
 * pieces of whole rows. Each piece is checked before it is given.
 *
 * @throws {CheckpointError} for a damaged block.
 */
export async function* readCheckpointTable(path: string, name: string): AsyncGenerator<Buffer> {
  const file = await openCheckpoint(path);
  try {
    const read = await readHeader(path, file);
    for (const block of read.blocks) {
      if (block.table.name !== name) continue;
      yield (await readBlock(path, file, read, block)).subarray(0, block.bytes);
    }
  } finally {
    await file.close();
  }
}

interface ReadHeader {
  readonly header: CheckpointHeader;
  readonly digest: Buffer;
  readonly blocks: readonly CheckpointBlock[];
  /** Where the first block starts. */
  readonly start: number;
}

async function readHeader(path: string, file: FileHandle): Promise<ReadHeader> {
  const { size } = await file.stat();
  const prefix = await readExactly(path, file, prefixBytes, 0);
  if (prefix.toString('latin1', 0, 8) !== magic)
    throw new CheckpointError(path, 'is no checkpoint of Owlery');
  const length = prefix.readUInt32LE(8);
  if (length > size)
    throw new CheckpointError(path, `is cut off or damaged: a header of ${length} bytes in ${size} bytes`);
  const json = await readExactly(path, file, length, prefixBytes);
  const digest = createHash('sha256').update(json).digest();
  if (!digest.equals(prefix.subarray(12)))
    throw new CheckpointError(path, 'is damaged: the checksum of its header does not match');
  const header = parse(path, json);
  const blocks = checkpointBlocks(header.tables, header.blockBytes);
  const last = blocks.at(-1);
  const start = prefixBytes + length;
  const expected = start + (last ? last.offset + last.bytes + digestBytes : 0);
  if (size !== expected) {
    const whole = blocks.filter(({ offset, bytes }) => start + offset + bytes + digestBytes <= size).length;
    const most = `${size} bytes of ${expected}, ${whole} whole blocks of ${blocks.length}`;
    throw new CheckpointError(path, size < expected ? `is cut off: ${most}` : `is damaged: ${most}`);
  }
  return { header, digest, blocks, start };
}

function parse(path: string, json: Buffer): CheckpointHeader {
  // The checksum says that these are the bytes some version of Owlery wrote.
  const header = JSON.parse(json.toString()) as CheckpointHeader;
  if (header.schema !== checkpointSchema) {
    throw new CheckpointError(path, `has schema ${header.schema}; this version reads ${checkpointSchema}`);
  }
  return header;
}

async function readBlock(
  path: string,
  file: FileHandle,
  { digest, blocks, start }: ReadHeader,
  block: CheckpointBlock,
): Promise<Buffer> {
  const { index, table, firstRow, rows, bytes, offset } = block;
  const read = await readExactly(path, file, bytes + digestBytes, start + offset);
  if (blockDigest(digest, block, read.subarray(0, bytes)).equals(read.subarray(bytes))) return read;
  throw new CheckpointError(
    path,
    `block ${index + 1} of ${blocks.length} (rows ${firstRow} to ${firstRow + rows - 1} of ${table.name}, ` +
      `from byte ${start + offset}) is damaged: its checksum does not match`,
  );
}

async function openCheckpoint(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new CheckpointError(path, `cannot be opened: ${(error as Error).message}`, { cause: error });
  }
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await openCheckpoint(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

async function readExactly(
  path: string,
  file: FileHandle,
  length: number,
  position: number,
): Promise<Buffer> {
  // Memory of its own, so that numbers in it are aligned.
  const buffer = Buffer.from(new ArrayBuffer(length));
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new CheckpointError(path, `is cut off after ${position + filled} bytes`);
    filled += bytesRead;
  }
  return buffer;
}
