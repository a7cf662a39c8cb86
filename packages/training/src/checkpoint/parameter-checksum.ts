import { createHash } from 'node:crypto';
import { type ParameterTable } from '../engines/engine.ts';

/** SHA-256, in hexadecimal, of a model's parameters: names, shapes and little-endian float32 rows. */
export function parameterChecksum(tables: readonly ParameterTable[]): string {
  const hash = createHash('sha256');
  for (const { name, rows, columns, stride, values, role } of tables) {
    if (role !== 'parameter') continue;
    hash.update(`${name} ${rows} ${columns}\n`);
    // A hash takes no shared memory: rows are copied first, as many as come to about a megabyte.
    const some = Math.max(1, Math.floor(262_144 / columns));
    const copy = new Float32Array(some * columns);
    for (let first = 0; first < rows; first += some) {
      const count = Math.min(some, rows - first);
      for (let r = 0; r < count; r++) {
        const start = (first + r) * stride;
        copy.set(values.subarray(start, start + columns), r * columns);
      }
      hash.update(copy.subarray(0, count * columns));
    }
  }
  return hash.digest('hex');
}
