import { createHash } from 'node:crypto';
import { type ParameterTable } from '../engines/engine.ts';

/** SHA-256, in hexadecimal, of a model's parameters: names, shapes and little-endian float32 rows. */
export function parameterChecksum(tables: readonly ParameterTable[]): string {
  const hash = createHash('sha256');
  for (const { name, rows, columns, stride, values, role } of tables) {
    if (role !== 'parameter') continue;
    hash.update(`${name} ${rows} ${columns}\n`);
    for (let r = 0; r < rows; r++) {
      hash.update(
        Uint8Array.from(new Uint8Array(values.buffer, values.byteOffset + 4 * r * stride, 4 * columns)),
      );
    }
  }
  return hash.digest('hex');
}
