import { type ExportedModel } from './exported-model.ts';

/**
 * Tables as comma-separated values: a header `table,row,0,1,…`, then a line for every row. Numbers have the
 * nine digits that tell any two float32 apart. Where tables differ in columns, short rows end in empty cells.
 */
export async function* csvPieces({ tables }: ExportedModel): AsyncGenerator<Uint8Array> {
  const widest = Math.max(...tables.map(({ columns }) => columns));
  yield Buffer.from(`table,row,${[...Array(widest).keys()].join(',')}\n`);
  for (const { name, columns, pieces } of tables) {
    const padding = ','.repeat(widest - columns);
    let row = 0;
    for await (const piece of pieces()) {
      const numbers = new Float32Array(piece.buffer, piece.byteOffset, piece.length / 4);
      // A block at a time would make a string of half a gigabyte of the largest ones.
      const some = Math.max(1, Math.floor(65_536 / columns));
      for (let from = 0; from < numbers.length; from += some * columns) {
        const to = Math.min(numbers.length, from + some * columns);
        const lines: string[] = [];
        for (let at = from; at < to; at += columns) {
          const cells = Array.from(numbers.subarray(at, at + columns), decimal);
          lines.push(`${name},${row++},${cells.join(',')}${padding}\n`);
        }
        yield Buffer.from(lines.join(''));
      }
    }
  }
}

function decimal(value: number): string {
  return String(Number(value.toPrecision(9)));
}
