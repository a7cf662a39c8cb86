import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DataError } from './data-error.ts';
import { ExtremeParser } from './internal/extreme-parser.ts';
import { type LabelLists } from './label-lists.ts';
import { type SparseMatrix } from './sparse-matrix.ts';

/** What one file in the Extreme Classification text format holds. */
export interface ExtremeFile {
  readonly points: number;
  /** `features.columns` is the number of features of the header. */
  readonly features: SparseMatrix;
  /** `labels.labels` is the number of labels of the header. */
  readonly labels: LabelLists;
  /** How many lines had labels or features out of order. They are sets, so they were sorted. */
  readonly linesSorted: number;
}

const LF = 10;
const blockBytes = 1 << 20;
const longestLine = 1 << 28;

/**
 * Reads a file in the Extreme Classification text format, plain or gzip (told by its first bytes).
 *
 * The first line is `points features labels`; then one line a point,
 * `l1,l2,… f1:v1 f2:v2 …`, ids from 0. A point without labels starts with a space, a point
 * without features ends after its labels. LF or CRLF; the last line may lack it; several
 * spaces count as one; empty lines may follow the last point. A value is read as
 * `Math.fround(Number(text))`. Labels or features out of order are sorted and counted in
 * `linesSorted`; a repeated id is an error, since adding values up is for the caller to decide.
 *
 * Streams: beyond the result it holds about 3 MiB, or three times the longest line.
 *
 * @throws DataError that begins with `train.txt:3: ` for whatever does not fit, and without a
 * line when the file cannot be opened.
 *
 * @example
 * ```ts
 * const { points, features, labels } = await readExtremeFile('bibtex/train.txt.gz');
 * [points, features.columns, labels.labels]; // [4880, 1836, 159]
 * ```
 */
export async function readExtremeFile(path: string): Promise<ExtremeFile> {
  const parser = new ExtremeParser(path);
  const file = await openFile(path);
  try {
    const { size } = await file.stat();
    const { chunks, consumed } = await byteSource(file);
    await parseChunks(parser, chunks, () => (size > 0 ? Math.min(1, consumed() / size) : 0));
  } catch (error) {
    throw error instanceof DataError ? error : readFault(parser, error);
  } finally {
    await file.close();
  }
  return parser.finish();
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const reason = code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be opened (${code})`;
    throw new DataError(path, undefined, reason, { cause: error });
  }
}

interface ByteSource {
  readonly chunks: AsyncIterable<Buffer>;
  /** How many bytes of the file were used so far. */
  readonly consumed: () => number;
}

/** The bytes of the file, unpacked if need be. A chunk may be overwritten by the next one. */
async function byteSource(file: FileHandle): Promise<ByteSource> {
  const magic = Buffer.alloc(2);
  const { bytesRead } = await file.read(magic, 0, 2, 0);
  return bytesRead === 2 && magic[0] === 0x1f && magic[1] === 0x8b ? gzipSource(file) : plainSource(file);
}

function plainSource(file: FileHandle): ByteSource {
  let position = 0;
  async function* chunks() {
    const chunk = Buffer.allocUnsafe(blockBytes);
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, blockBytes, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
  }
  return { chunks: chunks(), consumed: () => position };
}

function gzipSource(file: FileHandle): ByteSource {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  // An error of either reaches the other, and the reader through the iteration over `gunzip`.
  pipeline(file.createReadStream({ start: 0 }), gunzip, () => {});
  return { chunks: gunzip, consumed: () => gunzip.bytesWritten };
}

/** Gathers the chunks into blocks of whole lines for the parser. */
async function parseChunks(
  parser: ExtremeParser,
  chunks: AsyncIterable<Buffer>,
  share: () => number,
): Promise<void> {
  let block = Buffer.allocUnsafe(2 * blockBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    if (filled + chunk.length >= block.length) {
      if (filled + chunk.length > longestLine)
        throw parser.error(`a line is longer than ${longestLine} bytes; this is no text file of points`);
      block = Buffer.concat([block.subarray(0, filled)], 2 * (filled + chunk.length));
    }
    block.set(chunk, filled);
    const end = filled + chunk.lastIndexOf(LF) + 1;
    filled += chunk.length;
    if (end > filled - chunk.length) {
      parser.read(block, 0, end, share());
      block.copyWithin(0, end, filled);
      filled -= end;
    }
  }
  if (filled > 0) {
    block[filled] = LF;
    parser.read(block, 0, filled + 1, share());
  }
}

function readFault(parser: ExtremeParser, error: unknown): DataError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR')
    return parser.error('the gzip stream is truncated after this line', { cause: error });
  if (code?.startsWith('Z_'))
    return parser.error(`the gzip stream is damaged after this line (${message})`, { cause: error });
  return parser.error(`reading failed after this line (${message})`, { cause: error });
}
