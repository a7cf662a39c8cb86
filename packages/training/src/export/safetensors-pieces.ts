import { type ExportedModel } from './exported-model.ts';

/**
 * Tables as safetensors: the length of a JSON header (uint64), the header with the place of each table, the
 * tables one after the other. `__metadata__` tells configuration and data set, as texts.
 */
export async function* safetensorsPieces({ header, tables }: ExportedModel): AsyncGenerator<Uint8Array> {
  let end = 0;
  const places = tables.map(({ name, rows, columns }) => {
    const start = end;
    end += 4 * rows * columns;
    return [name, { dtype: 'F32', shape: [rows, columns], data_offsets: [start, end] }];
  });
  const metadata = {
    format: 'owlery',
    config: JSON.stringify(header.config),
    data: header.data.name,
    dataChecksum: header.data.checksum,
  };
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(places) });
  // Numbers start at a multiple of 8.
  const text = Buffer.from(json.padEnd(json.length + ((8 - (Buffer.byteLength(json) % 8)) % 8)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  yield Buffer.concat([length, text]);
  for (const { pieces } of tables) yield* pieces();
}
