import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ParameterTable } from '../engines/engine.ts';
import { CheckpointError } from './checkpoint-error.ts';
import { type CheckpointHeader, checkpointSchema } from './checkpoint-header.ts';

const magic = 'OWLERYCP';
const checksumBytes = 32;
const prefixBytes = 12 + checksumBytes;
/** Bytes moved at once. */
const pieceBytes = 1 << 22;

/**
 * Writes a checkpoint: `OWLERYCP`, the length of the header (uint32) and its SHA-256, the
 * header (JSON), the tables row by row without padding, and the SHA-256 of all before it.
 *
 * It is written beside its place, synced and renamed, so that a reader sees the old file
 * or the new one. Cost: one pass over the tables.
 *
 * @throws {CheckpointError} when it cannot be written; the old file is left as it was.
 */
export async function writeCheckpoint(
  path: string,
  header: CheckpointHeader,
  tables: readonly ParameterTable[],
) {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      const hash = createHash('sha256');
      const write = async (bytes: Uint8Array) => {
        hash.update(bytes);
        await writeAll(file, bytes);
      };
      const json = Buffer.from(JSON.stringify(header));
      const prefix = Buffer.alloc(prefixBytes);
      prefix.write(magic, 'latin1');
      prefix.writeUInt32LE(json.length, 8);
      prefix.set(createHash('sha256').update(json).digest(), 12);
      await write(prefix);
      await write(json);
      for (const table of tables) for (const piece of pieces(table)) await write(piece.bytes());
      await writeAll(file, hash.digest());
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new CheckpointError(path, `the checkpoint cannot be written: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Reads the header of a checkpoint alone. @throws {CheckpointError} when it is no checkpoint or cut off. */
export async function readCheckpointHeader(path: string): Promise<CheckpointHeader> {
  return withFile(path, async (file) => (await readHeader(path, file)).header);
}

/**
 * Reads the tables of a checkpoint into those of an engine.
 *
 * Every byte is checked against the checksum at the end; the tables are only to be used
 * when this returns.
 *
 * @throws {CheckpointError} when the file is cut off, damaged, or of another shape.
 */
export async function readCheckpoint(
  path: string,
  tables: readonly ParameterTable[],
): Promise<CheckpointHeader> {
  return withFile(path, async (file) => {
    const { header, bytes } = await readHeader(path, file);
    const shapes = (list: CheckpointHeader['tables']) =>
      list.map((t) => `${t.name} ${t.rows} × ${t.columns}`).join(', ');
    if (shapes(header.tables) !== shapes(tables)) {
      throw new CheckpointError(path, `holds ${shapes(header.tables)}; the model has ${shapes(tables)}`);
    }
    const hash = createHash('sha256').update(bytes);
    let position = bytes.length;
    for (const table of tables) {
      for (const piece of pieces(table)) {
        const read = await readExactly(path, file, piece.length, position);
        hash.update(read);
        piece.fill(read);
        position += read.length;
      }
    }
    const stored = await readExactly(path, file, checksumBytes, position);
    if (!hash.digest().equals(stored))
      throw new CheckpointError(path, 'is damaged: its checksum does not match');
    return header;
  });
}

async function readHeader(path: string, file: FileHandle) {
  const { size } = await file.stat();
  const prefix = await readExactly(path, file, prefixBytes, 0);
  if (prefix.toString('latin1', 0, 8) !== magic)
    throw new CheckpointError(path, 'is no checkpoint of Owlery');
  const length = prefix.readUInt32LE(8);
  if (length > size)
    throw new CheckpointError(path, `is cut off or damaged: a header of ${length} bytes in ${size} bytes`);
  const json = await readExactly(path, file, length, prefixBytes);
  const checksum = createHash('sha256').update(json).digest();
  if (!checksum.equals(prefix.subarray(12)))
    throw new CheckpointError(path, 'is damaged: the checksum of its header does not match');
  const header = parse(path, json);
  const floats = header.tables.reduce((sum, table) => sum + table.rows * table.columns, 0);
  const expected = prefixBytes + length + 4 * floats + checksumBytes;
  if (size !== expected) throw new CheckpointError(path, `is cut off: ${size} bytes of ${expected}`);
  return { header, bytes: Buffer.concat([prefix, json]) };
}

function parse(path: string, json: Buffer): CheckpointHeader {
  // The checksum says that these are the bytes some version of Owlery wrote.
  const header = JSON.parse(json.toString()) as CheckpointHeader;
  if (header.schema !== checkpointSchema) {
    throw new CheckpointError(path, `has schema ${header.schema}; this version reads ${checkpointSchema}`);
  }
  return header;
}

/** A table cut into pieces of whole rows, as bytes without padding. */
function* pieces(table: ParameterTable) {
  const { rows, columns, stride, values } = table;
  const most = Math.max(1, Math.floor(pieceBytes / (4 * columns)));
  for (let first = 0; first < rows; first += most) {
    const count = Math.min(most, rows - first);
    yield {
      length: 4 * count * columns,
      bytes(): Uint8Array {
        const packed = new Float32Array(count * columns);
        for (let r = 0; r < count; r++) {
          const start = (first + r) * stride;
          packed.set(values.subarray(start, start + columns), r * columns);
        }
        return new Uint8Array(packed.buffer);
      },
      fill(bytes: Buffer): void {
        const packed = new Float32Array(Uint8Array.from(bytes).buffer);
        for (let r = 0; r < count; r++) {
          values.set(packed.subarray(r * columns, (r + 1) * columns), (first + r) * stride);
        }
      },
    };
  }
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    throw new CheckpointError(path, `cannot be opened: ${(error as Error).message}`, { cause: error });
  }
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
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new CheckpointError(path, `is cut off after ${position + filled} bytes`);
    filled += bytesRead;
  }
  return buffer;
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten;
  }
}

/** Makes the rename itself durable, where the system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
