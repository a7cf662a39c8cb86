import { Zip, ZipPassThrough } from 'fflate';
import { type ExportedModel, type ExportedTable } from './exported-model.ts';

/** What the sizes in a zip file without extensions can say. */
const mostBytes = 2 ** 32 - 1;

/**
 * Tables as NumPy's `.npz`: a zip file, not compressed, with `features.npy`, `labels.npy` and so on.
 *
 * @throws {RangeError} from 4 GiB on.
 */
export async function* npzPieces({ tables }: ExportedModel): AsyncGenerator<Uint8Array> {
  const bytes = tables.reduce((sum, { rows, columns }) => sum + 4 * rows * columns + 1024, 0);
  if (bytes > mostBytes)
    throw new RangeError(`an npz file holds at most 4 GiB, the tables have ${bytes} bytes: use safetensors`);
  let made: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    made.push(data);
  });
  const taken = () => {
    const pieces = made;
    made = [];
    return pieces;
  };
  for (const table of tables) {
    const entry = new ZipPassThrough(`${table.name}.npy`);
    // The first day a zip file knows: the same model gives the same file.
    entry.mtime = new Date(1980, 0, 1);
    zip.add(entry);
    entry.push(npyHeader(table));
    for await (const piece of table.pieces()) {
      entry.push(piece);
      yield* taken();
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* taken();
}

/** The head of a `.npy` file, version 1.0: what the numbers are, padded so that they start at a multiple of 64. */
function npyHeader({ rows, columns }: ExportedTable): Uint8Array {
  const description = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const length = Math.ceil((10 + description.length + 1) / 64) * 64 - 10;
  const head = Buffer.alloc(10 + length, ' ');
  head.write('\x93NUMPY\x01\x00', 'latin1');
  head.writeUInt16LE(length, 8);
  head.write(description, 10, 'latin1');
  head.write('\n', 10 + length - 1, 'latin1');
  return head;
}
